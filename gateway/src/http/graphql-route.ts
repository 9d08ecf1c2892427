import { HeaderMap, type ApolloServer, type HTTPGraphQLRequest, type HTTPGraphQLResponse } from '@apollo/server';
import type { Viewer } from '@otklik/identity';
import type { GraphQLFormattedError } from 'graphql';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { GatewayContext } from '../apollo/gateway-context.js';
import type { ErrorPresenter } from '../errors/error-presenter.js';
import type { Admission } from '../policies/admission.js';
import type { Exchange, Route } from './exchange.js';
import { readJson, type BodyLimits } from './read-body.js';
import { responseStatus } from './response-status.js';
import { JSON_TYPE, send } from './respond.js';

/** What GraphQL over HTTP stands on. */
export interface GraphqlRouteOptions {
  readonly apollo: ApolloServer<GatewayContext>;
  readonly admission: Admission;
  readonly presenter: ErrorPresenter;
  readonly body: BodyLimits;
  identify(authorization: string | null): Promise<Viewer>;
}

/** GraphQL over HTTP: POST for everything but subscriptions, GET for queries. A browser's visit goes to the start page. */
export function graphqlRoute(options: GraphqlRouteOptions): Route {
  return {
    async GET(exchange) {
      if (prefersHtml(exchange.request.headers.accept)) return redirectToStartPage(exchange.response);
      await answer(options, exchange, undefined, textOf(new URLSearchParams(exchange.search).get('query')));
    },
    async POST(exchange) {
      const viewer = await options.identify(exchange.request.headers.authorization ?? null);
      const body = await readJson(exchange.request, options.body);
      await answer(options, exchange, body, textOf((body as { query?: unknown } | null)?.query), viewer);
    },
  };
}

async function answer(options: GraphqlRouteOptions, exchange: Exchange, body: unknown, text: string | null, known?: Viewer): Promise<void> {
  const { request, response, requestId, locale, search } = exchange;
  const viewer = known ?? (await options.identify(request.headers.authorization ?? null));
  response.setHeader('cache-control', 'no-store');
  const refusal = text === null ? null : options.admission.refuse(text);
  if (refusal !== null) return refuse(response, options.presenter.present(refusal, { locale, requestId }));
  const httpGraphQLRequest: HTTPGraphQLRequest = {
    method: request.method === 'HEAD' ? 'GET' : request.method!,
    headers: headersFor(request),
    search,
    body,
  };
  const context = (): Promise<GatewayContext> => Promise.resolve({ viewer, locale, requestId });
  write(response, await options.apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest, context }));
}

function refuse(response: ServerResponse, error: GraphQLFormattedError): void {
  const body = JSON.stringify({ errors: [error] });
  send(response, responseStatus(400, JSON_TYPE, body), JSON_TYPE, body);
}

function write(response: ServerResponse, answer: HTTPGraphQLResponse): void {
  if (answer.body.kind !== 'complete') throw new Error('The engine never answers in parts.');
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  const contentType = answer.headers.get('content-type') ?? JSON_TYPE;
  send(response, responseStatus(answer.status ?? 200, contentType, answer.body.string), contentType, answer.body.string);
}

/** In all of these Apollo Server answers in `application/json`, as it does when nothing is said. */
const ORDINARY_ACCEPT: ReadonlySet<string | undefined> = new Set([undefined, '*/*', 'application/json']);
const ORDINARY_POST = new HeaderMap([['content-type', 'application/json']]);

/** The ordinary POST looks the same to Apollo Server every time: its body was read as JSON, which is all that CSRF prevention asks. */
function headersFor({ method, headers }: IncomingMessage): HeaderMap {
  return method === 'POST' && ORDINARY_ACCEPT.has(headers.accept) ? ORDINARY_POST : headerMap(headers);
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
  response.setHeader('vary', 'accept');
  response.setHeader('location', '/');
  send(response, 302, 'text/plain; charset=utf-8', 'The start page is at /\n');
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
