import { pause } from '../until.js';
import type { Ledger, Watched } from './ledger.js';
import { LiveSocket } from './live-socket.js';
import type { Person } from './person.js';

const WATCH = 'subscription ($id: ID!, $after: String) { appealUpdated(appealId: $id, after: $after) { version cursor appeal { status number } } }';
const START = 'query ($id: ID!) { appeal(id: $id) { version cursor } }';
const AGAIN_MS = 150;
const SIGN_IN_AGAIN: ReadonlySet<string> = new Set(['closed 4403', 'UNAUTHENTICATED']);

interface Update {
  readonly appealUpdated: { readonly version: number; readonly cursor: string };
}

/** Follows an appeal through everything: keeps the last cursor, and comes back with it whenever the socket or the subscription ends. */
export class Watcher {
  readonly watched: Watched;
  readonly #person: Person;
  readonly #ledger: Ledger;
  #cursor: string | null = null;
  #stopping = false;
  #close: () => void = () => undefined;
  #running: Promise<void> | null = null;

  constructor(person: Person, appealId: string, ledger: Ledger) {
    this.#person = person;
    this.#ledger = ledger;
    this.watched = { viewer: person.name, appealId, versions: [] };
    ledger.watched.push(this.watched);
  }

  start(): this {
    this.#running = this.#run();
    return this;
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    this.#close();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#cursor === null && !this.#stopping) await this.#begin();
    while (!this.#stopping) await this.#follow();
  }

  /** The version that it begins with counts as seen. */
  async #begin(): Promise<void> {
    const outcome = await this.#person.send<{ appeal: { version: number; cursor: string } }>(START, { id: this.watched.appealId });
    if (outcome.kind !== 'data') return pause(AGAIN_MS);
    this.watched.versions.push(outcome.data.appeal.version);
    this.#cursor = outcome.data.appeal.cursor;
  }

  async #follow(): Promise<void> {
    const socket = new LiveSocket<Update>({
      url: `${this.#person.url.replace('http', 'ws')}/graphql`,
      token: await this.#person.token(),
      query: WATCH,
      variables: { id: this.watched.appealId, after: this.#cursor },
      onData: ({ appealUpdated: { version, cursor } }) => {
        this.watched.versions.push(version);
        this.#cursor = cursor;
      },
    });
    this.#close = () => socket.close();
    if (this.#stopping) socket.close();
    const { codes } = await socket.ended;
    if (this.#stopping) return;
    if (codes.some((code) => SIGN_IN_AGAIN.has(code))) this.#person.forget();
    this.#ledger.failed(`watching: ${codes.join()}`);
    await pause(AGAIN_MS);
  }
}
