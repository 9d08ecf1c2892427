import { EventLog, LogFollower, Relay, WakeUp, type LogEvent } from '@otklik/events';
import { Slices } from '@otklik/gateway-engine';
import { authorisationClass, type PersonViewer } from '@otklik/identity';
import { buildSchema, GraphQLError, type GraphQLSchema } from 'graphql';
import { ViewerWatch } from '../../../gateway/src/identity/viewer-watch.js';
import type { LiveField } from '../../../gateway/src/live/live-field.js';
import { LiveLayer } from '../../../gateway/src/live/live-layer.js';
import type { RunQuery } from '../../../gateway/src/live/run-twin.js';
import type { People } from './people.js';
import { after, never, type Place, type SimulatedServer } from './simulated-server.js';
import type { WakeUpBus } from './wake-up-bus.js';

const SDL = `
  type Query { appealUpdate(cursor: String!): Update surveyUpdate(cursor: String!): Update feedUpdate(cursor: String!): Update }
  type Subscription {
    appealUpdated(appealId: ID!, after: String): Update
    surveyUpdated(surveyId: ID!, after: String): Update
    feedUpdated(after: String): Update
  }
  type Update { version: Int! madeFor: String! }
`;
/** The schema before a swap and after it. */
export const SCHEMAS: readonly GraphQLSchema[] = [buildSchema(SDL), buildSchema(`${SDL} type More { more: Int }`)];
export const FIELDS: readonly LiveField[] = [
  { field: 'appealUpdated', topic: 'appeal/{appealId}', query: 'appealUpdate' },
  { field: 'surveyUpdated', topic: 'survey/{surveyId}', query: 'surveyUpdate', everyMs: 1_000 },
  { field: 'feedUpdated', topic: 'feed', query: 'feedUpdate' },
];
/** Nobody connects to it. */
const DATABASE_URL = 'postgres://simulated@127.0.0.1:1/simulated';
export const RECHECK_MS = 2_000;
/** Small, so that they are reached. */
const LIMITS = { queue: 4, backlog: 12, runs: 3, retryDelaysMs: [50, 200, 500] };
const HANGS_MS = 5_000;
export const ENGINE_BROKE = 'The engine broke';

/** The world around a process. */
export interface World {
  readonly server: SimulatedServer;
  readonly bus: WakeUpBus;
  readonly people: People;
  /** Told what a durable follower was given. */
  readonly projected: (events: readonly LogEvent[]) => void;
}

/** A process of the platform: the production modules over a simulated network. Each has a relay; gateways have the live layer, another one a durable follower. */
export class SimulatedProcess {
  readonly place: Place;
  readonly wakeUp: WakeUp;
  readonly layer: LiveLayer | null;
  isServing = false;
  readonly #world: World;
  readonly #relay: Relay;
  readonly #log: EventLog;
  readonly #watch: ViewerWatch | null;
  readonly #follower: LogFollower | null;
  #schema = 0;

