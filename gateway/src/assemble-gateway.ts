import { ANONYMOUS } from '@otklik/identity';
import { createApolloServer } from './apollo/create-apollo-server.js';
import type { EngineGateway } from './apollo/engine-gateway.js';
import type { ErrorPresenter } from './errors/error-presenter.js';
import type { Route } from './http/exchange.js';
import { graphqlRoute } from './http/graphql-route.js';
import { liveRoute, readyRoute, type Phase } from './http/health-routes.js';
import { HttpServer } from './http/http-server.js';
import { DEFAULT_BODY_LIMITS } from './http/read-body.js';
import { introspectionRoute, sdlRoute } from './http/schema-document.js';
import type { Gateway, GatewayOptions } from './options.js';
import { pageRoutes } from './page/page-routes.js';
import { Admission } from './policies/admission.js';
import { DEFAULT_OPERATION_LIMITS } from './policies/operation-limits.js';
import type { LiveResults } from './sockets/live-results.js';
import { DEFAULT_SOCKET_LIMITS } from './sockets/socket-limits.js';
import { SocketServer } from './sockets/socket-server.js';

const GRAPHQL_PATH = '/graphql';

/** What the gateway's outer parts stand on. */
export interface GatewayCore {
  readonly engines: EngineGateway;
  readonly presenter: ErrorPresenter;
  readonly live: LiveResults & { stop(): Promise<void> };
  /** Throws when the supergraph is bad; nothing has changed then. */
  readonly swap: (supergraphSdl: string) => void;
}

/** Puts HTTP, sockets, policies and pages around an engine and a live layer. */
export async function assembleGateway(options: GatewayOptions, { engines, presenter, live, swap }: GatewayCore): Promise<Gateway> {
  let phase: Phase = 'starting';
  const logFault = presenter.log;
  const limits = { ...DEFAULT_OPERATION_LIMITS, ...options.limits };
  const identify = (authorization: string | null) => options.identify?.(authorization) ?? Promise.resolve(ANONYMOUS);
  const body = { bytes: options.bodyBytes ?? DEFAULT_BODY_LIMITS.bytes, timeoutMs: options.bodyTimeoutMs ?? DEFAULT_BODY_LIMITS.timeoutMs };
  const admission = new Admission(limits);
  const apollo = createApolloServer({ gateway: engines, presenter, limits, production: options.production });
  await apollo.start();

  const schema = () => engines.current.apiSchema;
  const page = pageRoutes({
    demo: options.demo,
    endpoint: GRAPHQL_PATH,
    hasLogin: options.identify !== undefined,
    hasTour: options.startPage !== 'plain',
  });
  const routes = new Map<string, Route>([
    [GRAPHQL_PATH, graphqlRoute({ apollo, admission, presenter, identify, body })],
    ['/live', liveRoute],
    [
      '/ready',
      readyRoute(
        () => phase,
        () => options.isReady?.() ?? true,
      ),
    ],
    ['/schema.graphql', sdlRoute(schema)],
    ['/schema.json', introspectionRoute(schema)],
    ...page.exact,
  ]);
  const http = new HttpServer({ route: (path) => routes.get(path) ?? page.below(path), foreign: options.routes ?? [], logFault });
  const sockets = new SocketServer({
    runner: { apollo, admission, presenter, live },
    limits: { ...DEFAULT_SOCKET_LIMITS, ...options.sockets },
    identify,
    logFault,
  });
  http.acceptUpgrades(GRAPHQL_PATH, (request, stream, head) => sockets.upgrade(request, stream, head));

  let stopping: Promise<void> | null = null;
  const stop = async (): Promise<void> => {
    phase = 'draining';
    http.drain();
    await sockets.drain();
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
    swap: (supergraphSdl) => new Promise((resolve) => resolve(swap(supergraphSdl))),
    stop: () => (stopping ??= stop()),
  };
}
