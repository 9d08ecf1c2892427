import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { Load, type LoadResult, type Shot } from '../harness/load.ts';
import { cpuSeconds, forgetPeakMemory, peakMemory } from '../harness/process-stats.ts';
import { freePort, startMeasured, type Measured } from '../harness/processes.ts';
import type { Counts } from './example/subgraph-server.ts';
import type { Operation } from './operations/operation.ts';
import { WrongAnswer, type ReferenceShots } from './reference.ts';
import type { Rival } from './rivals/rivals.ts';

const START_MS = 90_000;
/** A profile is only written by a process that ends in an orderly way. */
const PROFILING = [
  '--cpu-prof',
  `--cpu-prof-dir=${join(import.meta.dirname, '../profiles')}`,
  "--import=data:text/javascript,process.once('SIGINT',()=>process.exit())",
];

/** One measurement of one rival with one operation. */
export interface Measurement extends LoadResult {
  /** Processor time of the rival. */
  readonly cpuSeconds: number;
  /** Requests that the subgraphs got; null where they are not asked over HTTP. */
  readonly fetches: number | null;
  /** The most that was resident during this measurement. */
  readonly peakBytes: number;
}

/** How to start one. */
export interface StartOptions {
  readonly connections: number;
  readonly profile: boolean;
  /** A request that it must answer rightly to be ready. */
  readonly first: Shot;
}

/** Whether a rival has anything to say to an operation: a subgraph asked directly knows its own data only. */
export function canAnswer(rival: Rival, operation: Operation): boolean {
  return rival.kind !== 'direct' || operation.direct !== undefined;
}

/** A running rival with the load's connections to it. */
export class Contestant {
  readonly rival: Rival;
  readonly #process: Measured;
  readonly #load: Load;

  private constructor(rival: Rival, process: Measured, load: Load) {
    this.rival = rival;
    this.#process = process;
    this.#load = load;
  }

  /** Starts a rival and waits until it answers rightly. */
  static async start(rival: Rival, supergraphFile: string, options: StartOptions): Promise<Contestant> {
    const port = await freePort();
    const process = startMeasured([...(options.profile ? PROFILING : []), ...rival.args(supergraphFile, port)], rival.env ?? {});
    const load = new Load(`http://127.0.0.1:${port}`, options.connections);
    const deadline = performance.now() + START_MS;
    for (;;) {
      try {
        await load.send(options.first);
        if (rival.mustNotSay?.test(process.output()) === true) throw new Error(process.output());
        return new Contestant(rival, process, load);
      } catch (error) {
        const answersWrongly = error instanceof WrongAnswer && error.status === 200;
        const saysSo = rival.mustNotSay?.test(process.output()) === true;
        const hopeless = answersWrongly || saysSo || process.hasEnded() || performance.now() > deadline;
        if (hopeless) throw new Error(`${rival.title} did not start: ${String(error)}\n${process.output()}`);
        await sleep(100);
      }
    }
  }

  /** Sends so many requests at least; resolves to the number of requests. */
  async warmUp(shots: ReferenceShots, seconds: number, atLeast: number): Promise<number> {
    return (await this.#run(shots, seconds, atLeast)).requests;
  }

  /**
   * @param counted what the subgraphs have done so far, from where they are asked over HTTP
   * @throws Error for a mutation that was not carried out exactly once per request
   */
  async measure(shots: ReferenceShots, seconds: number, counted: () => Promise<Counts>): Promise<Measurement> {
    const { pid } = this.#process;
    forgetPeakMemory(pid);
    const [cpuBefore, before] = [cpuSeconds(pid), await counted()];
    const result = await this.#run(shots, seconds, 0);
    const [cpuAfter, after] = [cpuSeconds(pid), await counted()];
    const overHttp = this.rival.kind === 'gateway';
    const mutations = after.mutations - before.mutations;
    if (overHttp && shots.operation.isMutation === true && mutations !== result.requests) {
      throw new Error(`${this.rival.title}: ${result.requests} mutations were answered, ${mutations} were carried out`);
    }
    const fetches = overHttp ? after.requests - before.requests : null;
    return { ...result, cpuSeconds: cpuAfter - cpuBefore, fetches, peakBytes: peakMemory(pid) };
  }

  async stop(): Promise<void> {
    await this.#load.close();
    this.#process.kill();
  }

  async #run(shots: ReferenceShots, seconds: number, atLeast: number): Promise<LoadResult> {
    try {
      return await this.#load.run(() => shots.next(), seconds, atLeast, shots.operation.connections);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(`${this.rival.title} failed: ${reason}\n${this.#process.output().slice(-2_000)}`);
    }
  }
}
