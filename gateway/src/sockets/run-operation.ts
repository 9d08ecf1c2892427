import type { ApolloServer } from '@apollo/server';
import type { RequestContext } from '@otklik/identity';
import type { SubscribePayload } from 'graphql-ws';
import type { AdmittedSubscription, GatewayContext } from '../apollo/gateway-context.js';
import { stringifyResult } from '../apollo/serialised-data.js';
import type { ErrorPresenter } from '../errors/error-presenter.js';
import type { Admission } from '../policies/admission.js';
import type { LiveResults } from './live-results.js';
import { PresentedError } from './presented-error.js';

/** What an operation on a socket runs on: the very same parts as over HTTP, and the live layer. */
export interface OperationRunner {
  readonly apollo: ApolloServer<GatewayContext>;
  readonly admission: Admission;
  readonly presenter: ErrorPresenter;
  readonly live: LiveResults;
}

/** Runs one operation: one result of a query or mutation, many of a subscription; or the errors that refuse it. */
export async function runOperation(
  { apollo, admission, presenter, live }: OperationRunner,
  payload: SubscribePayload,
  context: RequestContext,
): Promise<AsyncIterable<string> | readonly PresentedError[]> {
  const refusal = admission.refuse(payload.query);
  if (refusal !== null) return [new PresentedError(presenter.present(refusal, context))];
  const variables = payload.variables ?? {};
  let subscription: AdmittedSubscription | null = null;
  const { body } = await apollo.executeOperation(
    { query: payload.query, variables, operationName: payload.operationName ?? undefined, extensions: payload.extensions ?? undefined },
    { contextValue: { ...context, takeSubscription: (admitted) => void (subscription = admitted) } },
  );
  if (subscription !== null) return live.subscribe({ ...(subscription as AdmittedSubscription), variables, context });
  if (body.kind !== 'single') throw new Error('The engine never answers in parts.');
  const { data, errors } = body.singleResult;
  if (data === undefined && errors !== undefined) return errors.map((error) => new PresentedError(error));
  return once(stringifyResult(body.singleResult));
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}
