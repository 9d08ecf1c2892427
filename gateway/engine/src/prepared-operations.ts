import { GraphQLError, OperationTypeNode, print, type DocumentNode, type GraphQLSchema } from 'graphql';
import { BoundedCache } from './bounded-cache.js';
import { compilePlan } from './execution/compile-plan.js';
import type { Federation } from './execution/execution.js';
import { compileIntrospection } from './introspection.js';
import { PlanKeys } from './operation/plan-keys.js';
import { refuseIncrementalDelivery, refuseReservedAliases } from './operation/refusals.js';
import { asDocument, selectOperation, type SelectedOperation } from './operation/select-operation.js';
import { planOperation } from './planning/plan-operation.js';
import type { Planner } from './planning/planner.js';
import { PreparedOperation } from './prepared-operation.js';
import { OperationProjections } from './projection/operation-projections.js';

/** Operations kept ready, and the length of their texts together, in characters. */
const MAX_PREPARED = 2_000;
const MAX_PREPARED_TEXT = 16_000_000;

/**
 * Two caches: by the text as sent, which is quick, and by the normalised text, so that white space, comments and unused
 * operations cost no second plan.
 */
export class PreparedOperations {
  private readonly bySource = new BoundedCache<PreparedOperation>(MAX_PREPARED, MAX_PREPARED_TEXT);
  private readonly byOperation = new BoundedCache<PreparedOperation>(MAX_PREPARED, MAX_PREPARED_TEXT);

  private readonly planKeys: PlanKeys;

  constructor(
    private readonly planner: Planner,
    private readonly schema: GraphQLSchema,
    private readonly federation: Federation,
  ) {
    this.planKeys = new PlanKeys(schema);
  }

  find(document: DocumentNode, source: string, operationName: string | null): PreparedOperation {
    const key = `${operationName ?? ''}\0${source}`;
    const known = this.bySource.get(key);
    if (known !== undefined) return known;
    const prepared = this.normalised(document, operationName);
    this.bySource.set(key, prepared, key.length);
    return prepared;
  }

  private normalised(document: DocumentNode, operationName: string | null): PreparedOperation {
    const refusal = refuseIncrementalDelivery(document) ?? refuseReservedAliases(document);
    if (refusal !== null) throw refusal;
    const operation = selectOperation(document, operationName);
    const text = print(asDocument(operation));
    const known = this.byOperation.get(text);
    if (known !== undefined) return known;
    const prepared = this.compile(operation);
    this.byOperation.set(text, prepared, text.length);
    return prepared;
  }

  private compile(operation: SelectedOperation): PreparedOperation {
    const type = operation.definition.operation;
    const root = this.schema.getRootType(type);
    if (type === OperationTypeNode.SUBSCRIPTION || !root) {
      throw new GraphQLError(`The engine does not run operations of type ${type}.`, { extensions: { code: 'BAD_REQUEST' } });
    }
    const plan = planOperation(this.planner, operation, this.schema, this.planKeys);
    const fetchAll = plan === null ? null : compilePlan(plan, this.federation);
    const projections = new OperationProjections(operation, root, {
      schema: this.schema,
      types: this.federation.types,
      planKeys: this.planKeys,
    });
    return new PreparedOperation(operation, this.schema, projections, fetchAll, compileIntrospection(operation, this.schema));
  }
}
