import fc from 'fast-check';
import { Arena, describeRound } from './comparison/arena.js';
import { explain, type Deviation } from './comparison/deviation.js';
import { KNOWN_DEVIATIONS } from './comparison/known-deviations.js';
import type { otklik } from './engines/otklik.js';
import type { DifferentialGraph } from './graphs/graph.js';
import { FeatureFinder } from './operations/features.js';
import { operationTrees } from './operations/operation.arbitrary.js';
import { printOperation } from './operations/print-operation.js';

/** What a run met. */
export interface Tally {
  readonly operations: number;
  /** Operations by feature. */
  readonly features: ReadonlyMap<string, number>;
  /** Operations by deviation. */
  readonly deviations: ReadonlyMap<Deviation, number>;
}

export interface RunOptions {
  readonly seed: number;
  readonly operations: number;
  readonly deviations?: readonly Deviation[];
  /** Stands for our engine. */
  readonly ours?: typeof otklik;
}

/** Has generated operations answered by all engines. Rejects with the smallest operation it can find that makes a difference nobody knows of. */
export async function compareEngines(
  graph: DifferentialGraph,
  { seed, operations, deviations = KNOWN_DEVIATIONS, ours }: RunOptions,
): Promise<Tally> {
  const arena = await Arena.open(graph, ours);
  const finder = new FeatureFinder(arena.schema, graph.facts);
  const features = new Map<string, number>();
  const met = new Map<Deviation, number>();
  let compared = 0;
  const generated = operationTrees(arena.schema, graph.scalars)
    .map((tree) => printOperation(tree, arena.schema))
    .filter((operation) => arena.isValid(operation));
  try {
    await fc.assert(
      fc.asyncProperty(generated, async (operation) => {
        const round = await arena.play(operation);
        for (const engine of round.differences.keys()) {
          const known = await explain(arena, round, engine, deviations);
          if (known === null) throw new Error(`${engine} differs.\n${describeRound(round)}`);
          for (const deviation of known) met.set(deviation, (met.get(deviation) ?? 0) + 1);
        }
        compared++;
        for (const feature of finder.featuresOf(round.document, operation, round.expected)) features.set(feature, (features.get(feature) ?? 0) + 1);
      }),
      { seed, numRuns: operations, includeErrorInReport: false },
    );
  } finally {
    await arena.close();
  }
  return { operations: compared, features, deviations: met };
}
