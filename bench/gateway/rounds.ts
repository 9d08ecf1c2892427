import type { RunOptions } from '../harness/options.ts';
import { canAnswer, type Contestant, type Measurement } from './contestant.ts';
import type { Counts } from './example/subgraph-server.ts';
import type { ReferenceShots } from './reference.ts';
import { BASELINE, type Rival } from './rivals/rivals.ts';
import { summarise, type Row } from './summary.ts';

/** What the rounds need of their surroundings. */
export interface Surroundings {
  /** What the subgraphs have done so far. */
  counted(): Promise<Counts>;
  /** Tells about the progress. */
  say(text: string): void;
}

/** Brings every contestant into its stride with every operation; resolves to the number of requests. */
export async function warmUpAll(
  contestants: readonly Contestant[],
  shots: readonly ReferenceShots[],
  options: RunOptions,
  { say }: Surroundings,
): Promise<number> {
  let requests = 0;
  for (const contestant of contestants) {
    say(`warming up ${contestant.rival.name}`);
    for (const own of shots.filter(({ operation }) => canAnswer(contestant.rival, operation))) {
      requests += await contestant.warmUp(own, options.warmUpSeconds, options.warmUpAll ? own.size : 0);
    }
  }
  return requests;
}

/** Each round measures every operation with every contestant, one after the other; who comes first changes. */
export async function measureRounds(
  contestants: readonly Contestant[],
  shots: readonly ReferenceShots[],
  options: RunOptions,
  { counted, say }: Surroundings,
): Promise<{ readonly rows: Row[]; readonly requests: number }> {
  const measured = new Map<string, Measurement[]>();
  const of = (rival: string, operation: string): Measurement[] => measured.get(`${rival} ${operation}`) ?? [];
  for (let round = 0; round < options.rounds; round++) {
    for (const own of shots) {
      const { name } = own.operation;
      for (const contestant of rotated(contestants, round).filter(({ rival }) => canAnswer(rival, own.operation))) {
        const { rival } = contestant;
        const measurement = await contestant.measure(own, options.seconds, counted);
        measured.set(`${rival.name} ${name}`, [...of(rival.name, name), measurement]);
        const rate = (measurement.requests / measurement.seconds).toFixed(0);
        say(`round ${round + 1}  ${name.padEnd(10)} ${rival.name.padEnd(26)} ${rate.padStart(6)}/s`);
      }
    }
  }
  const rows = shots.flatMap(({ operation }) =>
    contestants.filter(({ rival }) => canAnswer(rival, operation)).map(({ rival }) => rowOf(rival, operation.name, of)),
  );
  return { rows, requests: [...measured.values()].flat().reduce((sum, it) => sum + it.requests, 0) };
}

function rowOf(rival: Rival, operation: string, of: (rival: string, operation: string) => Measurement[]): Row {
  return summarise(rival, operation, of(rival.name, operation), of(BASELINE, operation));
}

/** So that nobody always comes first. */
function rotated<T>(items: readonly T[], by: number): T[] {
  return items.map((_, index) => items[(index + by) % items.length]!);
}
