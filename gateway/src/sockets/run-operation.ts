import type { ApolloServer } from '@apollo/server';
import type { RequestContext } from '@otklik/identity';
import { GraphQLError } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import type { AdmittedSubscription, GatewayContext } from '../apollo/gateway-context.js';
import { textOfResult } from '../apollo/serialised-data.js';
import type { ErrorPresenter } from '../errors/error-presenter.js';
import type { Admission } from '../policies/admission.js';
import type { PersistedOperations } from '../policies/persisted/persisted-operations.js';
import { asGraphqlError } from '../policies/rate/rate-limited.js';
import type { RateMeter } from '../policies/rate/rate-meter.js';
import type { LiveResults } from './live-results.js';
import { PresentedError } from './presented-error.js';
import { ResultText } from './result-text.js';

/** What an operation on a socket runs on: the very same parts as over HTTP, and the live layer. */
export interface OperationRunner {
  readonly apollo: ApolloServer<GatewayContext>;
  readonly admission: Admission;
  /** Absent where there is no manifest of them. */
  readonly persisted?: PersistedOperations | undefined;
  readonly presenter: ErrorPresenter;
  readonly live: LiveResults;
}

/** Results: one of a query or mutation, many of a subscription. Or the errors that refuse the operation. */
export type Outcome =
  | {
      readonly kind: 'results';
      readonly results: AsyncIterable<ResultText> | Iterable<ResultText>;
      /** The cursor after the result that was taken last; absent where the results cannot be resumed. */
      readonly cursor?: (() => string | null) | undefined;
    }
  | { readonly kind: 'refused'; readonly errors: readonly PresentedError[] };

/** Who asks for an operation on a socket, or for a stream of events. */
export interface SocketRequest extends RequestContext, Pick<GatewayContext, 'refuseMutation' | 'addressOf'> {
  /** A cursor to begin a subscription after, whatever its operation says. */
  readonly resumeAfter?: string | undefined;
  /** Present where rates are limited. */
  readonly meter?: RateMeter | undefined;
}

/** Runs one operation. */
export async function runOperation(
  { apollo, admission, persisted, presenter, live }: OperationRunner,
  sent: SubscribePayload,
  { meter, resumeAfter, refuseMutation, ...context }: SocketRequest,
): Promise<Outcome> {
  const owing = meter?.begin(context.viewer) ?? null;
  if (owing !== null) return { kind: 'refused', errors: [new PresentedError(presenter.present(asGraphqlError(owing), context))] };
  const payload = persisted === undefined ? sent : withPersistedText(persisted, sent);
  const refusal = payload instanceof GraphQLError ? payload : admission.refuse(payload.query);
  if (payload instanceof GraphQLError || refusal !== null) {
    return { kind: 'refused', errors: [new PresentedError(presenter.present(refusal, context))] };
  }
  meter?.readsText(payload.query, admission);
  const variables = payload.variables ?? {};
  let subscription: AdmittedSubscription | null = null;
  const { body } = await apollo.executeOperation(
    { query: payload.query, variables, operationName: payload.operationName ?? undefined, extensions: payload.extensions ?? undefined },
    { contextValue: { ...context, meter, refuseMutation, takeSubscription: (admitted) => void (subscription = admitted) } },
  );
  if (subscription !== null) {
    const results = await live.subscribe({ ...(subscription as AdmittedSubscription), variables, context, resumeAfter });
    return { kind: 'results', results, cursor: 'cursor' in results ? () => results.cursor ?? null : undefined };
  }
  if (body.kind !== 'single') throw new Error('The engine never answers in parts.');
  const { data, errors } = body.singleResult;
  if (data === undefined && errors !== undefined) {
    return { kind: 'refused', errors: errors.map((error) => new PresentedError(error)) };
  }
  return { kind: 'results', results: [new ResultText(textOfResult(body.singleResult))] };
}

/** The protocol wants a text: a client that sends an id sends an empty one, with `documentId` or `extensions.persistedQuery`. */
function withPersistedText(persisted: PersistedOperations, sent: SubscribePayload): SubscribePayload | GraphQLError {
  const resolution = persisted.resolve(sent);
  if (resolution.kind === 'refused') return resolution.error;
  return resolution.kind === 'text' ? { ...sent, query: resolution.text, extensions: undefined } : sent;
}
