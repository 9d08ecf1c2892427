import type { Soon } from '../soon.js';
import type { PlanNode, SubscriptionPlan } from './plan.js';

/**
 * Makes query plans for one supergraph, at once or in another thread. The operation must have been validated against the consumer schema:
 * a planner may fail in any way on others.
 */
export interface Planner {
  /**
   * @param operationText one operation with its fragments; no introspection fields at the root
   * @returns null when there is nothing to fetch
   * @throws Error when no plan can be found
   */
  plan(operationText: string): Soon<PlanNode | null>;
  /**
   * @param operationText one subscription with its fragments
   * @throws Error when no plan can be found
   */
  planSubscription(operationText: string): Soon<SubscriptionPlan>;
}
