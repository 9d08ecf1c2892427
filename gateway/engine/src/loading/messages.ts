import type { PlanNode, SubscriptionPlan } from '../planning/plan.js';
import type { SupergraphFacts } from './supergraph-facts.js';

/** Marks the data of the worker that reads a supergraph. */
export const SUPERGRAPH_TASK = 'otklik:supergraph';

/** What the worker begins with. */
export interface SupergraphTask {
  readonly task: typeof SUPERGRAPH_TASK;
  readonly supergraphSdl: string;
}

/** Asks the worker for a plan. */
export interface PlanRequest {
  readonly id: number;
  readonly operation: string;
  readonly isSubscription: boolean;
}

/** The worker's first answer is `read` or `refused`; then come plans. */
export type WorkerAnswer =
  | { readonly kind: 'read'; readonly facts: SupergraphFacts }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'plan'; readonly id: number; readonly plan: PlanNode | SubscriptionPlan | null }
  | { readonly kind: 'noPlan'; readonly id: number; readonly reason: string };
