import { Worker } from 'node:worker_threads';
import type { PlanNode, SubscriptionPlan } from '../planning/plan.js';
import type { Planner } from '../planning/planner.js';
import { SUPERGRAPH_TASK, type PlanRequest, type SupergraphTask, type WorkerAnswer } from './messages.js';
import type { SupergraphFacts } from './supergraph-facts.js';
import { workerSource } from './worker-source.js';

const LOAD_TIMEOUT_MS = 60_000;

interface Asker {
  resolve(plan: PlanNode | SubscriptionPlan | null): void;
  reject(reason: Error): void;
}

/** A worker thread with a planner for one supergraph. */
interface RunningWorker {
  readonly facts: SupergraphFacts;
  readonly worker: Worker;
}

/**
 * A planner in a thread of its own: neither its making, which takes a tenth of a second for a large supergraph, nor a plan
 * keeps requests waiting. A thread that was ended, or ended itself, is started anew when a plan is asked for.
 */
export class WorkerPlanner implements Planner {
  readonly #task: SupergraphTask;
  readonly #asking = new Map<number, Asker>();
  #running: Promise<RunningWorker> | null = null;
  #last = 0;

  constructor(supergraphSdl: string) {
    this.#task = { task: SUPERGRAPH_TASK, supergraphSdl };
  }

  /** Reads and checks the supergraph. Rejects with an Error that says why it cannot be served. */
  async read(): Promise<SupergraphFacts> {
    return (await this.#worker()).facts;
  }

  plan(operation: string): Promise<PlanNode | null> {
    return this.#ask(operation, false) as Promise<PlanNode | null>;
  }

  planSubscription(operation: string): Promise<SubscriptionPlan> {
    return this.#ask(operation, true) as Promise<SubscriptionPlan>;
  }

  /** Ends the thread when the plans that were asked for are made. */
  async close(): Promise<void> {
    const running = this.#running;
    // One that could not be started has ended already.
    const started = await running?.catch(() => null);
    if (started === undefined || started === null) return;
    if (this.#asking.size > 0) return void setTimeout(() => void this.close(), 100).unref();
    if (this.#running === running) this.#running = null;
    await started.worker.terminate();
  }

  async #ask(operation: string, isSubscription: boolean): Promise<PlanNode | SubscriptionPlan | null> {
    const id = ++this.#last;
    const plan = new Promise<PlanNode | SubscriptionPlan | null>((resolve, reject) => this.#asking.set(id, { resolve, reject }));
    // A thread that cannot be started says so below, and must not end the process by saying it here too.
    plan.catch(() => undefined);
    try {
      const { worker } = await this.#worker();
      worker.postMessage({ id, operation, isSubscription } satisfies PlanRequest);
      return await plan;
    } finally {
      this.#asking.delete(id);
    }
  }

  #worker(): Promise<RunningWorker> {
    if (this.#running !== null) return this.#running;
    const running = this.#start();
    this.#running = running;
    running.catch(() => this.#forget(running));
    return running;
  }

  #forget(running: Promise<RunningWorker>): void {
    if (this.#running === running) this.#running = null;
  }

  #start(): Promise<RunningWorker> {
    const { url, execArgv } = workerSource(import.meta.url, 'supergraph-worker');
    const worker = new Worker(url, { workerData: this.#task, execArgv });
    let fail: (reason: Error) => void = () => undefined;
    const running = new Promise<RunningWorker>((resolve, reject) => {
      const impatience = setTimeout(() => fail(new Error(`Reading the supergraph took longer than ${LOAD_TIMEOUT_MS / 1000} s.`)), LOAD_TIMEOUT_MS);
      fail = (reason) => {
        clearTimeout(impatience);
        reject(reason);
        void worker.terminate();
      };
      worker.on('message', (answer: WorkerAnswer) => {
        if (answer.kind === 'refused') return fail(new Error(answer.reason));
        if (answer.kind !== 'read') return this.#take(answer);
        clearTimeout(impatience);
        // Only plans that somebody waits for keep the process; the sockets of those who wait do.
        worker.unref();
        resolve({ facts: answer.facts, worker });
      });
    });
    worker.on('error', (error) => fail(error instanceof Error ? error : new Error(String(error))));
    worker.on('exit', (code) => {
      const reason = new Error(`The thread of the planner ended with code ${code}.`);
      fail(reason);
      if (this.#running === running) {
        this.#running = null;
        for (const asker of this.#asking.values()) asker.reject(reason);
      }
    });
    return running;
  }

  #take(answer: WorkerAnswer & { kind: 'plan' | 'noPlan' }): void {
    const asker = this.#asking.get(answer.id);
    if (answer.kind === 'plan') asker?.resolve(answer.plan);
    else asker?.reject(new Error(answer.reason));
  }
}
