import { KEYS } from './graphs/keys.graph.js';
import { REQUIREMENTS } from './graphs/requirements.graph.js';
import { testGraphs } from './suite.js';

testGraphs([KEYS, REQUIREMENTS]);
