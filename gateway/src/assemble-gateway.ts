import { ANONYMOUS } from '@otklik/identity';
import type { IncomingMessage } from 'node:http';
import { createApolloServer } from './apollo/create-apollo-server.js';
import type { EngineGateway } from './apollo/engine-gateway.js';
import type { KnownOperations } from './apollo/known-operations.js';
import type { ErrorPresenter } from './errors/error-presenter.js';
import { mayOpenSocket, withCors } from './http/cors.js';
import type { Route } from './http/exchange.js';
import { graphqlRoute } from './http/graphql-route.js';
import { liveRoute, readyRoute, type Phase } from './http/health-routes.js';
import { limitedRoute } from './http/limited-route.js';
import { HttpServer } from './http/http-server.js';
import { DEFAULT_BODY_LIMITS } from './http/read-body.js';
import { introspectionRoute, sdlRoute } from './http/schema-document.js';
import type { ViewerWatch } from './identity/viewer-watch.js';
import type { LiveLayer } from './live/live-layer.js';
import type { GatewayObserver } from './observability/gateway-observer.js';
import { observedOperations } from './observability/observed-operations.js';
import { observedRoute } from './observability/observed-route.js';
import type { Gateway, GatewayOptions } from './options.js';
import { agencyRoute } from './page/agency-route.js';
import { pageRoutes } from './page/page-routes.js';
import { questionnaireRoute } from './page/questionnaire/questionnaire-route.js';
import { Admission } from './policies/admission.js';
import { DEFAULT_OPERATION_LIMITS } from './policies/operation-limits.js';
import { addressKey, TrustedProxies } from './policies/rate/client-address.js';
import { RatesByAddress } from './policies/rate/rates-by-address.js';
import type { LiveResults } from './sockets/live-results.js';
import { runOperation } from './sockets/run-operation.js';
import { DEFAULT_SOCKET_LIMITS } from './sockets/socket-limits.js';
import { SocketServer } from './sockets/socket-server.js';
import { eventStreamRoute, orEventStream } from './sse/event-stream-route.js';
import { EventStreams } from './sse/event-streams.js';
import { supergraphRoute } from './swap/supergraph-route.js';
import type { SupergraphSwaps } from './swap/supergraph-swaps.js';

const GRAPHQL_PATH = '/graphql';

/** What the gateway's outer parts stand on. */
export interface GatewayCore {
  readonly engines: EngineGateway;
  readonly presenter: ErrorPresenter;
  readonly known: KnownOperations;
  readonly live: LiveResults & { stop(): Promise<void> };
  readonly swaps: SupergraphSwaps;
  readonly observer?: GatewayObserver | undefined;
  /** Looks again how those stand who stay. */
  readonly watch?: ViewerWatch | undefined;
  /** What live fields follow, if there are any. */
  readonly followed?: Pick<LiveLayer, 'counters' | 'groups' | 'position'> | undefined;
}

/** Puts HTTP, sockets, policies and pages around an engine and a live layer. */
export async function assembleGateway(options: GatewayOptions, core: GatewayCore): Promise<Gateway> {
  const { engines, presenter, known, live, swaps, observer, watch, followed } = core;
  let phase: Phase = 'starting';
  const logFault = presenter.log;
  const limits = { ...DEFAULT_OPERATION_LIMITS, ...options.limits };
  const identify = (authorization: string | null) => options.identify?.(authorization) ?? Promise.resolve(ANONYMOUS);
  const body = { bytes: options.bodyBytes ?? DEFAULT_BODY_LIMITS.bytes, timeoutMs: options.bodyTimeoutMs ?? DEFAULT_BODY_LIMITS.timeoutMs };
  const admission = new Admission(limits);
  const apollo = createApolloServer({ gateway: engines, known, presenter, limits, production: options.production, isObserved: observer !== undefined });
  await apollo.start();

  const schema = () => engines.current.apiSchema;
  const { persistedOperations: persisted, corsOrigins } = options;
  const proxies = new TrustedProxies(options.trustedProxies ?? []);
  const addressOf = (request: IncomingMessage): string => addressKey(proxies.clientOf(request));
  const rates = options.rateLimits === undefined ? undefined : new RatesByAddress(options.rateLimits);
  const metered = (route: Route): Route => (rates === undefined ? route : limitedRoute(route, rates));
  const runner = { apollo, admission, persisted, presenter, live };
  const socketLimits = { ...DEFAULT_SOCKET_LIMITS, ...options.sockets };
  const streams = new EventStreams(socketLimits, { watch, rates });
  const runForEvents = observer === undefined ? runOperation : observedOperations(runOperation, observer, 'sse');
  const plain = metered(graphqlRoute({ apollo, known, admission, presenter, identify, addressOf, body, persisted }));
  const events = metered(eventStreamRoute({ runner, run: runForEvents, streams, body, identify, addressOf }));
  const graphql = orEventStream(observer === undefined ? plain : observedRoute(plain, observer), events);
  const isPlatform = options.startPage !== 'plain';
  const page = pageRoutes({
    demo: options.demo,
    endpoint: GRAPHQL_PATH,
    hasLogin: options.identify !== undefined,
    hasTour: isPlatform,
    hasIde: options.ide ?? !options.production,
    agency: isPlatform ? metered(agencyRoute(apollo)) : undefined,
    questionnaire: isPlatform ? metered(questionnaireRoute({ apollo, body, addressOf, publicUrl: options.publicUrl ?? null })) : undefined,
  });
  const forPages = (route: Route): Route => (corsOrigins === undefined ? route : withCors(route, corsOrigins));
  const routes = new Map<string, Route>([
    [GRAPHQL_PATH, forPages(graphql)],
    ['/live', liveRoute],
    [
      '/ready',
      readyRoute(
        () => phase,
        () => options.isReady?.() ?? true,
      ),
    ],
    ['/schema.graphql', forPages(sdlRoute(schema))],
    ['/schema.json', forPages(introspectionRoute(schema))],
    ...page.exact,
    ...(options.admin === undefined ? [] : [['/admin/supergraph', supergraphRoute(swaps, options.admin)] as const]),
  ]);
  const http = new HttpServer({ route: (path) => routes.get(path) ?? page.below(path), foreign: options.routes ?? [], logFault });
  const sockets = new SocketServer({
    runner,
    limits: socketLimits,
    identify,
    logFault,
    observer,
    watch,
    rates,
    addressOf,
  });
  observer?.watch(() => ({ sockets: sockets.open, socketRefusals: sockets.refusals, eventStreams: streams.open, liveGroups: followed?.groups ?? 0, live: followed?.counters, swaps: swaps.counters, rateRefusals: rates?.limits.refusals }));
  http.acceptUpgrades(GRAPHQL_PATH, (request, stream, head) => {
    if (corsOrigins === undefined || mayOpenSocket(request, corsOrigins)) return sockets.upgrade(request, stream, head);
    stream.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
  });

  let stopping: Promise<void> | null = null;
  const stop = async (): Promise<void> => {
    phase = 'draining';
    http.drain();
    await swaps.stop();
    await Promise.all([sockets.drain(), streams.drain()]);
    await watch?.stop();
    await http.stop();
    await live.stop();
    await apollo.stop();
  };
  return {
    async listen(where) {
      const address = await http.listen(where);
      phase = 'ready';
      return address;
    },
    swap: (supergraphSdl, transport) => swaps.swap(supergraphSdl, transport),
    get livePosition() {
      return followed?.position ?? null;
    },
    get swapCounters() {
      return swaps.counters;
    },
    stop: () => (stopping ??= stop()),
  };
}
