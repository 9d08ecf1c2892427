import { setTimeout as sleep } from 'node:timers/promises';
import { reasonOf } from '../start-error.js';
import { isRunning, stopServer, type Postmaster } from './postmaster.js';

const LOOK_MS = 250;

export interface ServerKeeperOptions {
  /** Starts the server again, on the port that everybody knows. */
  restart: (port: number) => Promise<Postmaster>;
  onProgress: (line: string) => void;
  /** The server cannot be started again. */
  onLost: (reason: string) => void;
}

/** Looks after a server: one that ends without being told to, say killed for its memory, is started again on the same port. */
export class ServerKeeper {
  readonly #options: ServerKeeperOptions;
  readonly #stopping = new AbortController();
  readonly #watch: Promise<void>;
  #server: Postmaster;

  constructor(server: Postmaster, options: ServerKeeperOptions) {
    this.#server = server;
    this.#options = options;
    this.#watch = this.#keep();
  }

  get pid(): number {
    return this.#server.pid;
  }

  /** Ends the watch, then the server. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#watch;
    await stopServer(this.#server);
  }

  async #keep(): Promise<void> {
    while (await this.#pause()) {
      if (await isRunning(this.#server)) continue;
      this.#options.onProgress('PostgreSQL ended unexpectedly: starting it again');
      try {
        this.#server = await this.#options.restart(this.#server.port);
      } catch (error) {
        this.#options.onLost(reasonOf(error));
        return;
      }
    }
  }

  /** @returns whether to look again */
  #pause(): Promise<boolean> {
    return sleep(LOOK_MS, undefined, { ref: false, signal: this.#stopping.signal }).then(() => true, () => false);
  }
}
