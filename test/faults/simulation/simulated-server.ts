import { EventEmitter } from 'node:events';
import type { Connections, Queries, Session } from '@otklik/events';
import type { Random } from '../seed.js';
import type { SimulatedLog } from './simulated-log.js';

/** A process of the platform, as far as the network knows it. */
export interface Place {
  readonly name: string;
  /** Killed: nothing of it is heard any more. */
  isDead: boolean;
  /** Cut off: connections break, or hang, as `faults` say. */
  isCutOff: boolean;
}

/** How bad the network is, from 0 to 1; the simulation changes it as it goes. */
export interface Weather {
  /** That a message takes long. */
  slow: number;
  /** That a connection breaks under a statement. */
  breaks: number;
}

interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

const QUERY_TIMEOUT_MS = 15_000;
/** Of a session that hangs, as the relay asks PostgreSQL for it. */
const IDLE_SESSION_MS = 5_000;
/** When the keep-alive of the kernel finds a connection that hangs. */
const KEEP_ALIVE_MS = 20_000;

/** PostgreSQL behind a network: connections take time, break, hang; the server dies and comes back. The log itself is safe. */
export class SimulatedServer {
  isUp = true;
  readonly #sessions = new Set<SimulatedSession>();

  constructor(
    readonly log: SimulatedLog,
    readonly random: Random,
    readonly weather: Weather,
  ) {}

  /** How the modules of one process reach it. */
  connectionsOf(place: Place): Connections {
    return {
      session: () => new SimulatedSession(this, place),
      pool: () => new SimulatedPool(this, place),
    };
  }

  /** Everyone loses the connection; nobody can connect until it is up again. */
  crash(): void {
    this.isUp = false;
    for (const session of [...this.#sessions]) session.breakOff('terminating connection');
  }

  /** The kernel of a killed process closes its connections, unless the machine died with it: then PostgreSQL finds out later. */
  forget(place: Place, isMachine: boolean): void {
    for (const session of [...this.#sessions]) if (session.place === place) session.lost(isMachine ? IDLE_SESSION_MS : 0);
  }

  /** Connections of one process break or hang. */
  cut(place: Place, hangs: boolean): void {
    for (const session of [...this.#sessions]) {
      if (session.place !== place) continue;
      if (hangs) session.lost(IDLE_SESSION_MS);
      else session.breakOff('ECONNRESET');
    }
  }

  open(session: SimulatedSession): void {
    this.#sessions.add(session);
  }

  close(session: SimulatedSession): void {
    this.#sessions.delete(session);
    this.log.sessionEnded(session);
  }

  /** How long a message is on its way, in milliseconds. */
  delay(): number {
    return this.random.happens(this.weather.slow) ? this.random.between(20, 2_000) : 0.2 + this.random.next() * 2;
  }
}

/** One connection, as the client of PostgreSQL is. */
class SimulatedSession extends EventEmitter implements Session {
  #state: 'new' | 'open' | 'hanging' | 'over' = 'new';
  /** Those that wait for an answer. */
  readonly #pending = new Set<(error: Error) => void>();

  constructor(
    private readonly server: SimulatedServer,
    readonly place: Place,
  ) {
    super();
  }

  get isUsable(): boolean {
    return this.#state === 'open';
  }

  async connect(): Promise<void> {
    await after(this.server.delay());
    if (this.place.isDead) return never();
    if (!this.server.isUp || this.place.isCutOff) throw failure('ECONNREFUSED');
    this.#state = 'open';
    this.server.open(this);
  }

  query<T>(statement: string | { text: string; values?: unknown[] }, values: unknown[] = []): Promise<{ rows: T[] }> {
    const { promise, resolve, reject } = Promise.withResolvers<{ rows: T[] }>();
    const fail = (error: Error): void => {
      if (this.#pending.delete(fail) && !this.place.isDead) reject(error);
    };
    this.#pending.add(fail);
    const sent = typeof statement === 'string' ? { text: statement, values } : { text: statement.text, values: statement.values ?? values };
    if (this.#state === 'new' || this.#state === 'over') fail(failure('Connection terminated'));
    const patience = setTimeout(() => fail(failure('Query read timeout')), QUERY_TIMEOUT_MS);
    void this.#travel(sent, (rows) => {
      clearTimeout(patience);
      if (this.#pending.delete(fail) && !this.place.isDead) resolve({ rows: rows as T[] });
    });
    return promise;
  }

  async end(): Promise<void> {
    const wasOpen = this.#state === 'open';
    this.#state = 'over';
    if (wasOpen) this.server.close(this);
    await after(this.server.delay());
  }

  /** Both sides know at once. */
  breakOff(reason: string): void {
    this.#state = 'over';
    this.server.close(this);
    for (const fail of [...this.#pending]) fail(failure(reason));
    if (!this.place.isDead) this.emit('error', failure(reason));
  }

  /** Nothing arrives any more; the server ends the session after a while. */
  lost(ms: number): void {
    if (this.#state === 'open') this.#state = 'hanging';
    setTimeout(() => this.server.close(this), ms);
    setTimeout(() => (this.#state === 'hanging' ? this.breakOff('ETIMEDOUT') : undefined), KEEP_ALIVE_MS);
  }

  /** There, done, and back, unless something happens on the way. */
  async #travel(statement: Statement, answer: (rows: unknown[]) => void): Promise<void> {
    const { random, weather, log } = this.server;
    await after(this.server.delay());
    if (this.#state !== 'open') return;
    const breaks = random.happens(weather.breaks);
    if (breaks && random.happens(0.5)) return this.breakOff('ECONNRESET');
    const rows = log.run(statement.text, statement.values, this);
    // It is done, and nobody is told.
    if (breaks) return this.breakOff('ECONNRESET');
    await after(this.server.delay());
    if (this.#state === 'open') answer(rows);
  }
}

/** Connections as they are needed; one that broke is not used again. */
class SimulatedPool extends EventEmitter implements Queries {
  readonly #idle: SimulatedSession[] = [];

  constructor(
    private readonly server: SimulatedServer,
    private readonly place: Place,
  ) {
    super();
  }

  async query<T>(statement: string | { text: string; values?: unknown[] }, values?: unknown[]): Promise<{ rows: T[] }> {
    const session = this.#idle.pop() ?? (await this.#connect());
    const answer = await session.query<T>(statement, values);
    if (session.isUsable) this.#idle.push(session);
    return answer;
  }

  async end(): Promise<void> {
    await Promise.all(this.#idle.splice(0).map((session) => session.end()));
  }

  async #connect(): Promise<SimulatedSession> {
    const session = new SimulatedSession(this.server, this.place);
    session.on('error', (error) => {
      const index = this.#idle.indexOf(session);
      if (index < 0) return;
      this.#idle.splice(index, 1);
      this.emit('error', error);
    });
    await session.connect();
    return session;
  }
}

/** A process that was killed waits for ever. */
export function never(): Promise<never> {
  return new Promise(() => undefined);
}

export function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function failure(message: string): Error {
  return new Error(message);
}
