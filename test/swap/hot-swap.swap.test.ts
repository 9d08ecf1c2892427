/**
 * Scenario: the supergraph of a gateway changes twenty times while 500 requests arrive each second and 1,000 sockets have a
 * subscription each. Black box: the built command, the subgraphs and the load are processes of their own. Run by `pnpm test:swap`.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { MonitoredGateway, type Measured } from './gateway-process.js';
import type { LoadOrder, LoadReport } from './load-process.js';
import { supergraphOf } from './two-hundred-types.js';

const SOCKETS = 1_000;
const PER_SECOND = 550;
const SWAPS = 20;
const LONGEST_PAUSE_MS = 50;
/** Each schema of this size takes about 10 MB: eighteen that were kept would not fit. */
const MOST_GROWTH_MB = 60;
/** Node itself has about a dozen. */
const MOST_THREADS = 24;

interface Counters {
  readonly accepted: number;
  readonly refused: number;
  readonly lastDurationMs: number;
  readonly longestSliceMs: number;
  readonly longestSliceCpuMs: number;
}

let folder: string;
let file: string;
let subgraphs: ChildProcess;
let load: ChildProcess;
let gateway: MonitoredGateway;
let url: string;
let wide: readonly string[];
let narrow: string;
let watcher: WebSocket;
const watched: { type: string; payload?: unknown }[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'otklik-swap-'));
  file = join(folder, 'supergraph.graphql');
  subgraphs = start('subgraphs-process.ts');
  const [urls] = (await once(subgraphs, 'message')) as [{ items: string; stock: string }];
  wide = ['markA', 'markB'].map((mark) => supergraphOf({ mark, hasNote: true }, urls));
  narrow = supergraphOf({ mark: 'markC', hasNote: false }, urls);
  await put(wide[0]!);
  gateway = new MonitoredGateway(['--supergraph', file, '--port', '0', '--no-auth', '--admin']);
  url = await gateway.url();
  load = start('load-process.ts');
  await order({ kind: 'sockets', url: `${url.replace('http', 'ws')}/graphql`, count: SOCKETS });
  watcher = await watchNotes();
  await order({ kind: 'requests', url: `${url}/graphql`, perSecond: PER_SECOND });
});

afterAll(async () => {
  watcher?.terminate();
  load?.kill('SIGKILL');
  subgraphs?.kill('SIGKILL');
  await gateway?.stop();
  await rm(folder, { recursive: true, force: true });
});

test('every socket gets its events before the first swap', () => tick(1, SOCKETS + 1));

test(`${SWAPS} swaps, by file and by request, are in use at once and keep the event loop free`, async () => {
  const quiet = await during(() => new Promise((resolve) => setTimeout(resolve, 2_000)));
  const delays: Measured[] = [];
  const durations: number[] = [];
  let early: Measured | null = null;
  for (let swap = 1; swap <= SWAPS; swap++) {
    const sdl = wide[swap % 2]!;
    const mark = swap % 2 === 0 ? 'markA' : 'markB';
    delays.push(await during(() => (swap % 4 === 0 ? putAndWait(sdl, swap) : send(sdl))));
    durations.push((await counters()).lastDurationMs);
    expect(await ask(`{ ${mark} }`)).toEqual({ data: { [mark]: 1 } });
    if (swap === 2) early = await gateway.measure('memory');
    if (swap === SWAPS / 2) await tick(2, SOCKETS + 1);
  }
  const { accepted, refused, longestSliceMs, longestSliceCpuMs } = await counters();
  const late = await gateway.measure('memory');
  print({
    'event loop without a swap, longest delay': quiet.max,
    'event loop during a swap, longest delay, median and worst of all swaps': [median(delays.map(({ max }) => max)), Math.max(...delays.map(({ max }) => max))],
    'CPU time between two turns of the event loop, longest without a swap': quiet.busiest,
    'the same during a swap, median and worst of all swaps': [median(delays.map(({ busiest }) => busiest)), Math.max(...delays.map(({ busiest }) => busiest))],
    'a swap, median and worst': [median(durations), Math.max(...durations)],
    'longest slice of a swap on the main thread': longestSliceMs,
    'the same in CPU time': longestSliceCpuMs,
    'heap after 2 swaps and after all, MB': [early!.heapMb, late.heapMb],
  });
  expect({ accepted, refused }).toEqual({ accepted: SWAPS, refused: 0 });
  // What the swap itself does; a delay of the loop may come from the machine.
  expect(longestSliceCpuMs).toBeLessThan(LONGEST_PAUSE_MS);
  expect(late.heapMb - early!.heapMb).toBeLessThan(MOST_GROWTH_MB);
});

