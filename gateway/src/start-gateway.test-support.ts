import { CodedError } from '@otklik/base';
import { ANONYMOUS, type Viewer } from '@otklik/identity';
import { EngineGateway } from './apollo/engine-gateway.js';
import { assembleGateway } from './assemble-gateway.js';
import { ErrorPresenter } from './errors/error-presenter.js';
import type { FaultContext, FaultLog } from './errors/fault-log.js';
import { KnownOperations } from './apollo/known-operations.js';
import { swapsOf } from './gateway.js';
import { openGraph } from './graph.js';
import { ViewerWatch } from './identity/viewer-watch.js';
import type { Gateway, GatewayOptions } from './options.js';
import type { LiveResults } from './sockets/live-results.js';
import { createWorld, type World } from './two-subgraphs.test-support.js';

/** A gateway over the two subgraphs, and what it wrote to its log. */
export interface TestGateway {
  readonly gateway: Gateway;
  readonly engines: EngineGateway;
  readonly known: KnownOperations;
  readonly world: World;
  readonly url: string;
  readonly faults: { fault: unknown; about: FaultContext }[];
  /** Sends a GraphQL request by POST. */
  post(body: unknown, headers?: Record<string, string>): Promise<GraphqlAnswer>;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
}

export interface GraphqlAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: {
    data?: Record<string, unknown> | null;
    errors?: { message: string; path?: unknown; extensions: Record<string, unknown> }[];
  };
}

const LIFETIMES: Readonly<Record<string, number>> = { 'Bearer anna': 3_600_000, 'Bearer brief': 300 };

/** `Bearer anna` is Anna for an hour, `Bearer brief` somebody for 300 ms; anything else is a bad token. */
export function identifyForTests(authorization: string | null): Promise<Viewer> {
  if (authorization === null) return Promise.resolve(ANONYMOUS);
  if (authorization === 'Bearer outage') return Promise.reject(new Error('JWKS is not reachable'));
  if (authorization === 'Bearer issuer-out') return Promise.reject(CodedError.identityUnavailable());
  const lifetime = LIFETIMES[authorization];
  if (lifetime === undefined) return Promise.reject(CodedError.unauthenticated());
  const login = authorization.slice('Bearer '.length);
  return Promise.resolve({ kind: 'person', subject: login, login, citizenId: login, grants: [], expiresAt: Date.now() + lifetime });
}

/** Engines of old schemas are let go soon, so that a test can see it. */
const RETIRE_MS = 50;

const NOTHING_LIVE: LiveResults = { subscribe: () => Promise.reject(CodedError.notFound()) };

export async function startGateway(options: Partial<GatewayOptions> = {}, live: LiveResults = NOTHING_LIVE): Promise<TestGateway> {
  const world = createWorld();
  const faults: TestGateway['faults'] = [];
  const logFault: FaultLog = (fault, about) => faults.push({ fault, about });
  const whole: GatewayOptions = {
    supergraphSdl: world.supergraphSdl,
    transport: world.transport,
    identify: identifyForTests,
    log: null as never,
    production: false,
    logFault,
    logSwap: () => undefined,
    ...options,
  };
  const engines = new EngineGateway(openGraph(world.supergraphSdl, whole).engine, RETIRE_MS);
  const known = new KnownOperations();
  const { refresh } = whole;
  const watch = refresh && new ViewerWatch({ refresh, everyMs: whole.sockets?.recheckMs ?? RETIRE_MS, onTrouble: (error) => logFault(error, { place: 'socket' }) });
  const gateway = await assembleGateway(whole, {
    engines,
    known,
    watch,
    presenter: new ErrorPresenter(whole.logFault ?? logFault, whole.production),
    live: Object.assign(live, { stop: () => Promise.resolve() }),
    swaps: swapsOf(engines, known, { swap: () => Promise.resolve({ moved: 0, ended: 0 }) }, whole),
  });
  const { port } = await gateway.listen({ host: '127.0.0.1', port: 0 });
  const url = `http://127.0.0.1:${port}`;
  return {
    gateway,
    engines,
    known,
    world,
    url,
    faults,
    get: (path, headers = {}) => fetch(url + path, { headers, redirect: 'manual' }),
    post: async (body, headers = {}) => {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: text,
      });
      const answer = await response.text();
      return { status: response.status, headers: response.headers, text: answer, body: JSON.parse(answer) as GraphqlAnswer['body'] };
    },
  };
}
