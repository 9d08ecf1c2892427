import { isDeepStrictEqual } from 'node:util';
import { quantile, round } from '../harness/statistics.ts';
import { dataOf, type Operation } from './operations.ts';
import type { BenchPlatform } from './platform.ts';

const CONNECTIONS = 8;
const COMPARED = 20;

/** A platform with what is asked of it. */
export interface Asked {
  readonly platform: BenchPlatform;
  readonly operations: readonly Operation[];
}

/** What one platform did with one operation. */
export interface Speed {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Processor time of the platform for one request, in milliseconds: what can be compared on a busy machine too. */
  readonly cpuMs: number;
}

export interface OperationFigures {
  readonly name: string;
  readonly title: string;
  readonly few: Speed;
  readonly many: Speed;
}

/** @throws Error when the platforms answer one of the operations differently */
export async function compareAnswers(few: Asked, many: Asked): Promise<void> {
  for (const [index, operation] of few.operations.entries()) {
    for (let turn = 0; turn < COMPARED; turn++) {
      const [one, other] = await Promise.all([few, many].map(async ({ platform, operations }) => dataOf(await ask(platform, operations[index]!, turn))));
      if (!isDeepStrictEqual(one, other)) throw new Error(`${operation.name}: ${JSON.stringify(one)} and ${JSON.stringify(other)}`);
    }
  }
}

/** Asks both, each operation in turns of some seconds, each first as often as the other. */
export async function measure(few: Asked, many: Asked, { rounds, seconds }: { readonly rounds: number; readonly seconds: number }, say: (line: string) => void): Promise<OperationFigures[]> {
  const taken = few.operations.map(() => ({ few: new Burst(), many: new Burst() }));
  for (let round = 0; round <= rounds; round++) {
    say(round === 0 ? 'warming up' : `round ${round} of ${rounds}`);
    for (const [index, bursts] of taken.entries()) {
      const sides = [[few, bursts.few], [many, bursts.many]] as const;
      for (const [{ platform, operations }, burst] of round % 2 === 0 ? sides : sides.toReversed()) await burst.run(platform, operations[index]!, round === 0 ? seconds / 2 : seconds, round > 0);
    }
  }
  return few.operations.map(({ name, title }, index) => ({ name, title, few: taken[index]!.few.speed(), many: taken[index]!.many.speed() }));
}

/** Requests of some connections, each sent as soon as the one before was answered. */
class Burst {
  readonly #latencies: number[] = [];
  #seconds = 0;
  #cpu = 0;

  async run(platform: BenchPlatform, operation: Operation, seconds: number, counts: boolean): Promise<void> {
    const [begun, cpu] = [performance.now(), platform.cpuSeconds()];
    const latencies: number[] = [];
    let turn = 0;
    const connection = async (): Promise<void> => {
      while (performance.now() < begun + seconds * 1_000) {
        const sent = performance.now();
        dataOf(await ask(platform, operation, turn++));
        latencies.push(performance.now() - sent);
      }
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, connection));
    if (!counts) return;
    this.#latencies.push(...latencies);
    this.#seconds += (performance.now() - begun) / 1_000;
    this.#cpu += platform.cpuSeconds() - cpu;
  }

  speed(): Speed {
    const { length } = this.#latencies;
    return {
      perSecond: round(length / this.#seconds, 1),
      p50: round(quantile(this.#latencies, 0.5), 2),
      p99: round(quantile(this.#latencies, 0.99), 2),
      cpuMs: round((this.#cpu * 1_000) / length, 3),
    };
  }
}

function ask(platform: BenchPlatform, { persona, query, variables }: Operation, turn: number): ReturnType<BenchPlatform['ask']> {
  return platform.ask(persona, query, variables(turn));
}
