/** The clients: so many sockets with a subscription each, in a process of their own. It does what its parent says. */
import WebSocket from 'ws';
import { now } from './clock.ts';
import { answer } from './load-process.ts';
import type { Connected, Seen, SocketPlan, WatchersMessage } from './watchers.ts';

/** One address has 28,000 ports, and those of a gateway that was killed stay taken for a minute. */
const LOCAL_ADDRESSES = 8;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 8_000;
/** After an error of its subscription. */
const AGAIN_MS = 1_000;

type State = 'away' | 'connecting' | 'open' | 'ended';

let url = '';
let jitterMs = 0;
let watchers: Watcher[] = [];
/** Of what came, in the order in which it came. */
let [sockets, versions, moments]: [number[], number[], number[]] = [[], [], []];
let ends: Record<string, number> = {};
/** Sockets that have been told why their subscription ended, by code. */
let told: Record<string, number[]> = {};
let handshakes: number[] = [];

class Watcher {
  readonly place: number;
  readonly plan: SocketPlan;
  cursor: string;
  state: State = 'away';
  acknowledged: (() => void) | null = null;
  #socket: WebSocket | null = null;
  #retryMs = FIRST_RETRY_MS;

  constructor(place: number, plan: SocketPlan) {
    this.place = place;
    this.plan = plan;
    this.cursor = plan.cursor;
  }

  connect(): void {
    const began = now();
    this.state = 'connecting';
    const socket = new WebSocket(url, ['graphql-transport-ws'], {
      perMessageDeflate: false,
      skipUTF8Validation: true,
      localAddress: `127.0.0.${2 + (this.place % LOCAL_ADDRESSES)}`,
    });
    this.#socket = socket;
    socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${this.plan.token}` } })));
    socket.on('message', (data: Buffer) => this.#take(data, began));
    socket.on('error', () => undefined);
    socket.on('close', (code) => this.#closed(code));
  }

  pause(): void {
    this.#socket?.pause();
  }

  resume(): void {
    this.#socket?.resume();
  }

  end(): void {
    this.state = 'ended';
    this.#socket?.terminate();
  }

  #take(data: Buffer, began: number): void {
    const at = now();
    // Its head is enough: a result begins with the cursor and the version, as the selection does.
    const head = data.toString('latin1', 0, 400);
    const next = /"cursor":"([\w-]+)","version":(\d+)/.exec(head);
    if (next !== null) {
      this.cursor = next[1]!;
      sockets.push(this.place);
      versions.push(Number(next[2]));
      moments.push(at);
      return;
    }
    const { type, payload } = JSON.parse(data.toString()) as { type: string; payload?: { extensions?: { code?: string } }[] };
    if (type === 'connection_ack') {
      handshakes.push(at - began);
      this.state = 'open';
      this.#retryMs = FIRST_RETRY_MS;
      this.#subscribe();
      this.acknowledged?.();
    } else if (type === 'ping') {
      this.#socket!.send('{"type":"pong"}');
    } else if (type === 'error') {
      this.#note(String(payload?.[0]?.extensions?.code));
      // As a client does that wants to miss nothing.
      if (jitterMs > 0) setTimeout(() => this.state === 'open' && this.#subscribe(), AGAIN_MS);
    } else if (type !== 'pong') this.#note(type === 'next' ? data.toString().slice(0, 200) : type);
  }

  #subscribe(): void {
    const variables = { appealId: this.plan.appealId, after: this.cursor };
    this.#socket!.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: this.plan.query, variables } }));
  }

  #note(code: string): void {
    (told[code] ??= []).push(this.place);
  }

  #closed(code: number): void {
    ends[code] = (ends[code] ?? 0) + 1;
    if (this.state === 'ended') return;
    this.state = 'away';
    this.acknowledged?.();
    if (jitterMs === 0) return;
    // Whoever loses a connection comes back within the jitter; whoever is refused waits longer each time.
    const wait = this.#retryMs === FIRST_RETRY_MS ? Math.random() * jitterMs : this.#retryMs * (0.5 + Math.random());
    this.#retryMs = Math.min(this.#retryMs * 2, LONGEST_RETRY_MS);
    setTimeout(() => this.state === 'away' && this.connect(), wait);
  }
}

answer(async (message: WatchersMessage): Promise<unknown> => {
  switch (message.do) {
    case 'connect':
      return connectAll(message);
    case 'report':
      return report(message.forget);
    case 'open':
      return watchers.filter(({ state }) => state === 'open').length;
    case 'pause':
      for (const place of message.places) watchers[place]!.pause();
      return null;
    case 'resume':
      for (const place of message.places) watchers[place]!.resume();
      return null;
    case 'close':
      for (const watcher of watchers) watcher.end();
      watchers = [];
      report(true);
      return null;
  }
});

/** So many handshakes under way at a time, until every socket has been acknowledged or refused. */
async function connectAll(message: Extract<WatchersMessage, { do: 'connect' }>): Promise<Connected> {
  ({ url, jitterMs } = message);
  const added = message.sockets.map((plan, index) => new Watcher(watchers.length + index, plan));
  watchers = [...watchers, ...added];
  const began = now();
  let next = 0;
  const connection = async (): Promise<void> => {
    for (let watcher = added[next++]; watcher !== undefined; watcher = added[next++]) {
      const { promise, resolve } = Promise.withResolvers<void>();
      watcher.acknowledged = resolve;
      watcher.connect();
      await promise;
      watcher.acknowledged = null;
    }
  };
  await Promise.all(Array.from({ length: Math.min(message.atATime, added.length) }, connection));
  return { seconds: (now() - began) / 1_000, open: added.filter(({ state }) => state === 'open').length };
}

function report(forget: boolean): Seen {
  const seen: Seen = {
    socket: Uint32Array.from(sockets),
    version: Uint32Array.from(versions),
    at: Float64Array.from(moments),
    handshakesMs: Float64Array.from(handshakes),
    ends,
    told,
    open: watchers.filter(({ state }) => state === 'open').length,
  };
  if (forget) {
    [sockets, versions, moments, handshakes] = [[], [], [], []];
    [ends, told] = [{}, {}];
  }
  return seen;
}
