import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareEngines, type Tally } from './compare-engines.js';
import { KNOWN_DEVIATIONS } from './comparison/known-deviations.js';
import { isDefaultRun, operations, seed } from './comparison/settings.js';
import { GRAPHS } from './graphs/graphs.js';
import type { DifferentialGraph } from './graphs/graph.js';
import { FEATURES } from './operations/features.js';

/** Registers a test for each graph; the graphs of the suite are spread over several files so that they run side by side. */
export function testGraphs(graphs: readonly DifferentialGraph[]): void {
  const each = Math.ceil(operations / GRAPHS.length);
  describe.each(graphs.map((graph) => [graph.name, graph] as const))('%s', (_, graph) => {
    let tally: Tally | null = null;

    test(`${each} generated operations (seed ${seed}) get the answer of graphql-js, or a known deviation`, async () => {
      tally = await compareEngines(graph, { seed, operations: each });
      expect(tally.operations).toBe(each);
      record(graph, tally);
    });

    // Another seed, or fewer operations, may leave something out.
    (isDefaultRun ? test : test.skip)('have every feature that the graph is there for', () => {
      expect(graph.features.filter((feature) => !tally?.features.has(feature))).toEqual([]);
    });
  });
}

/** For the reporter, which adds up what all files met. */
function record(graph: DifferentialGraph, { operations: compared, features, deviations }: Tally): void {
  const folder = process.env['OTKLIK_TALLIES'];
  if (folder === undefined) return;
  const tally = {
    seed,
    isDefaultRun,
    operations: compared,
    features: Object.fromEntries(FEATURES.map((feature) => [feature, features.get(feature) ?? 0])),
    deviations: Object.fromEntries(KNOWN_DEVIATIONS.map((deviation) => [deviation.id, deviations.get(deviation) ?? 0])),
  };
  writeFileSync(join(folder, `${graph.name}.json`), JSON.stringify(tally));
}
