import { plainSchemaOf, SHOP } from '@otklik/gateway-engine/testing';
import { GraphFacts } from '../world/graph-facts.js';
import type { DifferentialGraph } from './graph.js';

/** The engine's own example, whose data and resolvers are written by hand. */
export const SHOP_GRAPH: DifferentialGraph = {
  name: 'shop',
  subgraphs: SHOP,
  facts: new GraphFacts(Object.fromEntries(SHOP.map(({ name, sdl }) => [name, sdl]))),
  scalars: { Int: [0, 1, 2, 4], ID: ['u1', 'u2', 'p1', 'p2', 'none'], String: ['R', '', 'L'], Boolean: [true, false], Float: [0.5] },
  features: ['several keys', 'composite keys', '@requires with arguments', 'unions', 'interfaces', 'input objects', 'enum arguments', 'nested lists'],
  plain: (apiSchema) => ({ schema: plainSchemaOf(apiSchema, SHOP) }),
};
