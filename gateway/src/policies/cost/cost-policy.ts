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
  /** Null where the supergraph does not say what anything costs. */
  readonly directives: CostDirectives | null;
  /** One formula for each operation, as long as its document is remembered anywhere. */
  readonly formulas: WeakMap<OperationDefinitionNode, Formula>;
}

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
    const cost = this.#count(counted, variables);
    return cost instanceof GraphQLError ? null : cost;
  }

  /** Why an operation is refused, or null: OPERATION_TOO_LARGE, or BAD_USER_INPUT for a list that must say how long it may be. */
  refuse(counted: CountedOperation, variables: Variables): GraphQLError | null {
    const cost = this.#count(counted, variables);
    if (cost === null || cost instanceof GraphQLError) return cost;
    return cost.requested <= this.limit ? null : operationTooLarge('cost', this.limit, cost.requested);
  }

  #count({ schema, document, operation }: CountedOperation, variables: Variables): Cost | GraphQLError | null {
    const { directives, formulas } = this.#schemaOf(schema);
    if (directives === null) return null;
    let formula = formulas.get(operation);
    if (formula === undefined) {
      formula = operationCost(schema, directives, document, operation);
      formulas.set(operation, formula);
    }
    try {
      return { requested: valueOf(formula, variables), limit: this.limit };
    } catch (error) {
      if (error instanceof GraphQLError) return error;
      throw error;
    }
  }

  #schemaOf(schema: GraphQLSchema): CountedSchema {
    let counted = this.#schemas.get(schema);
    if (counted === undefined) {
      counted = { directives: readCostDirectives(this.supergraphOf(schema)), formulas: new WeakMap() };
      this.#schemas.set(schema, counted);
    }
    return counted;
  }
}
