import { CodedError } from '@otklik/base';
import { Alarm } from './alarm.js';
import { BackOff } from './back-off.js';
import type { LogEvent } from './event.js';
import type { EventLog, LogPage } from './event-log.js';

/**
 * Where a follower begins: after a position, after the newest event, or where the follower of this name stopped last (and
 * `initially` the first time).
 */
export type FollowFrom = number | 'head' | { readonly name: string; readonly initially: 'oldest' | 'head' };

/** What to follow and whom to tell. */
export interface LogFollowerOptions {
  readonly log: EventLog;
  readonly from: FollowFrom;
  /** Only these topics; all when left out. */
  readonly topics?: readonly string[];
  /** Takes the next events, in order. The same batch comes again when it throws, and, from a stored position, after a crash. */
  readonly deliver: (events: readonly LogEvent[]) => void | Promise<void>;
  /**
   * Called when retention has removed events that were not delivered; the follower then goes on with the oldest ones kept.
   * Without it, it tries again in vain and says so to `onError`, for a read model must be built anew.
   */
  readonly onGap?: () => void;
  /** Most events of one delivery; 500 by default. */
  readonly batchSize?: number;
  /** How often to look without being woken, in milliseconds; 250 by default. */
  readonly pollMs?: number;
  /** Told of each failure to read or deliver; the follower tries again by itself. */
  readonly onError?: (error: unknown) => void;
}

const STORE_AT_LEAST_EVERY = 1_000;

/**
 * Delivers the log from a place on: every event, in order, one batch at a time. Each is delivered once, except that a batch is
 * repeated when its delivery failed or, for a named follower, when the process ended before the position was stored.
 * A name is for one follower at a time.
 */
export class LogFollower {
  readonly #options: LogFollowerOptions;
  readonly #alarm = new Alarm();
  readonly #stopAlarm = new Alarm();
  #position = 0;
  #stored = 0;
  #stopping = false;
  #loop: Promise<void> | null = null;

  constructor(options: LogFollowerOptions) {
    this.#options = options;
  }

  /** Everything up to here has been delivered. */
  get position(): number {
    return this.#position;
  }

  /** Resolves as soon as the beginning is fixed: events appended from then on will be delivered. */
  async start(): Promise<void> {
    this.#stopping = false;
    await this.#retrying(async () => {
      this.#position = this.#stored = await this.#beginning();
    });
    const unsubscribe = this.#options.log.wakeUp.on('log', () => this.#alarm.ring());
    this.#loop = this.#run().finally(unsubscribe);
  }

  /** Resolves when the delivery under way has ended; there is no further one. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#alarm.ring();
    this.#stopAlarm.ring();
    await this.#loop;
  }

  async #beginning(): Promise<number> {
    const { from, log } = this.#options;
    if (typeof from === 'number') return from;
    if (from === 'head') return log.head();
    const stored = await log.followerPosition(from.name);
    if (stored !== null) return stored;
    const position = await (from.initially === 'head' ? log.head() : log.oldestPosition());
    // Stored at once, so that retention waits for this follower from now on.
    await log.storeFollowerPosition(from.name, position);
    return position;
  }

  async #run(): Promise<void> {
    while (!this.#stopping) {
      let more = false;
      await this.#retrying(async () => {
        more = await this.#deliverNext();
      });
      if (!more && !this.#stopping) await this.#alarm.sleep(this.#options.pollMs ?? 250);
    }
  }

  /** Delivers one batch and says whether it was full, so that there may be more. */
  async #deliverNext(): Promise<boolean> {
    const { log, topics, deliver, batchSize: limit = 500 } = this.#options;
    const page = await this.#read(() => log.after(this.#position, { topics, limit }));
    if (page === null) return true;
    if (page.events.length > 0) await deliver(page.events);
    this.#position = page.position;
    if (page.events.length > 0 || this.#position - this.#stored >= STORE_AT_LEAST_EVERY) await this.#store();
    return page.events.length === limit;
  }

  /** Null when events are missing and the follower has moved over the gap. */
  async #read(read: () => Promise<LogPage>): Promise<LogPage | null> {
    const { log, onGap } = this.#options;
    try {
      return await read();
    } catch (error) {
      if (onGap === undefined || !(error instanceof CodedError) || error.code !== 'CURSOR_EXPIRED') throw error;
      this.#position = await log.oldestPosition();
      onGap();
      return null;
    }
  }

  async #store(): Promise<void> {
    const { from, log } = this.#options;
    if (typeof from === 'object') await log.storeFollowerPosition(from.name, this.#position);
    this.#stored = this.#position;
  }

  async #retrying(attempt: () => Promise<void>): Promise<void> {
    const backOff = new BackOff();
    while (!this.#stopping) {
      try {
        return await attempt();
      } catch (error) {
        this.#options.onError?.(error);
        await this.#stopAlarm.sleep(backOff.next());
      }
    }
  }
}
