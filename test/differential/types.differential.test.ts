import { ABSTRACT_TYPES } from './graphs/abstract-types.graph.js';
import { INTERFACE_OBJECTS } from './graphs/interface-objects.graph.js';
import { OWNERSHIP } from './graphs/ownership.graph.js';
import { SHOP_GRAPH } from './graphs/shop.graph.js';
import { testGraphs } from './suite.js';

testGraphs([OWNERSHIP, INTERFACE_OBJECTS, ABSTRACT_TYPES, SHOP_GRAPH]);
