import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { Load, type LoadResult, type Shot } from '../harness/load.ts';
import { cpuSeconds, peakMemory } from '../harness/process-stats.ts';
import { freePort, startMeasured, type Measured } from '../harness/processes.ts';
import type { ReferenceShots } from './reference.ts';
import type { Rival } from './rivals/rivals.ts';

const START_MS = 60_000;
/** A profile is only written by a process that ends in an orderly way. */
const PROFILING = [
  '--cpu-prof',
  `--cpu-prof-dir=${join(import.meta.dirname, '../profiles')}`,
  "--import=data:text/javascript,process.once('SIGINT',()=>process.exit())",
];

/** One measurement of one gateway with one operation. */
export interface Measurement extends LoadResult {
  /** Processor time of the gateway. */
  readonly cpuSeconds: number;
  /** Requests that the subgraphs got. */
  readonly fetches: number;
}

/** How to start one. */
export interface StartOptions {
  readonly connections: number;
  readonly profile: boolean;
  /** A request that it must answer rightly to be ready. */
  readonly first: Shot;
}

/** A running gateway with the load's connections to it. */
export class Contestant {
  readonly rival: Rival;
  readonly #process: Measured;
  readonly #load: Load;

  private constructor(rival: Rival, process: Measured, load: Load) {
    this.rival = rival;
    this.#process = process;
    this.#load = load;
  }

  /** Starts a gateway and waits until it answers rightly. */
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
        if (performance.now() > deadline || rival.mustNotSay?.test(process.output()) === true) throw new Error(`${rival.title} did not start: ${String(error)}\n${process.output()}`);
        await sleep(100);
      }
    }
  }

  /** Sends so many requests at least; resolves to the number of requests. */
  async warmUp(shots: ReferenceShots, seconds: number, atLeast: number): Promise<number> {
    return (await this.#run(shots, seconds, atLeast)).requests;
  }

  /** @param served tells how many requests the subgraphs have had */
  async measure(shots: ReferenceShots, seconds: number, served: () => Promise<number>): Promise<Measurement> {
    const [cpuBefore, servedBefore] = [cpuSeconds(this.#process.pid), await served()];
    const result = await this.#run(shots, seconds, 0);
    return { ...result, cpuSeconds: cpuSeconds(this.#process.pid) - cpuBefore, fetches: (await served()) - servedBefore };
  }

  /** Bytes. */
  get peakMemory(): number {
    return peakMemory(this.#process.pid);
  }

  async stop(): Promise<void> {
    await this.#load.close();
    this.#process.kill();
  }

  async #run(shots: ReferenceShots, seconds: number, atLeast: number): Promise<LoadResult> {
    try {
      return await this.#load.run(() => shots.next(), seconds, atLeast);
    } catch (error) {
      throw new Error(`${this.rival.title} failed: ${error instanceof Error ? error.message : String(error)}\n${this.#process.output().slice(-2_000)}`);
    }
  }
}
