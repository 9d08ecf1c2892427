import { Batches, CodedError } from '@otklik/base';
import { eventsConnection } from './connection.js';
import { POSTGRES, type Connections, type Queries } from './connections.js';
import type { LogEvent } from './event.js';
import { FIGURES, toFigures, type FiguresRow, type LogFigures } from './log-figures.js';
import { AFTER, AT, HEAD, NEWEST, OF_TOPIC, PRUNE, READ_FOLLOWER, STORE_FOLLOWER } from './log-statements.js';
import type { WakeUp } from './wake-up/wake-up.js';

/** A piece of the log, read in one snapshot. */
export interface LogPage {
  /** In the order of the log. */
  readonly events: readonly LogEvent[];
  /** Where to read on: up to here everything that was asked for is in this page or before it. */
  readonly position: number;
}

/** The newest version of a topic; the log may not have numbered it yet. */
export interface TopicHead {
  readonly topic: string;
  readonly version: number;
}

/** Where the log is, and who hears of its troubles. */
export interface EventLogOptions {
  readonly databaseUrl: string;
  /** Wakes followers; the same one that the relay of this process pokes. */
  readonly wakeUp: WakeUp;
  /** Connections to read with; 4 by default. */
  readonly connections?: number;
  /** Told of connections that broke while idle. */
  readonly onError?: (error: unknown) => void;
  /** PostgreSQL's when left out. */
  readonly connect?: Connections;
}

/** What the row of a log query looks like; bigint columns arrive as text. */
interface Row {
  at: Date;
  topic: string;
  type: string;
  aggregate: string;
  version: string;
  payload: unknown;
  position: string;
}

/** Reads the log of events. Positions and versions are safe JavaScript numbers. */
export class EventLog {
  readonly wakeUp: WakeUp;
  readonly #pool: Queries;
  readonly #newest = new Batches((topics: readonly string[]) => this.#newestOf(topics));

  constructor(options: EventLogOptions) {
    this.wakeUp = options.wakeUp;
    this.#pool = (options.connect ?? POSTGRES).pool({ ...eventsConnection(options.databaseUrl, 'log'), max: options.connections ?? 4 });
    this.#pool.on('error', (error) => options.onError?.(error));
  }

  /** The newest position; 0 before the first event. */
  async head(): Promise<number> {
    return (await this.#limits()).head;
  }

  /** The oldest position from which the log can be followed without a hole: 0 until retention has removed something. */
  async oldestPosition(): Promise<number> {
    return (await this.#limits()).prunedTo;
  }

  /**
   * The events after a position, of some topics or of all.
   * @throws CodedError CURSOR_EXPIRED when retention has removed events after the position
   */
  async after(position: number, options: { topics?: readonly string[]; limit: number }): Promise<LogPage> {
    const { rows } = await this.#pool.query<Partial<Row> & { head: string; pruned_to: string }>(AFTER, [position, options.topics ?? null, options.limit]);
    const first = rows[0]!;
    if (position < Number(first.pruned_to)) throw CodedError.cursorExpired();
    const events = rows.filter(isEvent).map(toEvent);
    const whole = events.length < options.limit;
    return { events, position: whole ? Math.max(position, Number(first.head)) : events.at(-1)!.position };
  }

  /**
   * The events of one topic after a version.
   * @throws CodedError CURSOR_EXPIRED when retention has removed events of the topic after the version
   */
  async ofTopic(topic: string, afterVersion: number, limit: number): Promise<LogEvent[]> {
    const { rows } = await this.#pool.query<Partial<Row> & { pruned_version: string | null }>(OF_TOPIC, [topic, afterVersion, limit]);
    if (afterVersion < Number(rows[0]!.pruned_version ?? 0)) throw CodedError.cursorExpired();
    return rows.filter(isEvent).map(toEvent);
  }

  /** One event, or null when there is none or retention has removed it. */
  async at(topic: string, version: number): Promise<LogEvent | null> {
    const { rows } = await this.#pool.query<Row>(AT, [topic, version]);
    return rows[0] === undefined ? null : toEvent(rows[0]);
  }

  /**
   * The newest version of a topic, counting committed events that still wait for their number; null for a topic in which
   * nothing has happened. Retention always leaves the newest event of a topic. Those who ask at about the same time are answered
   * by one statement, which begins after each of them has asked.
   */
  newest(topic: string): Promise<TopicHead | null> {
    return this.#newest.answer(topic);
  }

  /**
   * Removes events older than the moment, at least those of the last 72 hours excepted. What a durable follower has not
   * read yet and the newest event of every topic stay. Safe to call from several processes.
   * @returns how many events were removed
   */
  async prune(olderThan: Date): Promise<number> {
    let removed = 0;
    for (;;) {
      const { rows } = await this.#pool.query<{ removed: number; more: boolean }>(PRUNE, [olderThan]);
      const [step] = rows;
      if (step === undefined) return removed;
      removed += step.removed;
      if (!step.more) return removed;
    }
  }

  /** The position up to which a durable follower has read; null when it has never stored one. */
  async followerPosition(name: string): Promise<number | null> {
    const { rows } = await this.#pool.query<{ position: string }>(READ_FOLLOWER, [name]);
    return rows[0] === undefined ? null : Number(rows[0].position);
  }

  async storeFollowerPosition(name: string, position: number): Promise<void> {
    await this.#pool.query(STORE_FOLLOWER, [name, position]);
  }

  /**
   * How the log and everyone who follows it is doing.
   * @param positions of followers that store none, by name
   */
  async figures(positions: Readonly<Record<string, number>> = {}): Promise<LogFigures> {
    const { rows } = await this.#pool.query<FiguresRow>(FIGURES, [Object.keys(positions), Object.values(positions)]);
    return toFigures(rows);
  }

  /** Closes the connections. Followers must have stopped. */
  async close(): Promise<void> {
    await this.#pool.end();
  }

  async #newestOf(topics: readonly string[]): Promise<(TopicHead | null)[]> {
    const { rows } = await this.#pool.query<{ topic: string; version: string }>(NEWEST, [[...new Set(topics)]]);
    const versions = new Map(rows.map(({ topic, version }) => [topic, Number(version)]));
    return topics.map((topic) => {
      const version = versions.get(topic);
      return version === undefined ? null : { topic, version };
    });
  }

  async #limits(): Promise<{ head: number; prunedTo: number }> {
    const { rows } = await this.#pool.query<{ position: string; pruned_to: string }>(HEAD);
    return { head: Number(rows[0]!.position), prunedTo: Number(rows[0]!.pruned_to) };
  }
}

/** The first row of a page carries the log's limits even when there is no event to go with it. */
function isEvent<T extends Partial<Row>>(row: T): row is T & Row {
  return row.position !== null && row.position !== undefined;
}

function toEvent(row: Row): LogEvent {
  const { position, at, topic, type, aggregate, version, payload } = row;
  return { position: Number(position), at, topic, type, aggregate, version: Number(version), payload };
}