  constructor(name: string, kind: 'gateway' | 'follower', world: World) {
    this.#world = world;
    this.place = { name, isDead: false, isCutOff: false };
    const quiet = (): void => undefined;
    const { server, bus } = world;
    const connect = server.connectionsOf(this.place);
    this.wakeUp = new WakeUp({ databaseUrl: DATABASE_URL, line: bus.openLine(this.place), onError: quiet });
    this.#relay = new Relay({ databaseUrl: DATABASE_URL, wakeUp: this.wakeUp, batchSize: 5, onError: quiet, connect });
    this.#log = new EventLog({ databaseUrl: DATABASE_URL, wakeUp: this.wakeUp, onError: quiet, connect });
    this.#watch = kind === 'gateway' ? new ViewerWatch({ refresh: (viewers) => this.#refresh(viewers as PersonViewer[]), everyMs: RECHECK_MS, onTrouble: quiet }) : null;
    this.layer =
      this.#watch === null
        ? null
        : new LiveLayer({ schema: SCHEMAS[0]!, fields: FIELDS, log: this.#log, run: this.#run, present: () => ({ message: 'presented' }), onError: quiet, onTrouble: quiet, limits: LIMITS, watch: this.#watch });
    this.#follower = kind === 'follower' ? new LogFollower({ log: this.#log, from: { name: 'projection', initially: 'oldest' }, batchSize: 7, deliver: (events) => this.#project(events), onError: quiet }) : null;
  }

  /** Begins to serve some time later. */
  start(): this {
    this.wakeUp.start();
    this.#relay.start();
    void Promise.all([this.layer?.start(), this.#follower?.start()]).then(() => (this.isServing = !this.place.isDead));
    return this;
  }

  /** Nothing of it goes on. `isMachine`: nobody closes its connections either. */
  kill(isMachine: boolean): void {
    this.place.isDead = true;
    this.isServing = false;
    this.#world.bus.cut(this.place, false);
    this.#world.server.forget(this.place, isMachine);
  }

  /** As on SIGTERM. Afterwards it is as good as killed. */
  async stop(): Promise<void> {
    this.isServing = false;
    await this.#watch?.stop();
    await this.layer?.stop();
    await this.#follower?.stop();
    await this.#relay.stop();
    await this.wakeUp.stop();
    if (!this.place.isDead) this.kill(false);
  }

  /** Its connections to the database, and the line, break or hang. */
  cut(hangs: boolean): void {
    this.#world.server.cut(this.place, hangs);
    this.#world.bus.cut(this.place, !hangs);
  }

  async swap(): Promise<void> {
    this.#schema = 1 - this.#schema;
    await this.layer?.swap({ schema: SCHEMAS[this.#schema]!, fields: FIELDS }, new Slices());
  }

  /** The engine, and the subgraphs behind it: they answer late, break, refuse, or hang. The answer says for whom it was made. */
  readonly #run: RunQuery = async (_schema, _document, source, variables, { viewer }) => {
    const { random, weather } = this.#world.server;
    await after(this.#world.server.delay());
    if (this.place.isDead) return never();
    if (random.happens(weather.breaks)) {
      if (random.happens(0.2)) await after(HANGS_MS);
      if (random.happens(0.3)) throw new Error(ENGINE_BROKE);
      return { json: '{"update":null}', errors: [new GraphQLError('away', { extensions: { code: 'SUBGRAPH_UNAVAILABLE' } })] };
    }
    const fields = JSON.parse(Buffer.from(String(variables['cursor']), 'base64url').toString()) as [string, string, number];
    const [, topic, version] = fields;
    if (topic === SECRET_TOPIC && (viewer.kind !== 'person' || viewer.grants.length === 0)) {
      return { json: '{"update":null}', errors: [new GraphQLError('no', { extensions: { code: 'FORBIDDEN' } })] };
    }
    return { json: source.includes('__typename') ? '{"update":{"__typename":"Update"}}' : `{"update":{"version":${version},"madeFor":${JSON.stringify(authorisationClass(viewer))}}}` };
  };

  async #refresh(viewers: readonly PersonViewer[]): Promise<(PersonViewer | null)[]> {
    const { server, people } = this.#world;
    await after(server.delay());
    if (this.place.isDead) return never();
    if (this.place.isCutOff || server.random.happens(server.weather.breaks)) throw new Error('Nobody knows who they are');
    const current = viewers.map((viewer) => people.refresh(viewer));
    await after(server.delay());
    return this.place.isDead ? never() : current;
  }

  async #project(events: readonly LogEvent[]): Promise<void> {
    const { server, projected } = this.#world;
    await after(server.delay());
    if (this.place.isDead) return never();
    if (server.random.happens(server.weather.breaks)) throw new Error('The projection broke');
    projected(events);
  }
}

/** Only staff may follow it. */
export const SECRET_TOPIC = 'appeal/0';
