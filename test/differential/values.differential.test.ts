import { FAILURES } from './graphs/failures.graph.js';
import { INPUTS } from './graphs/inputs.graph.js';
import { MUTATIONS } from './graphs/mutations.graph.js';
import { testGraphs } from './suite.js';

testGraphs([INPUTS, FAILURES, MUTATIONS]);
