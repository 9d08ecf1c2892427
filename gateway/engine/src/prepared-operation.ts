import { getVariableValues, GraphQLError, type GraphQLSchema, type OperationTypeNode } from 'graphql';
import { isDataObject, type Execution, type LocatedError, type Step } from './execution/execution.js';
import type { Introspector } from './introspection.js';
import type { SelectedOperation } from './operation/select-operation.js';
import { clientPath } from './projection/client-path.js';
import { findFlaws } from './projection/flaws.js';
import type { OperationProjection, OperationProjections } from './projection/operation-projections.js';
import { writeObject, type Projection } from './projection/writers.js';

const MAX_VARIABLE_ERRORS = 20;

/** What one run of an operation needs. */
export interface ExecuteOptions {
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
  /** Handed to the transport with every request; the engine never looks inside. */
  readonly context?: unknown;
}

/** What one run of an operation gives. */
export interface ExecutionResult {
  /** JSON text of `data`; null, and not the text `null`, when the operation did not run because its variables do not fit. */
  readonly json: string | null;
  /** Absent when there are none. */
  readonly errors?: GraphQLError[];
}

/** An operation ready to run any number of times, also at once. It stays good after a swap to another engine. */
export class PreparedOperation {
  /** @internal made by `Engine.prepare` */
  constructor(
    private readonly operation: SelectedOperation,
    private readonly schema: GraphQLSchema,
    private readonly projections: OperationProjections,
    private readonly fetchAll: Step | null,
    private readonly introspect: Introspector | null,
  ) {}

  get operationType(): OperationTypeNode {
    return this.operation.definition.operation;
  }

  get operationName(): string | null {
    return this.operation.definition.name?.value ?? null;
  }

  /** Rejects only on a fault of the engine's own. */
  async execute({ variables, context }: ExecuteOptions): Promise<ExecutionResult> {
    const given = isDataObject(variables) ? variables : {};
    const coerced = getVariableValues(this.schema, this.operation.definition.variableDefinitions ?? [], given, {
      maxErrors: MAX_VARIABLE_ERRORS,
    });
    if (coerced.errors !== undefined) return { json: null, errors: coerced.errors.map(asInputError) };

    const execution: Execution = { data: {}, variables: coerced.coerced, context, errors: [], shared: new Set() };
    await this.fetchAll?.(execution);
    const how = this.projections.for(execution.variables);
    const projection: Projection = {
      introspection: this.introspect?.(given) ?? {},
      shared: execution.shared,
      written: new Map(),
      flawed: false,
    };
    const json = writeObject(execution.data, how.root, how.selection, projection) ?? 'null';
    const errors = this.errorsOf(execution, projection.flawed ? how : null);
    return errors.length === 0 ? { json } : { json, errors };
  }

  /** @param flawed how the response was written, when it has flaws */
  private errorsOf(execution: Execution, flawed: OperationProjection | null): GraphQLError[] {
    if (execution.errors.length === 0 && flawed === null) return [];
    const known = execution.errors.map((error) => ({
      ...error,
      path: error.path === null ? null : clientPath(error.path, this.operation),
    }));
    const flaws = flawed === null ? [] : findFlaws(execution.data, flawed, known);
    return [...known, ...flaws].map(asGraphQLError);
  }
}

function asGraphQLError({ message, path, extensions, cause }: LocatedError): GraphQLError {
  return new GraphQLError(message, { path, extensions, originalError: cause instanceof Error ? cause : undefined });
}

function asInputError(error: GraphQLError): GraphQLError {
  return new GraphQLError(error.message, {
    nodes: error.nodes,
    originalError: error.originalError,
    extensions: { ...error.extensions, code: 'BAD_USER_INPUT' },
  });
}
