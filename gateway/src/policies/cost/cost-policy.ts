import { GraphQLError, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { operationTooLarge } from '../operation-too-large.js';
import { readCostDirectives, type CostDirectives } from './cost-directives.js';
import { valueOf, type Formula, type Variables } from './formula.js';
import { operationCost } from './operation-cost.js';

/** A valid operation and the schema in which it is valid. */
export interface CountedOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

/** What an operation costs, and what it may. */
export interface Cost {
  readonly requested: number;
  readonly limit: number;
}

interface CountedSchema {
  readonly directives: CostDirectives;
  /** False where the supergraph does not say what anything costs: then an object counts as one, and a list as one too. */
  readonly isLimited: boolean;
  /** One formula for each operation, as long as its document is remembered anywhere. */
  readonly formulas: WeakMap<OperationDefinitionNode, Formula>;
}

const NOTHING_SAID: CostDirectives = { weights: new Map(), listSizes: new Map() };

/** The limit of cost. An operation is looked at once; where its cost depends on variables, each request evaluates a formula. */
export class CostPolicy {
  readonly #schemas = new WeakMap<GraphQLSchema, CountedSchema>();

  /** @param supergraphOf the supergraph behind a schema */
  constructor(
    readonly limit: number,
    readonly supergraphOf: (schema: GraphQLSchema) => string,
  ) {}

  /** Null where the supergraph does not say what anything costs, or the operation is refused for a list that must say how long it may be. */
  find(counted: CountedOperation, variables: Variables): Cost | null {
    const schema = this.#schemaOf(counted.schema);
    const requested = schema.isLimited ? count(schema, counted, variables) : null;
    return requested === null || requested instanceof GraphQLError ? null : { requested, limit: this.limit };
  }

  /** Why an operation is refused, or null: OPERATION_TOO_LARGE, or BAD_USER_INPUT for a list that must say how long it may be. */
  refuse(counted: CountedOperation, variables: Variables): GraphQLError | null {
    if (!this.#schemaOf(counted.schema).isLimited) return null;
    const cost = this.judge(counted, variables);
    return typeof cost === 'number' ? null : cost;
  }

  /** What an operation costs, or why it is refused. There is a figure also where the supergraph does not say what anything costs. */
  judge(counted: CountedOperation, variables: Variables): number | GraphQLError {
    const schema = this.#schemaOf(counted.schema);
    const cost = count(schema, counted, variables);
    return typeof cost === 'number' && schema.isLimited && cost > this.limit ? operationTooLarge('cost', this.limit, cost) : cost;
  }

  #schemaOf(schema: GraphQLSchema): CountedSchema {
    let counted = this.#schemas.get(schema);
    if (counted === undefined) {
      const directives = readCostDirectives(this.supergraphOf(schema));
      counted = { directives: directives ?? NOTHING_SAID, isLimited: directives !== null, formulas: new WeakMap() };
      this.#schemas.set(schema, counted);
    }
    return counted;
  }
}

function count({ directives, formulas }: CountedSchema, { schema, document, operation }: CountedOperation, variables: Variables): number | GraphQLError {
  let formula = formulas.get(operation);
  if (formula === undefined) {
    formula = operationCost(schema, directives, document, operation);
    formulas.set(operation, formula);
  }
  try {
    return valueOf(formula, variables);
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}
