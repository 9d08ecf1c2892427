import { Alarm } from './alarm.js';
import { BackOff } from './back-off.js';
import { endConnection, eventsConnection } from './connection.js';
import { POSTGRES, type Connections, type Session } from './connections.js';
import { MOVE_BATCH, TRY_LOCK } from './relay-statement.js';
import type { WakeUp } from './wake-up/wake-up.js';

/** `standby`: connected, while the relay of another process works. `active`: this one numbers the events. */
export type RelayState = 'stopped' | 'connecting' | 'standby' | 'active';

/** Where a relay connects, and how eagerly it looks. */
export interface RelayOptions {
  readonly databaseUrl: string;
  readonly wakeUp: WakeUp;
  /** Events moved by one statement; 500 by default. */
  readonly batchSize?: number;
  /** How often to look, and to try for the lock, without being woken, in milliseconds; 250 by default. */
  readonly pollMs?: number;
  /** Told of lost connections and of events put aside; the relay goes on by itself. */
  readonly onError?: (error: unknown) => void;
  /** PostgreSQL's when left out. */
  readonly connect?: Connections;
}

/**
 * The server ends the session of a holder that hangs, which frees the lock. A position that a follower has seen must
 * survive a crash, or it would be given twice: so the relay commits synchronously whatever the server's default is.
 */
const SESSION = { idle_session_timeout: '5s', statement_timeout: '10s', synchronous_commit: 'on' };

/**
 * Moves committed events from the outbox to the log and gives them their positions. Every process may run one: an
 * advisory lock, held by the very session that moves, lets only one work, and another takes over within a poll when the
 * holder's connection ends. A holder that hangs is disconnected by the server.
 */
export class Relay {
  readonly #options: RelayOptions;
  readonly #alarm = new Alarm();
  readonly #stopAlarm = new Alarm();
  readonly #pollMs: number;
  readonly #batchSize: number;
  #state: RelayState = 'stopped';
  #stopping = false;
  #loop: Promise<void> | null = null;

  constructor(options: RelayOptions) {
    this.#options = options;
    this.#pollMs = options.pollMs ?? 250;
    this.#batchSize = options.batchSize ?? 500;
  }

  get state(): RelayState {
    return this.#state;
  }

  start(): void {
    this.#stopping = false;
    this.#loop ??= this.#run();
  }

  /** Finishes the statement under way and gives the lock free. Events committed later wait for the next relay. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#alarm.ring();
    this.#stopAlarm.ring();
    await this.#loop;
    this.#loop = null;
  }

  async #run(): Promise<void> {
    const backOff = new BackOff();
    const unsubscribe = this.#options.wakeUp.on('outbox', () => this.#alarm.ring());
    while (!this.#stopping) {
      this.#state = 'connecting';
      try {
        await this.#work(() => backOff.reset());
      } catch (error) {
        this.#options.onError?.(error);
        await this.#stopAlarm.sleep(backOff.next());
      }
    }
    unsubscribe();
    this.#state = 'stopped';
  }

  /** Works over one connection until it breaks or the relay stops. */
  async #work(connected: () => void): Promise<void> {
    const client = (this.#options.connect ?? POSTGRES).session(eventsConnection(this.#options.databaseUrl, 'relay', SESSION));
    let broken = null as Error | null;
    client.on('error', (error) => {
      broken = error;
      this.#alarm.ring();
    });
    try {
      await client.connect();
      connected();
      while (!this.#stopping) {
        if (broken !== null) throw broken;
        if (this.#state !== 'active') this.#state = (await holdsLock(client)) ? 'active' : 'standby';
        // Events are the active relay's business: all who stand by would ask for the lock at every one of them.
        if (this.#state !== 'active') await this.#stopAlarm.sleep(this.#pollMs);
        else if (!(await this.#moveBatch(client))) await this.#alarm.sleep(this.#pollMs);
      }
    } finally {
      await endConnection(client);
    }
  }

  /** Moves one batch and says whether it was full, so that there may be more. */
  async #moveBatch(client: Session): Promise<boolean> {
    const { rows } = await client.query<{ moved: number; rejected: number }>({ name: 'move', text: MOVE_BATCH, values: [this.#batchSize] });
    const { moved, rejected } = rows[0]!;
    if (moved > 0) this.#options.wakeUp.poke('log');
    if (rejected > 0) this.#options.onError?.(new Error(`${rejected} events were put into events.rejected: the log had their topic and version already`));
    return moved + rejected === this.#batchSize;
  }
}

async function holdsLock(client: Session): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>(TRY_LOCK);
  return rows[0]!.locked;
}
