import type { ErrorCode } from '@otklik/base';
import type { Viewer } from '@otklik/identity';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import type { IncomingMessage } from 'node:http';
import type { ErrorPresenter } from '../errors/error-presenter.js';
import type { Exchange, ExchangeHandler, Route } from '../http/exchange.js';
import { HttpRefusal } from '../http/http-refusal.js';
import { tellRates } from '../http/rate-headers.js';
import type { BodyLimits } from '../http/read-body.js';
import { sendErrors } from '../http/respond.js';
import { PresentedError, PresentedErrors } from '../sockets/presented-error.js';
import type { OperationRunner, Outcome, runOperation } from '../sockets/run-operation.js';
import { acceptsEvents } from './accepts-events.js';
import { EventStream } from './event-stream.js';
import type { EventStreams } from './event-streams.js';
import { EventWriter } from './event-writer.js';
import { readOperation } from './sent-operation.js';

/** What event streams stand on. */
export interface EventStreamRouteOptions {
  readonly runner: OperationRunner;
  readonly run: typeof runOperation;
  readonly streams: EventStreams;
  readonly body: BodyLimits;
  identify(authorization: string | null): Promise<Viewer>;
  /** From where a request comes. */
  addressOf(request: IncomingMessage): string;
}

/** What concerns who asks, and not what is asked: told by the status of HTTP, for no result belongs into such a stream. */
const STATUSES: Readonly<Partial<Record<ErrorCode, number>>> = { UNAUTHENTICATED: 401, RATE_LIMITED: 429, TOO_MANY_SUBSCRIPTIONS: 429 };

/** GraphQL over Server-Sent Events (distinct connections mode), for clients that ask for it by `Accept`; the others go on to `plain`. */
export function orEventStream(plain: Route, events: Route): Route {
  const choose =
    (stream: ExchangeHandler, otherwise: ExchangeHandler): ExchangeHandler =>
    (exchange) =>
      acceptsEvents(exchange.request) ? stream(exchange) : otherwise(exchange);
  return { ...plain, GET: choose(events.GET!, plain.GET!), POST: choose(events.POST!, plain.POST!) };
}

/** Each request is an operation and its answer a stream of results. By GET no mutations, for any page can make a browser ask so. */
export function eventStreamRoute(options: EventStreamRouteOptions): Route {
  const handler = (exchange: Exchange): Promise<void> => open(options, exchange);
  return { GET: handler, POST: handler };
}

async function open(options: EventStreamRouteOptions, exchange: Exchange): Promise<void> {
  const { request, response, meter } = exchange;
  const viewer = await options.identify(request.headers.authorization ?? null);
  const owing = meter?.identify(viewer) ?? null;
  if (owing !== null) throw owing;
  const operation = await readOperation(request, exchange.search, options.body);
  const writer = new EventWriter(response);
  // A stream that ends in the middle at once: its client comes back, where an error would tell a browser to give up.
  if (request.method === 'HEAD' || options.streams.isDraining) return turnAway(writer);
  if (response.destroyed) return;
  options.streams.takePlace(exchange, viewer);
  const outcome = await ask(options, exchange, viewer, operation);
  tellRates(response, meter);
  if (outcome.kind === 'refused') return refuse(exchange, viewer, writer, outcome.errors);
  const { runner, streams } = options;
  const present = (error: unknown): readonly GraphQLFormattedError[] => formatted(error, runner.presenter, exchange);
  const cursor = outcome.cursor ?? (() => null);
  const stream = new EventStream({ viewer, writer, results: outcome.results, cursor, present });
  // It has gone while its operation was made ready.
  if (response.destroyed) return stream.leave();
  streams.add(stream, response);
  writer.begin(cursor());
  void stream.run();
}

/** @throws HttpRefusal when it is a mutation by GET */
async function ask(options: EventStreamRouteOptions, exchange: Exchange, viewer: Viewer, operation: SubscribePayload): Promise<Outcome> {
  const { runner, run } = options;
  const { request, locale, requestId, meter } = exchange;
  let isMutation = false;
  const refuseMutation = (): GraphQLError => {
    isMutation = true;
    return new GraphQLError('Mutations are sent by POST.', { extensions: { code: 'BAD_REQUEST' } });
  };
  const resumeAfter = request.headers['last-event-id'];
  const asked = { viewer, locale, requestId, meter, addressOf: () => options.addressOf(request), resumeAfter: typeof resumeAfter === 'string' ? resumeAfter : undefined };
  const outcome = await run(runner, operation, request.method === 'POST' ? asked : { ...asked, refuseMutation }).catch((error: unknown): Outcome => {
    return { kind: 'refused', errors: formatted(error, runner.presenter, exchange).map((one) => new PresentedError(one)) };
  });
  if (isMutation) throw new HttpRefusal(405, 'BAD_REQUEST', 'By GET there are queries and subscriptions; mutations are sent by POST.', { allow: 'POST' });
  return outcome;
}

function turnAway(writer: EventWriter): void {
  writer.begin(null);
  writer.cut();
}

/** What is wrong with an operation comes as a result: on any other answer a browser would give up and know no reason. */
function refuse({ response, request }: Exchange, viewer: Viewer, writer: EventWriter, errors: readonly PresentedError[]): void {
  const presented = errors.map((error) => error.formatted);
  const code = presented[0]?.extensions?.['code'] as ErrorCode | undefined;
  // Somebody whose token is good was refused by the operation itself.
  const status = code === undefined || (code === 'UNAUTHENTICATED' && viewer.kind !== 'anonymous') ? undefined : STATUSES[code];
  if (status === undefined) {
    writer.begin(null);
    return writer.complete(presented);
  }
  const retryAfter = presented[0]?.extensions?.['retryAfter'];
  if (typeof retryAfter === 'number') response.setHeader('retry-after', retryAfter);
  if (request.method !== 'HEAD') sendErrors(response, status, ...presented);
}

function formatted(error: unknown, presenter: ErrorPresenter, about: Exchange): readonly GraphQLFormattedError[] {
  if (error instanceof PresentedErrors) return error.formatted;
  return [error instanceof PresentedError ? error.formatted : presenter.present(error, about)];
}
