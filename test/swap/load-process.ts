/**
 * Load on a gateway, from a process of its own: so many requests each second, and so many sockets with a subscription each. On a
 * machine that cannot do that many, requests are left out and not heaped up: else it would be measured how it drowns.
 */
import { Agent, request } from 'node:http';
import { createHistogram } from 'node:perf_hooks';
import { WebSocket } from 'ws';

/** What the parent asks for. */
export type LoadOrder =
  | { readonly kind: 'sockets'; readonly url: string; readonly count: number }
  | { readonly kind: 'requests'; readonly url: string; readonly perSecond: number }
  | { readonly kind: 'stop' }
  | { readonly kind: 'report' };

/** What has happened so far. */
export interface LoadReport {
  readonly sent: number;
  readonly answered: number;
  readonly failed: readonly string[];
  readonly seconds: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly slowest: number;
  readonly openSockets: number;
  readonly closedSockets: number;
  /** Messages that end a subscription. */
  readonly ended: readonly string[];
  /** By the number of an event, how many times it was received. */
  readonly ticks: Readonly<Record<number, number>>;
}

const OPERATIONS = ['{ items { id title } }', '{ items { title left } }', 'query Q($yes: Boolean!) { items { id left @include(if: $yes) } }'];
/** Several texts, so that there is more than one subscription to plan. */
const SUBSCRIPTIONS = Array.from({ length: 20 }, (_, text) => `subscription S${text}($for: ID!) { ticked(for: $for) { number item { title left } } }`);
const OPENING_AT_A_TIME = 50;
const MOST_AT_A_TIME = 32;

const agent = new Agent({ keepAlive: true, maxSockets: MOST_AT_A_TIME });
const latency = createHistogram();
const failed: string[] = [];
const ended: string[] = [];
const ticks: Record<number, number> = {};
let [sent, answered, open, closed] = [0, 0, 0, 0];
let begun = 0;
/** Requests that should have been sent, and were left out. */
let leftOut = 0;
let stopped: number | null = null;

process.on('message', (order: LoadOrder) => void obey(order));

async function obey(order: LoadOrder): Promise<void> {
  if (order.kind === 'sockets') {
    for (let first = 0; first < order.count; first += OPENING_AT_A_TIME) {
      await Promise.all(Array.from({ length: Math.min(OPENING_AT_A_TIME, order.count - first) }, (_, i) => watch(order.url, first + i)));
    }
  } else if (order.kind === 'requests') {
    begun = performance.now();
    const pace = setInterval(() => {
      if (stopped !== null) return clearInterval(pace);
      // Requests that should have been sent by now, whatever has become of those before them.
      const due = Math.floor(((performance.now() - begun) / 1000) * order.perSecond);
      while (sent + leftOut < due && sent - answered - failed.length < MOST_AT_A_TIME) ask(order.url);
      leftOut = Math.max(leftOut, due - sent);
    }, 5);
  } else if (order.kind === 'stop') {
    stopped = performance.now();
    while (answered + failed.length < sent) await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const ms = (percentile: number): number => (latency.count === 0 ? 0 : latency.percentile(percentile) / 1000);
  const seconds = ((stopped ?? performance.now()) - begun) / 1000;
  const times = { seconds, p50: ms(50), p99: ms(99), slowest: ms(100) };
  process.send?.({ sent, answered, failed, ...times, openSockets: open, closedSockets: closed, ended, ticks } satisfies LoadReport);
}

function ask(url: string): void {
  const query = OPERATIONS[sent++ % OPERATIONS.length];
  const began = performance.now();
  const exchange = request(url, { agent, method: 'POST', headers: { 'content-type': 'application/json' } }, (response) => {
    let body = '';
    response.setEncoding('utf8').on('data', (text: string) => (body += text));
    response.on('end', () => {
      if (response.statusCode !== 200 || !body.startsWith('{"data":{"items":[{')) return void failed.push(`${response.statusCode} ${body.slice(0, 200)}`);
      answered++;
      latency.record(Math.max(1, Math.round((performance.now() - began) * 1000)));
    });
  });
  exchange.on('error', (error) => void failed.push(error.message));
  exchange.end(JSON.stringify({ query, variables: { yes: true } }));
}

/** Resolves when the gateway has taken the connection. */
function watch(url: string, number: number): Promise<void> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url, 'graphql-transport-ws');
    socket.on('open', () => socket.send('{"type":"connection_init"}'));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      open--;
      closed++;
      resolve();
    });
    socket.on('message', (data: Buffer) => {
      const text = data.toString();
      if (text.startsWith('{"type":"connection_ack"')) {
        open++;
        const payload = { query: SUBSCRIPTIONS[number % SUBSCRIPTIONS.length], variables: { for: String(number) } };
        socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload }));
        return resolve();
      }
      const message = JSON.parse(text) as { type: string; payload?: { data?: { ticked?: { number: number; item: { left: number } } } } };
      if (message.type === 'ping') return socket.send('{"type":"pong"}');
      const tick = message.payload?.data?.ticked;
      if (message.type === 'next' && tick?.item.left === 7) ticks[tick.number] = (ticks[tick.number] ?? 0) + 1;
      else if (message.type !== 'pong') ended.push(text.slice(0, 300));
    });
  });
}
