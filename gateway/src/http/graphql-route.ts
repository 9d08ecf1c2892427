import { HeaderMap, type ApolloServer, type HTTPGraphQLRequest, type HTTPGraphQLResponse } from '@apollo/server';
import { ERROR_TABLE, type ErrorCode } from '@otklik/base';
import type { Viewer } from '@otklik/identity';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { GatewayContext } from '../apollo/gateway-context.js';
import type { KnownOperations } from '../apollo/known-operations.js';
import { bodyOf } from '../apollo/serialised-data.js';
import type { ErrorPresenter } from '../errors/error-presenter.js';
import type { Admission } from '../policies/admission.js';
import type { PersistedOperations } from '../policies/persisted/persisted-operations.js';
import type { Exchange, Route } from './exchange.js';
import { isOrdinaryPost, ordinaryOperation, ORDINARY_HEADERS } from './ordinary-post.js';
import { withPersistedText, type AskedOperation } from './persisted-request.js';
import { tellRates } from './rate-headers.js';
import { readJson, type BodyLimits } from './read-body.js';
import { responseStatus } from './response-status.js';
import { errorsType, JSON_TYPE, send } from './respond.js';
import { Turns } from './turns.js';
import { addVary } from './vary.js';

/** What GraphQL over HTTP stands on. */
export interface GraphqlRouteOptions {
  readonly apollo: ApolloServer<GatewayContext>;
  readonly known: KnownOperations;
  readonly admission: Admission;
  readonly presenter: ErrorPresenter;
  readonly body: BodyLimits;
  /** Absent where there is no manifest of them. */
  readonly persisted?: PersistedOperations | undefined;
  identify(authorization: string | null): Promise<Viewer>;
  /** From where a request comes. */
  addressOf(request: IncomingMessage): string;
}

/** GraphQL over HTTP: POST for everything but subscriptions, GET for queries. A browser's visit goes to the start page. */
export function graphqlRoute(options: GraphqlRouteOptions): Route {
  const turns = new Turns();
  return {
    async GET(exchange) {
      if (prefersHtml(exchange.request.headers.accept)) return redirectToStartPage(exchange.response);
      const { search } = exchange;
      await turns.next();
      await answer(options, exchange, { body: undefined, search, text: textOf(new URLSearchParams(search).get('query')) });
    },
    async POST(exchange) {
      const viewer = await identify(options, exchange);
      const body = await readJson(exchange.request, options.body);
      await turns.next();
      await answer(options, exchange, { body, search: exchange.search, text: textOf((body as { query?: unknown } | null)?.query) }, viewer);
    },
  };
}

async function answer(options: GraphqlRouteOptions, exchange: Exchange, sent: AskedOperation, known?: Viewer): Promise<void> {
  const { request, response, requestId, locale, observation, meter } = exchange;
  const viewer = known ?? (await identify(options, exchange));
  response.setHeader('cache-control', 'no-store');
  const asked = options.persisted === undefined ? sent : withPersistedText(options.persisted, sent);
  const refuse = (reason: GraphQLError): void => {
    const error = options.presenter.present(reason, { locale, requestId });
    observation?.answer({ errors: [error] });
    tellRates(response, meter);
    sendRefusal(response, error);
  };
  if (asked instanceof GraphQLError) return refuse(asked);
  meter?.readsText(asked.text, options.admission);
  const tooLarge = asked.text === null ? null : options.admission.refuse(asked.text);
  if (tooLarge !== null) return refuse(tooLarge);
  const reportsCost = request.headers['graphql-cost'] === 'report';
  const contextValue: GatewayContext = { viewer, locale, requestId, observation, meter, reportsCost, addressOf: () => options.addressOf(request) };
  const isOrdinary = isOrdinaryPost(request);
  const operation = isOrdinary ? ordinaryOperation(asked.body, options.known) : null;
  if (operation !== null) {
    const { http, body } = await options.apollo.executeOperation(operation, { contextValue });
    if (body.kind !== 'single') throw new Error('The engine never answers in parts.');
    tellRates(response, meter);
    return write(response, http, bodyOf(body.singleResult));
  }
  const httpGraphQLRequest: HTTPGraphQLRequest = {
    method: request.method === 'HEAD' ? 'GET' : request.method!,
    headers: isOrdinary ? ORDINARY_HEADERS : headerMap(request.headers),
    search: asked.search,
    body: asked.body,
  };
  const { body, ...http } = await options.apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest, context: () => Promise.resolve(contextValue) });
  if (body.kind !== 'complete') throw new Error('The engine never answers in parts.');
  tellRates(response, meter);
  write(response, http, body.string);
}

/** @throws CodedError when nobody knows who asks, or they owe points */
async function identify(options: GraphqlRouteOptions, { request, meter }: Exchange): Promise<Viewer> {
  const viewer = await options.identify(request.headers.authorization ?? null);
  const owing = meter?.identify(viewer) ?? null;
  if (owing !== null) throw owing;
  return viewer;
}

function sendRefusal(response: ServerResponse, error: GraphQLFormattedError): void {
  const body = JSON.stringify({ errors: [error] });
  const contentType = errorsType(response.req);
  const { status } = ERROR_TABLE[error.extensions?.['code'] as ErrorCode];
  send(response, responseStatus(status, contentType, body), contentType, body);
}

/** @param body a text has a character for each byte */
function write(response: ServerResponse, { status = 200, headers }: Omit<HTTPGraphQLResponse, 'body'>, body: string | Buffer): void {
  for (const [name, value] of headers) response.setHeader(name, value);
  const contentType = headers.get('content-type') ?? JSON_TYPE;
  send(response, typeof body === 'string' ? responseStatus(status, contentType, body) : status, contentType, body, 'latin1');
}

function headerMap(headers: IncomingHttpHeaders): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return map;
}

/** A browser names `text/html` first; a GraphQL client does not name it at all. */
function prefersHtml(accept: string | undefined): boolean {
  return accept !== undefined && accept.includes('text/html') && !accept.includes('application/graphql-response+json');
}

function redirectToStartPage(response: ServerResponse): void {
  addVary(response, 'accept');
  response.setHeader('location', '/');
  send(response, 302, 'text/plain; charset=utf-8', 'The start page is at /\n');
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
