import { CodedError, localize, type ErrorCode, type Locale } from '@otklik/base';
import type { RequestContext } from '@otklik/identity';
import { DataFlaw } from '@otklik/gateway-engine';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { FaultLog } from './fault-log.js';
import { isErrorCode, neutralError, UNAVAILABLE_TEXT } from './public-error.js';

/** Codes of Apollo Server and of older conventions, and the ones of our table that say the same. */
const SYNONYMS: Readonly<Record<string, ErrorCode>> = {
  OPERATION_RESOLUTION_FAILURE: 'BAD_REQUEST',
  DOWNSTREAM_SERVICE_ERROR: 'SUBGRAPH_UNAVAILABLE',
};

/** Texts of Apollo Server for mistakes of clients to which it gives no code. */
const BAD_REQUEST_TEXTS: ReadonlySet<string> = new Set(['provided sha does not match query']);

/** Texts of Apollo Server that speak to its administrator, in our words for the client. */
const VALIDATION_TEXTS: Readonly<Record<string, string>> = {
  INTROSPECTION_DISABLED: 'Introspection is switched off. The schema is at /schema.graphql.',
};

/**
 * Turns any error into what a client may see: codes of the error table only, never a stack, never more extensions than
 * the code needs. Faults become one neutral sentence and a line in the log.
 */
export class ErrorPresenter {
  readonly #requests = new WeakMap<object, RequestContext>();

  /** @param relays whether errors of subgraphs are passed on as they are; never in production */
  constructor(
    readonly log: FaultLog,
    readonly production: boolean,
    readonly relays = false,
  ) {}

  /** Notes which request an error object belongs to: Apollo's `formatError` is not told. */
  belongsTo(error: object, request: RequestContext): void {
    this.#requests.set(error, request);
  }

  /** Apollo Server's `formatError`: also called for errors that came up before any operation was known. */
  readonly formatError = (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const request = typeof error === 'object' && error !== null ? this.#requests.get(error) : undefined;
    return this.#present(formatted, error, request);
  };

  /** The same for an error that did not pass through Apollo Server. */
  present(error: unknown, request: Pick<RequestContext, 'locale' | 'requestId'>): GraphQLFormattedError {
    const formatted = error instanceof GraphQLError ? error.toJSON() : { message: '' };
    return this.#present(formatted, error, request);
  }

  #present(
    formatted: GraphQLFormattedError,
    error: unknown,
    request: Pick<RequestContext, 'locale' | 'requestId'> | undefined,
  ): GraphQLFormattedError {
    const locale: Locale = request?.locale ?? 'ru';
    const cause = innermost(error);
    if (cause instanceof CodedError)
      return { ...place(formatted), message: localize(cause.text, locale), extensions: { code: cause.code, ...cause.details } };
    const code = BAD_REQUEST_TEXTS.has(formatted.message) && !this.#isOfSubgraph(formatted) ? 'BAD_REQUEST' : publicCode(formatted.extensions?.['code']);
    if (code === null || code === 'INTERNAL_SERVER_ERROR') {
      if (this.relays && !this.production && (cause instanceof DataFlaw || this.#isOfSubgraph(formatted))) return { ...place(formatted), message: formatted.message, extensions: withoutStack(formatted.extensions) };
      this.log(cause, { place: 'graphql', requestId: request?.requestId, path: formatted.path });
      return { ...place(formatted), ...neutralError(locale, request?.requestId) };
    }
    if (code === 'SUBGRAPH_UNAVAILABLE') {
      this.log(cause, { place: 'graphql', requestId: request?.requestId, path: formatted.path });
      if (this.production) return { ...place(formatted), message: localize(UNAVAILABLE_TEXT, locale), extensions: { code } };
    }
    const validation = formatted.extensions?.['validationErrorCode'];
    const tooLarge = validation === 'MAX_RECURSIVE_SELECTIONS_EXCEEDED' || /^Syntax Error: Document contains more/.test(formatted.message);
    return {
      ...place(formatted),
      message: (typeof validation === 'string' ? VALIDATION_TEXTS[validation] : undefined) ?? formatted.message,
      extensions: { code: tooLarge ? 'OPERATION_TOO_LARGE' : code, ...limitOf(formatted), ...this.#origin(formatted) },
    };
  }

  /** The engine names the subgraph of an error that it passes on. */
  #isOfSubgraph({ extensions }: GraphQLFormattedError): boolean {
    return !this.production && typeof extensions?.['subgraph'] === 'string';
  }

  /** Which subgraph an error came from is nobody's business in production. */
  #origin(formatted: GraphQLFormattedError): Record<string, unknown> {
    const subgraph = formatted.extensions?.['subgraph'] ?? formatted.extensions?.['serviceName'];
    return this.production || typeof subgraph !== 'string' ? {} : { subgraph };
  }
}

/** Where servers put stacks. */
const STACKS: ReadonlySet<string> = new Set(['stacktrace', 'exception']);

function withoutStack(extensions: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return Object.fromEntries(Object.entries(extensions).filter(([name]) => !STACKS.has(name)));
}

/** Which limit an operation is over, and by how much: an honest client needs it. */
function limitOf({ extensions }: GraphQLFormattedError): Record<string, unknown> {
  if (extensions?.['code'] !== 'OPERATION_TOO_LARGE' || extensions['limit'] === undefined) return {};
  return { limit: extensions['limit'], most: extensions['most'], measured: extensions['measured'] };
}

function publicCode(code: unknown): ErrorCode | null {
  if (isErrorCode(code)) return code;
  return (typeof code === 'string' ? SYNONYMS[code] : undefined) ?? null;
}

function place(formatted: GraphQLFormattedError): Pick<GraphQLFormattedError, 'locations' | 'path'> {
  return {
    ...(formatted.locations === undefined ? {} : { locations: formatted.locations }),
    ...(formatted.path === undefined ? {} : { path: formatted.path }),
  };
}

function innermost(error: unknown): unknown {
  let cause = error;
  while (cause instanceof GraphQLError && cause.originalError !== undefined && cause.originalError !== null) cause = cause.originalError;
  return cause;
}
