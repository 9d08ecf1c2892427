import { getVariableValues, GraphQLError, type GraphQLSchema } from 'graphql';
import { isDataObject, type DataObject, type Execution, type LocatedError } from './execution/execution.js';
import type { Introspector } from './introspection.js';
import { includedWith } from './operation/conditions.js';
import { findVariableFlaws } from './operation/variable-flaws.js';
import type { SelectedOperation } from './operation/select-operation.js';
import type { VariablesReader } from './operation/variables.js';
import { clientPath, isLeftOut } from './projection/client-path.js';
import { DataFlaw, findFlaws } from './projection/flaws.js';
import type { OperationProjection, OperationProjections } from './projection/operation-projections.js';
import { ResponseBuffer } from './projection/response-buffer.js';
import { writeObject, type Projection } from './projection/writers.js';
import type { TextForm } from './text-form.js';
import { WrittenResult } from './written-result.js';

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
  /**
   * The same as UTF-8 with one character for each byte, to be written as `latin1`: cheaper than `json` where the transport
   * is `serialised`. Absent when `json` is null.
   */
  readonly utf8?: string;
  /**
   * All of a response without errors, `{"data":…}`, in UTF-8: for a long one, of which `json` and `utf8` are copies that are made when they
   * are asked for. Null for a short one, absent when `json` is null.
   */
  readonly bytes?: Buffer | null;
  /** Absent when there are none. */
  readonly errors?: GraphQLError[];
}

/** How an operation is compiled for what comes before and after its plan. */
export interface RunParts {
  readonly operation: SelectedOperation;
  readonly schema: GraphQLSchema;
  readonly projections: OperationProjections;
  readonly introspect: Introspector | null;
  readonly texts: TextForm;
  readonly readVariables: VariablesReader;
}

/** One run of an operation with its client's variables: what comes before the plan, and after it. */
export class OperationRun {
  private readonly how: OperationProjection;

  private constructor(
    private readonly parts: RunParts,
    private readonly given: Readonly<Record<string, unknown>>,
    readonly variables: Readonly<Record<string, unknown>>,
    private readonly context: unknown,
  ) {
    this.how = parts.projections.for(variables);
  }

  /** The errors when the variables do not fit. */
  static begin(parts: RunParts, { variables, context }: ExecuteOptions): OperationRun | GraphQLError[] {
    const given = isDataObject(variables) ? variables : {};
    const usual = parts.readVariables(given);
    if (usual !== null) return new OperationRun(parts, given, usual, context);
    const definitions = parts.operation.definition.variableDefinitions ?? [];
    const { coerced } = getVariableValues(parts.schema, definitions, given, { maxErrors: 1 });
    return coerced === undefined ? findVariableFlaws(definitions, parts.schema, given) : new OperationRun(parts, given, coerced, context);
  }

  /** An execution without any data yet. */
  execution(): Execution {
    return { data: {}, variables: this.variables, context: this.context, errors: [], shared: new Set(), layouts: this.how.layouts };
  }

  /** The client's response, when the plan has filled the data. */
  respond(execution: Execution): ExecutionResult {
    const { how } = this;
    const projection: Projection = {
      out: RESPONSE.begin(this.parts.texts),
      introspection: this.parts.introspect?.(this.given) ?? {},
      shared: execution.shared,
      written: new Map(),
      flawed: false,
    };
    const result = new WrittenResult(writeData(execution.data, how, projection), this.parts.texts);
    const errors = this.errorsOf(execution, projection.flawed ? how : null);
    if (errors.length > 0) result.errors = errors;
    return result;
  }

  /** @param flawed how the response was written, when it has flaws */
  private errorsOf(execution: Execution, flawed: OperationProjection | null): GraphQLError[] {
    if (execution.errors.length === 0 && flawed === null) return [];
    const { operation } = this.parts;
    const included = includedWith(this.variables);
    const known = execution.errors
      .filter(({ path }) => path === null || !isLeftOut(path, operation, included))
      .map((error) => ({ ...error, path: error.path === null ? null : clientPath(error.path, operation) }));
    const flaws = flawed === null ? [] : findFlaws(execution.data, flawed, known);
    return capped([...known, ...flaws]).map(asGraphQLError);
  }
}

const RESPONSE = new ResponseBuffer();
/** In bytes: from here on a response is handed over as bytes. A shorter one goes out in one piece with its headers, which are a text. */
const LONG = 4_096;

function writeData(data: DataObject, { root, selection }: OperationProjection, projection: Projection): string | Buffer {
  const { out } = projection;
  const start = out.length;
  if (!writeObject(data, root, selection, projection)) {
    out.length = start;
    out.text('null');
  }
  return out.length > LONG ? out.take() : out.takeText();
}

/** Errors that a client is told of one operation; a subgraph may send as many as there are items in its lists. */
const MOST_ERRORS = 100;

function capped(errors: readonly LocatedError[]): readonly LocatedError[] {
  const leftOut = errors.length - MOST_ERRORS;
  if (leftOut <= 0) return errors;
  const message = `${leftOut} more ${leftOut === 1 ? 'error was' : 'errors were'} left out.`;
  return [...errors.slice(0, MOST_ERRORS), { message, path: null, extensions: { code: 'ERRORS_LEFT_OUT' }, cause: null }];
}

function asGraphQLError({ message, path, extensions, cause, isFlaw }: LocatedError): GraphQLError {
  const originalError = isFlaw === true ? new DataFlaw(message) : cause instanceof Error ? cause : undefined;
  return new GraphQLError(message, { path, extensions, originalError });
}
