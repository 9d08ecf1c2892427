import { GraphQLError, OperationTypeNode, type DocumentNode, type GraphQLSchema } from 'graphql';
import { compilePlan } from './execution/compile-plan.js';
import type { Federation } from './execution/execution.js';
import { compileIntrospection } from './introspection.js';
import { OperationCache } from './operation-cache.js';
import type { RunParts } from './operation-run.js';
import { PlanKeys } from './operation/plan-keys.js';
import type { SelectedOperation } from './operation/select-operation.js';
import { compileVariables } from './operation/variables.js';
import { planOperation, planSubscription } from './planning/plan-operation.js';
import type { Planner } from './planning/planner.js';
import { PreparedOperation } from './prepared-operation.js';
import { PreparedSubscription } from './prepared-subscription.js';
import { soon, type Soon } from './soon.js';
import { watched, type WatchPlanning } from './watch-planning.js';
import { OperationProjections } from './projection/operation-projections.js';
import { fetchesOf, type Fetch } from './reading/fetch-document.js';

/** Prepares operations on one supergraph: plans and compiles each once. */
export class PreparedOperations {
  private readonly operations: OperationCache<PreparedOperation>;
  private readonly subscriptions: OperationCache<PreparedSubscription>;
  private readonly planKeys: PlanKeys;

  constructor(
    private readonly planner: Planner,
    private readonly schema: GraphQLSchema,
    private readonly federation: Federation,
    watchPlanning?: WatchPlanning,
  ) {
    this.operations = new OperationCache(watched((operation) => this.compile(operation), watchPlanning));
    this.subscriptions = new OperationCache(watched((operation) => this.compileSubscription(operation), watchPlanning));
    this.planKeys = PlanKeys.of(schema);
  }

  find(document: DocumentNode, source: string, operationName: string | null): Soon<PreparedOperation> {
    return this.operations.find(document, source, operationName);
  }

  findSubscription(document: DocumentNode, source: string, operationName: string | null): Soon<PreparedSubscription> {
    return this.subscriptions.find(document, source, operationName);
  }

  private compile(operation: SelectedOperation): Soon<PreparedOperation> {
    if (operation.definition.operation === OperationTypeNode.SUBSCRIPTION) throw wrongType(operation);
    const planKeys = this.planKeys.in(operation);
    const plan = planOperation(this.planner, operation, this.schema, planKeys);
    return soon(plan, (found) => {
      const parts = this.partsOf(operation, planKeys, fetchesOf(found));
      return new PreparedOperation(parts, found === null ? null : compilePlan(found, this.federation));
    });
  }

  private compileSubscription(operation: SelectedOperation): Soon<PreparedSubscription> {
    if (operation.definition.operation !== OperationTypeNode.SUBSCRIPTION) throw wrongType(operation);
    const planKeys = this.planKeys.in(operation);
    const plan = planSubscription(this.planner, operation, this.schema, planKeys);
    return soon(plan, ({ primary, rest }) => {
      const parts = this.partsOf(operation, planKeys, [primary, ...fetchesOf(rest)]);
      return new PreparedSubscription(parts, primary, rest === null ? null : compilePlan(rest, this.federation), this.federation);
    });
  }

  private partsOf(operation: SelectedOperation, planKeys: PlanKeys, fetches: readonly Fetch[]): RunParts {
    const { schema } = this;
    const { types, texts } = this.federation;
    const root = schema.getRootType(operation.definition.operation);
    if (!root) throw wrongType(operation);
    const projections = new OperationProjections(operation, root, { schema, types, planKeys }, fetches, this.federation.layoutsAtOnce ?? false);
    const readVariables = compileVariables(operation.definition.variableDefinitions ?? [], schema);
    return { operation, schema, projections, texts, readVariables, introspect: compileIntrospection(operation, schema, texts) };
  }
}

function wrongType({ definition }: SelectedOperation): GraphQLError {
  return new GraphQLError(`An operation of type ${definition.operation} is not run here.`, { extensions: { code: 'BAD_REQUEST' } });
}