test('a bad supergraph is refused with the reason, by file and by request, and the one before stays', async () => {
  const refusal = await send('type Query { a: Int }');
  expect(refusal).toEqual({ errors: [{ message: expect.stringContaining('no supergraph') as string, extensions: { code: 'SUPERGRAPH_REFUSED' } }] });
  await put(`${wide[0]!}\ntype {`);
  await until(async () => (await counters()).refused === 2);
  expect(gateway.log).toMatch(/the supergraph is refused.*/);
  expect(gateway.log).toContain('Syntax Error');
  expect(await ask('{ markA }')).toEqual({ data: { markA: 1 } });
});

test('a field that is gone ends only the subscription that asks for it, with the reason', async () => {
  await send(narrow);
  await until(() => Promise.resolve(watched.length > 0 && watched.at(-1)!.type === 'error'));
  const payload = [{ message: expect.stringContaining('Cannot query field "note"') as string, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }];
  expect(watched.at(-1)).toEqual({ id: '1', type: 'error', payload });
  expect(watcher.readyState).toBe(WebSocket.OPEN);
});

test('every socket gets its events after the last swap; no request has failed and no socket was closed', async () => {
  await tick(3, SOCKETS);
  const report = await order({ kind: 'stop' });
  print({ requests: report.sent, 'requests per second': report.sent / report.seconds, 'latency p50, p99, slowest': [report.p50, report.p99, report.slowest] });
  expect(report).toMatchObject({ failed: [], ended: [], openSockets: SOCKETS, closedSockets: 0, ticks: { 1: SOCKETS, 2: SOCKETS, 3: SOCKETS } });
  // The rate itself is printed: a machine that is busy otherwise does not make it.
  expect(report.answered).toBe(report.sent);
  expect(report.answered).toBeGreaterThan(SWAPS * 10);
});

test('the threads of old supergraphs have ended', async () => {
  await until(async () => (await gateway.measure('delay')).threads < MOST_THREADS);
});

function start(name: string): ChildProcess {
  return fork(join(import.meta.dirname, name), { execArgv: ['--disable-warning=ExperimentalWarning'] });
}

async function order(what: LoadOrder): Promise<LoadReport> {
  const answer = once(load, 'message');
  load.send(what);
  return ((await answer) as [LoadReport])[0];
}

/**
 * An event reaches every socket once.
 * @param running subscriptions that the subgraph must know of first
 */
async function tick(number: number, running: number): Promise<void> {
  await until(async () => (await subscriptions()) === running);
  subgraphs.send(number);
  await until(async () => ((await order({ kind: 'report' })).ticks[number] ?? 0) >= SOCKETS);
  expect((await order({ kind: 'report' })).ticks[number]).toBe(SOCKETS);
}

async function subscriptions(): Promise<number> {
  const answer = once(subgraphs, 'message');
  subgraphs.send('count');
  return ((await answer) as [number])[0];
}

async function during(work: () => Promise<unknown>): Promise<Measured> {
  gateway.reset();
  await work();
  return gateway.measure('delay');
}

async function ask(query: string): Promise<unknown> {
  const answer = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) });
  return answer.json();
}

async function send(sdl: string): Promise<unknown> {
  return (await fetch(`${url}/admin/supergraph`, { method: 'POST', body: sdl })).json();
}

async function counters(): Promise<Counters> {
  return (await fetch(`${url}/admin/supergraph`)).json() as Promise<Counters>;
}

async function putAndWait(sdl: string, accepted: number): Promise<void> {
  await put(sdl);
  await until(async () => (await counters()).accepted === accepted);
}

/** Whole or not at all, as a careful composer writes. */
async function put(sdl: string): Promise<void> {
  await writeFile(`${file}.new`, sdl);
  await rename(`${file}.new`, file);
}

function watchNotes(): Promise<WebSocket> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('open', () => socket.send('{"type":"connection_init"}'));
    socket.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString()) as { type: string; payload?: unknown };
      if (message.type !== 'connection_ack') return void watched.push(message);
      socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: 'subscription { ticked(for: "note") { note } }' } }));
      resolve(socket);
    });
  });
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`Did not come true within a minute: ${holds.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

/** Times are milliseconds. */
function print(figures: Record<string, number | number[]>): void {
  for (const [name, value] of Object.entries(figures)) process.stdout.write(`${name}: ${[value].flat().map((number) => number.toFixed(1)).join(', ')}\n`);
}
