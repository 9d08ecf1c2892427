/** A worker thread's whole program: reads and checks a supergraph, then makes plans for it until it is ended. */
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import type { Planner } from '../planning/planner.js';
import type { PlanRequest, SupergraphTask, WorkerAnswer } from './messages.js';
import { readSupergraph } from './read-supergraph.js';
import { factsOf } from './supergraph-facts.js';

if (parentPort !== null) serve(parentPort, workerData as SupergraphTask);

function serve(port: MessagePort, { supergraphSdl }: SupergraphTask): void {
  const answer = (message: WorkerAnswer): void => port.postMessage(message);
  try {
    const read = readSupergraph(supergraphSdl);
    answer({ kind: 'read', facts: factsOf(read) });
    const { planner } = read;
    port.on('message', (request: PlanRequest) => void makePlan(planner, request).then(answer));
  } catch (error) {
    answer({ kind: 'refused', reason: reasonOf(error) });
    port.close();
  }
}

async function makePlan(planner: Planner, { id, operation, isSubscription }: PlanRequest): Promise<WorkerAnswer> {
  try {
    return { kind: 'plan', id, plan: await (isSubscription ? planner.planSubscription(operation) : planner.plan(operation)) };
  } catch (error) {
    return { kind: 'noPlan', id, reason: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
