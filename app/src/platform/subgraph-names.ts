/** The parts of the graph, each of which may be a process of its own. */
export const SUBGRAPH_NAMES = ['appeals', 'cabinets', 'discussions', 'insights', 'people', 'surveys'] as const;

/** A part of the graph. */
export type SubgraphName = (typeof SUBGRAPH_NAMES)[number];

/** Where a subgraph that is a process of its own listens unless it is told otherwise. */
export const SUBGRAPH_PORTS: Readonly<Record<SubgraphName, number>> = {
  cabinets: 4001,
  appeals: 4002,
  people: 4003,
  surveys: 4004,
  discussions: 4005,
  insights: 4006,
};

/** Whether there is a subgraph of this name. */
export function isSubgraphName(name: string): name is SubgraphName {
  return (SUBGRAPH_NAMES as readonly string[]).includes(name);
}
