import type { PlanNode, SubscriptionPlan } from './plan.js';

/**
 * Makes query plans for one supergraph. The operation must have been validated against the consumer schema:
 * a planner may fail in any way on others.
 */
export interface Planner {
  /** SDL of what clients may use, as the planner sees it. */
  readonly consumerSdl: string;
  /**
   * @param operationText one operation with its fragments; no introspection fields at the root
   * @returns null when there is nothing to fetch
   * @throws Error when no plan can be found
   */
  plan(operationText: string): PlanNode | null;
  /**
   * @param operationText one subscription with its fragments
   * @throws Error when no plan can be found
   */
  planSubscription(operationText: string): SubscriptionPlan;
}
