import { encodeCursor } from '@otklik/events';
import type { PersonViewer } from '@otklik/identity';
import { parse } from 'graphql';
import type { People } from './people.js';
import { ENGINE_BROKE, SCHEMAS, type SimulatedProcess } from './simulated-process.js';
import { after, never, type SimulatedServer } from './simulated-server.js';
import { NEWEST } from '../../../kernel/events/src/log-statements.js';

const FOLLOW_APPEAL = 'subscription ($id: ID!, $after: String) { update: appealUpdated(appealId: $id, after: $after) { version madeFor } }';
const FOLLOW_SURVEY = 'subscription ($id: ID!, $after: String) { update: surveyUpdated(surveyId: $id, after: $after) { version madeFor } }';
const FOLLOW_FEED = 'subscription ($after: String) { update: feedUpdated(after: $after) { version madeFor } }';
const DOCUMENTS = new Map([FOLLOW_APPEAL, FOLLOW_SURVEY, FOLLOW_FEED].map((source) => [source, parse(source)]));

/** How soon it looks again whether anything has happened in its topic. */
const AGAIN_MS = 300;

/** What came after one beginning. Another one follows only when the platform said that the events after the cursor are not kept. */
export interface Stretch {
  readonly after: number;
  readonly seen: number[];
}

/** What a watcher needs to know of the world. */
export interface Surroundings {
  readonly server: SimulatedServer;
  readonly people: People;
  readonly gateways: () => readonly SimulatedProcess[];
  readonly note: (line: string) => void;
}

/** One connection to a gateway: messages keep their order, and none comes after its end. */
interface Connection {
  isOver: boolean;
  readonly gateway: SimulatedProcess;
  readonly end: (reason: string) => void;
  /** Told when the gateway finds out that the client is gone. */
  leave: () => void;
  arrivesAt: number;
}

/** A client that follows a topic, keeps the last cursor, and comes back with it whenever something ends. */
export class SimulatedWatcher {
  readonly stretches: Stretch[] = [];
  /** Reads slowly while this is so. */
  isSlow = false;
  #cursor: number | null = null;
  #viewer: PersonViewer | null = null;
  #connection: Connection | null = null;

  constructor(
    private readonly around: Surroundings,
    readonly login: string,
    readonly topic: string,
    /** Whether it reads its topic before it subscribes. */
    private readonly readsFirst: boolean,
  ) {}

  get name(): string {
    return `${this.login} at ${this.topic}`;
  }

  /** Told of the newest event once in a while, not of each. */
  get isPaced(): boolean {
    return this.topic.startsWith('survey/');
  }

  start(): void {
    void this.#run();
  }

  /** The network between it and its gateway is gone; each side finds out in its own time. */
  cut(): void {
    const connection = this.#connection;
    if (connection === null) return;
    connection.end('cut');
    setTimeout(() => connection.leave(), this.around.server.delay());
  }

  /** Its gateway was killed. */
  lose(gateway: SimulatedProcess): void {
    if (this.#connection?.gateway === gateway) this.#connection.end('killed');
  }

  async #run(): Promise<void> {
    const { server, note } = this.around;
    for (;;) {
      if (this.#cursor === null && this.readsFirst) await this.#read();
      const reason = await this.#follow();
      note(`${this.name}: ${reason}`);
      if (reason === 'UNAUTHENTICATED') this.#viewer = null;
      if (reason === 'CURSOR_EXPIRED') await this.#read();
      await after(server.random.between(20, 400));
    }
  }

  /** Reads the object anew, and goes on from there. */
  async #read(): Promise<void> {
    const { server } = this.around;
    for (;;) {
      await after(server.delay());
      const [row] = server.log.run(NEWEST, [[this.topic]], this);
      if (row === undefined) {
        await after(AGAIN_MS);
        continue;
      }
      this.#cursor = Number(row['version']);
      this.stretches.push({ after: this.#cursor, seen: [] });
      return;
    }
  }

  async #follow(): Promise<string> {
    const { server, people, gateways } = this.around;
    await after(server.delay());
    const serving = gateways().filter((gateway) => gateway.isServing);
    if (serving.length === 0) return 'nobody serves';
    this.#viewer ??= people.signIn(this.login, server.random.between(3_000, 60_000));
    const viewer = people.refresh(this.#viewer);
    if (viewer === null || viewer.expiresAt <= Date.now()) return 'UNAUTHENTICATED';
    this.#viewer = viewer;
    const { promise, resolve } = Promise.withResolvers<string>();
    const connection: Connection = {
      isOver: false,
      gateway: server.random.pick(serving),
      end: (reason) => {
        connection.isOver = true;
        resolve(reason);
      },
      leave: () => undefined,
      arrivesAt: 0,
    };
    this.#connection = connection;
    void this.#serve(connection, viewer);
    const reason = await promise;
    this.#connection = null;
    return reason;
  }

  /** What the gateway does with the connection. */
  async #serve(connection: Connection, viewer: PersonViewer): Promise<void> {
    const { gateway } = connection;
    const [kind, id] = this.topic.split('/');
    const source = this.isPaced ? FOLLOW_SURVEY : kind === 'feed' ? FOLLOW_FEED : FOLLOW_APPEAL;
    const variables = { ...(id === undefined ? {} : { id }), after: this.#cursor === null ? null : encodeCursor({ kind: 'version', topic: this.topic, version: this.#cursor }) };
    try {
      const request = { document: DOCUMENTS.get(source)!, source, operationName: null, schema: SCHEMAS[0]!, variables, context: { viewer, locale: 'ru' as const, requestId: 'simulated' } };
      const results = await gateway.layer!.subscribe(request);
      connection.leave = () => void results.return();
      if (connection.isOver) connection.leave();
      for await (const { text } of results) {
        if (gateway.place.isDead) return await never();
        this.#send(connection, () => this.#take(text));
        if (this.isSlow) await after(this.around.server.random.between(500, 3_000));
      }
      this.#send(connection, () => connection.end('complete'));
    } catch (error) {
      this.#send(connection, () => connection.end(this.#reasonOf(error)));
    }
  }

  #send(connection: Connection, arrive: () => void): void {
    if (connection.gateway.place.isDead) return;
    connection.arrivesAt = Math.max(connection.arrivesAt, Date.now() + this.around.server.delay());
    setTimeout(() => {
      if (!connection.isOver) arrive();
    }, connection.arrivesAt - Date.now());
  }

  /** A client can act upon a code. It is not told of what the database said; the engine may break in ways that nobody has foreseen. */
  #reasonOf(error: unknown): string {
    const { code, extensions, message } = error as Error & { code?: string; extensions?: { code?: string } };
    const told = extensions?.code ?? code;
    if (told === undefined && message !== ENGINE_BROKE) this.around.note(`BROKEN ${this.name} was told: ${message}`);
    return told ?? message;
  }

  #take(text: string): void {
    const { people, note } = this.around;
    const { data } = JSON.parse(text) as { data: { update: { version: number; madeFor: string } } };
    const { version, madeFor } = data.update;
    if (!people.wasClassOf(this.login, madeFor)) note(`BROKEN ${this.name} got what was made for ${madeFor}`);
    if (this.stretches.length === 0) this.stretches.push({ after: version - 1, seen: [] });
    this.stretches.at(-1)!.seen.push(version);
    this.#cursor = version;
    note(`${this.name} sees ${version}`);
  }
}
