import type { ServerResponse } from 'node:http';
import type { Viewer } from '@otklik/identity';
import type { Exchange } from '../http/exchange.js';
import { HttpRefusal } from '../http/http-refusal.js';
import type { ViewerWatch } from '../identity/viewer-watch.js';
import type { SocketLimits } from '../options.js';
import type { RatesByAddress } from '../policies/rate/rates-by-address.js';
import { inBatches } from '../sockets/in-batches.js';
import type { EventStream } from './event-stream.js';

/** Streams at a time of strangers at one address, against those of one who is signed in: many may share an address. */
const STRANGERS = 10;

export interface EventStreamsCare {
  /** Looks again how viewers stand. */
  readonly watch?: ViewerWatch | undefined;
  /** Says from where a request comes; absent where rates are not limited. */
  readonly rates?: Pick<RatesByAddress, 'addressOf'> | undefined;
}

/** All open event streams: their limits, their beat, and their end. */
export class EventStreams {
  readonly #limits: SocketLimits;
  readonly #care: EventStreamsCare;
  readonly #open = new Map<EventStream, Promise<void>>();
  readonly #places = new Map<string, number>();
  readonly #heartbeat: NodeJS.Timeout;
  #isDraining = false;

  constructor(limits: SocketLimits, care: EventStreamsCare = {}) {
    this.#limits = limits;
    this.#care = care;
    this.#heartbeat = setInterval(() => this.#beat(), limits.pingMs).unref();
  }

  /** Streams that are open. */
  get open(): number {
    return this.#open.size;
  }

  /** Whether streams that begin now should end at once, so that their clients come back elsewhere. */
  get isDraining(): boolean {
    return this.#isDraining;
  }

  /**
   * Takes one of the places that somebody has; it is given back when the response closes.
   * @throws HttpRefusal TOO_MANY_SUBSCRIPTIONS when all are taken
   */
  takePlace({ request, response }: Pick<Exchange, 'request' | 'response'>, viewer: Viewer): void {
    const isStranger = viewer.kind === 'anonymous';
    // Where nobody says which proxies to believe, all strangers may seem to come from one address.
    if (isStranger && this.#care.rates === undefined) return;
    const key = isStranger ? `address ${this.#care.rates!.addressOf(request)}` : `viewer ${viewer.login}`;
    const most = isStranger ? this.#limits.operations * STRANGERS : this.#limits.operations;
    const taken = this.#places.get(key) ?? 0;
    if (taken >= most) throw new HttpRefusal(429, 'TOO_MANY_SUBSCRIPTIONS', `There are ${most} event streams already: close some, or use a WebSocket, which carries many operations.`);
    this.#places.set(key, taken + 1);
    response.once('close', () => {
      const left = (this.#places.get(key) ?? 1) - 1;
      if (left > 0) this.#places.set(key, left);
      else this.#places.delete(key);
    });
  }

  /** Takes care of a stream until its response closes. */
  add(stream: EventStream, response: ServerResponse): void {
    const ended = new Promise<void>((resolve) => response.once('close', resolve));
    this.#open.set(stream, ended);
    this.#care.watch?.add(stream);
    void ended.then(() => {
      this.#open.delete(stream);
      this.#care.watch?.delete(stream);
      stream.leave();
    });
  }

  /** Ends all streams in the middle, in batches; those whose readers take nothing more are left to the HTTP server to end. */
  async drain(): Promise<void> {
    this.#isDraining = true;
    const open = [...this.#open];
    await inBatches(open, this.#limits.drainMs, ([stream]) => stream.cut());
    clearInterval(this.#heartbeat);
  }

  #beat(): void {
    for (const stream of this.#open.keys()) stream.beat();
  }
}
