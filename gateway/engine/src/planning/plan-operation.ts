import { OperationTypeNode, print, type FieldNode, type GraphQLSchema } from 'graphql';
import type { PlanKeys } from '../operation/plan-keys.js';
import { plannable } from '../operation/plannable.js';
import { keepRootFields, responseKey, rootResponseKeys } from '../operation/root-fields.js';
import { asDocument, type SelectedOperation } from '../operation/select-operation.js';
import { allSoon, soon, type Soon } from '../soon.js';
import type { PlanNode, SubscriptionPlan } from './plan.js';
import type { Planner } from './planner.js';

/**
 * The plan for everything that subgraphs answer, or null when they have nothing to do: introspection and `__typename`
 * at the root are the engine's own.
 */
export function planOperation(
  planner: Planner,
  operation: SelectedOperation,
  schema: GraphQLSchema,
  planKeys: PlanKeys,
): Soon<PlanNode | null> {
  const asked = keepRootFields(operation, (field) => !isMetaField(field));
  if (asked === null) return null;
  const fetched = plannable(asked, schema, planKeys);
  return soon(planner.plan(textOf(fetched)), (plan) =>
    fetched.definition.operation === OperationTypeNode.MUTATION && plan !== null ? inOrder(planner, fetched, plan) : plan,
  );
}

/** The plan for a subscription, which has one root field that a subgraph serves. */
export function planSubscription(
  planner: Planner,
  operation: SelectedOperation,
  schema: GraphQLSchema,
  planKeys: PlanKeys,
): Soon<SubscriptionPlan> {
  return planner.planSubscription(textOf(plannable(operation, schema, planKeys)));
}

/** `__schema`, `__type` and `__typename`. */
function isMetaField(field: FieldNode): boolean {
  return field.name.value.startsWith('__');
}

/**
 * Root fields of a mutation run one after another, each with its whole selection. The planner keeps only the root
 * fields in order and fetches entities of an earlier one beside a later one; where it does, each field gets its own plan.
 */
function inOrder(planner: Planner, mutation: SelectedOperation, plan: PlanNode): Soon<PlanNode> {
  const keys = rootResponseKeys(mutation);
  const last = keys.at(-1);
  if (keys.length < 2 || !fetchesEntitiesOutside(plan, last!)) return plan;
  const plans = keys.map((key) => {
    const alone = keepRootFields(mutation, (field) => responseKey(field) === key);
    return alone === null ? null : planner.plan(textOf(alone));
  });
  return allSoon(plans, (nodes) => ({ kind: 'sequence', nodes: nodes.filter((node) => node !== null) }));
}

function fetchesEntitiesOutside(plan: PlanNode, rootKey: string): boolean {
  switch (plan.kind) {
    case 'rootFetch':
      return false;
    case 'entityFetch':
      return plan.groups.some((group) => group.paths.some((path) => path.find((segment) => segment.kind === 'field')?.name !== rootKey));
    case 'sequence':
    case 'parallel':
      return plan.nodes.some((node) => fetchesEntitiesOutside(node, rootKey));
    case 'condition':
      return [plan.whenTrue, plan.whenFalse].some((node) => node !== null && fetchesEntitiesOutside(node, rootKey));
  }
}

function textOf(operation: SelectedOperation): string {
  return print(asDocument(operation));
}
