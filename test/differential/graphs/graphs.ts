import { ABSTRACT_TYPES } from './abstract-types.graph.js';
import { FAILURES } from './failures.graph.js';
import type { DifferentialGraph } from './graph.js';
import { INPUTS } from './inputs.graph.js';
import { INTERFACE_OBJECTS } from './interface-objects.graph.js';
import { KEYS } from './keys.graph.js';
import { MUTATIONS } from './mutations.graph.js';
import { OWNERSHIP } from './ownership.graph.js';
import { REQUIREMENTS } from './requirements.graph.js';
import { SHOP_GRAPH } from './shop.graph.js';

/** Every graph of the suite. */
export const GRAPHS: readonly DifferentialGraph[] = [
  KEYS,
  REQUIREMENTS,
  OWNERSHIP,
  INTERFACE_OBJECTS,
  ABSTRACT_TYPES,
  INPUTS,
  FAILURES,
  MUTATIONS,
  SHOP_GRAPH,
];
