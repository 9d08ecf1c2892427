import { EventEmitter } from 'node:events';
import pg from 'pg';
import { Alarm } from './alarm.js';
import { BackOff } from './back-off.js';
import { endConnection, eventsConnection } from './connection.js';

/** `outbox`: a transaction with events has committed. `log`: the relay has added to the log. */
export type WakeUpSignal = 'outbox' | 'log';

const CHANNELS = { outbox: 'otklik_outbox', log: 'otklik_log' } as const;
const PAUSE_BETWEEN_NOTIFICATIONS_MS = 5;
const HEARTBEAT_MS = 15_000;

/** Where a wake-up connects, and who hears of its troubles. */
export interface WakeUpOptions {
  readonly databaseUrl: string;
  /** Told of a lost connection; the wake-up reconnects by itself. */
  readonly onError?: (error: unknown) => void;
}

/**
 * Tells the relay and the followers that there is something to look at: at once within the process, and to other
 * processes by NOTIFY over the one connection that also listens. A signal carries no data and may be lost with a
 * connection; everybody who waits for one also looks by himself now and then.
 *
 * NOTIFY is always a statement of its own: inside a business transaction it would take a lock of the whole cluster at commit.
 */
export class WakeUp {
  readonly #options: WakeUpOptions;
  readonly #emitter = new EventEmitter().setMaxListeners(0);
  readonly #due = new Set<WakeUpSignal>();
  readonly #alarm = new Alarm();
  readonly #stopAlarm = new Alarm();
  #loop: Promise<void> | null = null;
  #stopping = false;

  constructor(options: WakeUpOptions) {
    this.#options = options;
  }

  /** Starts listening to other processes. Signals within the process work before and without it. */
  start(): void {
    this.#stopping = false;
    this.#loop ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    this.#alarm.ring();
    this.#stopAlarm.ring();
    await this.#loop;
    this.#loop = null;
  }

  /** Wakes everybody who waits for the signal, here and in other processes. Call it after the commit, never inside a transaction. */
  poke(signal: WakeUpSignal): void {
    this.#emitter.emit(signal);
    this.#due.add(signal);
    this.#alarm.ring();
  }

  /** Calls the listener at each signal, until the returned function is called. */
  on(signal: WakeUpSignal, listener: () => void): () => void {
    this.#emitter.on(signal, listener);
    return () => this.#emitter.off(signal, listener);
  }

  async #run(): Promise<void> {
    const backOff = new BackOff();
    while (!this.#stopping) {
      try {
        await this.#converse(() => backOff.reset());
      } catch (error) {
        this.#options.onError?.(error);
        await this.#stopAlarm.sleep(backOff.next());
      }
    }
  }

  /** Listens and notifies over one connection until it breaks or the wake-up stops. */
  async #converse(connected: () => void): Promise<void> {
    const client = new pg.Client(eventsConnection(this.#options.databaseUrl, 'wake-up'));
    let broken = null as Error | null;
    client.on('error', (error) => {
      broken = error;
      this.#alarm.ring();
    });
    try {
      await client.connect();
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
      client.on('notification', ({ channel, processId }) => {
        // Our own signals have been heard already, without the detour over the server.
        if (processId === rows[0]?.pid) return;
        if (channel === CHANNELS.outbox) this.#emitter.emit('outbox');
        if (channel === CHANNELS.log) this.#emitter.emit('log');
      });
      await client.query(`listen ${CHANNELS.outbox}; listen ${CHANNELS.log}`);
      connected();
      // Whatever was signalled while nobody listened.
      this.#emitter.emit('outbox');
      this.#emitter.emit('log');
      while (!this.#stopping) {
        if (broken !== null) throw broken;
        // With nothing to tell this is the heartbeat that finds a connection which died silently.
        await this.#notifyOthers(client);
        await this.#alarm.sleep(HEARTBEAT_MS);
      }
    } finally {
      await endConnection(client);
    }
  }

  /** One statement for all signals since the last one. */
  async #notifyOthers(client: pg.Client): Promise<void> {
    const channels = [...this.#due].map((signal) => CHANNELS[signal]);
    this.#due.clear();
    await client.query('select pg_notify(channel, \'\') from unnest($1::text[]) as channel', [channels]);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_BETWEEN_NOTIFICATIONS_MS));
  }
}
