import { GraphQLError, OperationTypeNode, type DocumentNode, type GraphQLSchema } from 'graphql';
import { compilePlan } from './execution/compile-plan.js';
import type { Federation } from './execution/execution.js';
import { compileIntrospection } from './introspection.js';
import { OperationCache } from './operation-cache.js';
import type { RunParts } from './operation-run.js';
import { PlanKeys } from './operation/plan-keys.js';
import type { SelectedOperation } from './operation/select-operation.js';
import { planOperation, planSubscription } from './planning/plan-operation.js';
import type { Planner } from './planning/planner.js';
import { PreparedOperation } from './prepared-operation.js';
import { PreparedSubscription } from './prepared-subscription.js';
import { OperationProjections } from './projection/operation-projections.js';

/** Prepares operations on one supergraph: plans and compiles each once. */
export class PreparedOperations {
  private readonly operations = new OperationCache((operation) => this.compile(operation));
  private readonly subscriptions = new OperationCache((operation) => this.compileSubscription(operation));
  private readonly planKeys: PlanKeys;

  constructor(
    private readonly planner: Planner,
    private readonly schema: GraphQLSchema,
    private readonly federation: Federation,
  ) {
    this.planKeys = new PlanKeys(schema);
  }

  find(document: DocumentNode, source: string, operationName: string | null): PreparedOperation {
    return this.operations.find(document, source, operationName);
  }

  findSubscription(document: DocumentNode, source: string, operationName: string | null): PreparedSubscription {
    return this.subscriptions.find(document, source, operationName);
  }

  private compile(operation: SelectedOperation): PreparedOperation {
    if (operation.definition.operation === OperationTypeNode.SUBSCRIPTION) throw wrongType(operation);
    const parts = this.partsOf(operation);
    const plan = planOperation(this.planner, operation, this.schema, this.planKeys);
    return new PreparedOperation(parts, plan === null ? null : compilePlan(plan, this.federation));
  }

  private compileSubscription(operation: SelectedOperation): PreparedSubscription {
    if (operation.definition.operation !== OperationTypeNode.SUBSCRIPTION) throw wrongType(operation);
    const parts = this.partsOf(operation);
    const { primary, rest } = planSubscription(this.planner, operation, this.schema, this.planKeys);
    return new PreparedSubscription(parts, primary, rest === null ? null : compilePlan(rest, this.federation), this.federation);
  }

  private partsOf(operation: SelectedOperation): RunParts {
    const { schema } = this;
    const root = schema.getRootType(operation.definition.operation);
    if (!root) throw wrongType(operation);
    const projections = new OperationProjections(operation, root, { schema, types: this.federation.types, planKeys: this.planKeys });
    return { operation, schema, projections, introspect: compileIntrospection(operation, schema) };
  }
}

function wrongType({ definition }: SelectedOperation): GraphQLError {
  return new GraphQLError(`An operation of type ${definition.operation} is not run here.`, { extensions: { code: 'BAD_REQUEST' } });
}
