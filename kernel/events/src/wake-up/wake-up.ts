import { EventEmitter } from 'node:events';
import { Alarm } from '../alarm.js';
import { BackOff } from '../back-off.js';
import type { Line, OpenLine, WakeUpSignal } from './line.js';
import { notifyLine } from './notify-line.js';

const PAUSE_BETWEEN_SIGNALS_MS = 5;
const HEARTBEAT_MS = 15_000;

/** How a wake-up reaches other processes, and who hears of its troubles. */
export interface WakeUpOptions {
  readonly databaseUrl: string;
  /** By NOTIFY in the database when left out. */
  readonly line?: OpenLine;
  /** Told of a lost connection; the wake-up reconnects by itself. */
  readonly onError?: (error: unknown) => void;
}

/**
 * Tells the relay and the followers that there is something to look at: at once within the process, and to other
 * processes over one line. A signal carries no data and may be lost with a
 * connection; everybody who waits for one also looks by himself now and then.
 */
export class WakeUp {
  readonly #options: WakeUpOptions;
  readonly #openLine: OpenLine;
  readonly #emitter = new EventEmitter().setMaxListeners(0);
  readonly #due = new Set<WakeUpSignal>();
  readonly #alarm = new Alarm();
  readonly #stopAlarm = new Alarm();
  #loop: Promise<void> | null = null;
  #stopping = false;

  constructor(options: WakeUpOptions) {
    this.#options = options;
    this.#openLine = options.line ?? notifyLine(options.databaseUrl);
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

  /** Listens and tells over one line until it breaks or the wake-up stops. */
  async #converse(connected: () => void): Promise<void> {
    let broken = null as Error | null;
    const line = await this.#openLine({
      heard: (signal) => void this.#emitter.emit(signal),
      broken: (error) => {
        broken = error;
        this.#alarm.ring();
      },
    });
    try {
      connected();
      // Whatever was signalled while nobody listened.
      this.#emitter.emit('outbox');
      this.#emitter.emit('log');
      while (!this.#stopping) {
        if (broken !== null) throw broken;
        await this.#tellOthers(line);
        await this.#alarm.sleep(HEARTBEAT_MS);
      }
    } finally {
      await line.close();
    }
  }

  /** All signals since the last time at once; with nothing to tell this is the heartbeat. */
  async #tellOthers(line: Line): Promise<void> {
    const signals = [...this.#due];
    this.#due.clear();
    await line.tell(signals);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_BETWEEN_SIGNALS_MS));
  }
}
