import { CodedError } from '@otklik/base';
import { encodeCursor, type TopicHead } from '@otklik/events';
import type { RequestContext } from '@otklik/identity';
import type { DocumentNode, GraphQLError, GraphQLFormattedError, GraphQLSchema } from 'graphql';
import { ResultText } from '../sockets/result-text.js';
import type { LiveCounters } from './live-counters.js';
import type { TwinOperation } from './twin-operation.js';

/** Runs a query on the engine of a schema. `json` is the text of `data`. */
export type RunQuery = (
  schema: GraphQLSchema,
  document: DocumentNode,
  source: string,
  variables: Record<string, unknown>,
  context: RequestContext,
) => Promise<{ readonly json: string | null; readonly errors?: readonly GraphQLError[] }>;

/** Turns an error into what clients may see. */
export type PresentError = (error: unknown, context: RequestContext) => GraphQLFormattedError;

/** What a twin is run with. */
export interface TwinRunner {
  readonly run: RunQuery;
  readonly present: PresentError;
  readonly counters: LiveCounters;
}

/**
 * `result`: a whole execution result. `refused`: the viewer may not see this, or not any more.
 * `failed`: something is out of order that may pass.
 */
export type TwinOutcome =
  | { readonly kind: 'result'; readonly result: ResultText }
  | { readonly kind: 'refused'; readonly error: Error }
  | { readonly kind: 'failed'; readonly error: Error };

/** One twin for one viewer. */
export interface TwinRequest {
  /** The one that the twin is valid in. */
  readonly schema: GraphQLSchema;
  readonly twin: TwinOperation;
  readonly responseKey: string;
  /** Variables of the subscription. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: RequestContext;
}

/** Runs the twin for one event of a topic. Never rejects. */
export async function runTwin({ run, present, counters }: TwinRunner, request: TwinRequest, event: TopicHead): Promise<TwinOutcome> {
  const { schema, twin, responseKey, context } = request;
  const variables: Record<string, unknown> = { [twin.cursorVariable]: encodeCursor({ kind: 'version', topic: event.topic, version: event.version }) };
  for (const name of twin.variables) if (name in request.variables) variables[name] = request.variables[name];
  try {
    const { json, errors = [] } = await run(schema, twin.document, twin.source, variables, context);
    if (json === null || isNull(json, responseKey)) return withoutValue(errors);
    const presented = errors.map((error) => present(error, context));
    // Errors first, as the specification recommends.
    const text = presented.length === 0 ? `{"data":${json}}` : `{"errors":${JSON.stringify(presented)},"data":${json}}`;
    return { kind: 'result', result: new ResultText(text, counters) };
  } catch (error) {
    return { kind: 'failed', error: error instanceof Error ? error : new Error(String(error)) };
  }
}

/** Faults that pass by themselves, and everything that has no code of ours. */
const PASSING: ReadonlySet<unknown> = new Set([undefined, 'SUBGRAPH_UNAVAILABLE', 'INTERNAL_SERVER_ERROR', 'DOWNSTREAM_SERVICE_ERROR']);

function withoutValue(errors: readonly GraphQLError[]): TwinOutcome {
  const [first] = errors;
  if (first === undefined) return { kind: 'refused', error: CodedError.notFound() };
  const refusal = errors.find(({ extensions }) => !PASSING.has(extensions['code']));
  return refusal === undefined ? { kind: 'failed', error: first } : { kind: 'refused', error: refusal };
}

function isNull(json: string, responseKey: string): boolean {
  // `{"key":null}` with some room for white space: anything longer has a value, and is not parsed for nothing.
  if (json.length > JSON.stringify(responseKey).length + 16) return false;
  const data = JSON.parse(json) as Record<string, unknown> | null;
  return data === null || data[responseKey] === null || data[responseKey] === undefined;
}
