import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SUBGRAPH_NAMES } from '@otklik/app';
import { cpuSeconds } from '../harness/process-stats.ts';
import { freePort } from '../harness/processes.ts';
import { keep } from './load-process.ts';
import { serverCpuSeconds } from './postgres.ts';

const OTKLIK = join(import.meta.dirname, '../../app/dist/otklik.js');
const MONITOR = join(import.meta.dirname, 'monitor.ts');
const READY_MS = 300_000;
const POLL_MS = 25;

/** Bytes, after the garbage has been collected. */
export interface GatewayMemory {
  readonly rss: number;
  readonly heapUsed: number;
  readonly external: number;
  readonly arrayBuffers: number;
}

export interface PlatformPlace {
  readonly home: string;
  readonly databaseUrl: string;
  readonly issuer: string;
  /** The server's first process. */
  readonly postmaster: () => number;
  /** Signs the calls of the gateway. */
  readonly callSecret: string;
  /** Processes that write a CPU profile when they end: `gateway` or names of subgraphs. */
  readonly profiled: readonly string[];
}

/** Gateway and subgraphs as the product runs them apart: a process each. */
export class Platform {
  readonly #place: PlatformPlace;
  readonly #variables: Record<string, string>;
  readonly #ports: ReadonlyMap<string, number>;
  readonly #children = new Map<string, ChildProcess>();
  /** Processor time of processes that have ended, by name. */
  readonly #spent = new Map<string, number>();

  private constructor(place: PlatformPlace, ports: ReadonlyMap<string, number>) {
    this.#place = place;
    this.#ports = ports;
    this.#variables = {
      PATH: process.env['PATH'] ?? '',
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      OTKLIK_HOME: place.home,
      DATABASE_URL: place.databaseUrl,
      OIDC_ISSUER: place.issuer,
      OTKLIK_CALL_SECRET: place.callSecret,
      OTKLIK_RATE_LIMITS: '0',
      OTKLIK_METRICS: '1',
      OTKLIK_LOG_LEVEL: 'warn',
      OTKLIK_LOG_FORMAT: 'json',
      OTKLIK_SUBGRAPH_URLS: SUBGRAPH_NAMES.map((name) => `${name}=http://127.0.0.1:${ports.get(name)}/graphql`).join(','),
    };
  }

  static async open(place: PlatformPlace): Promise<Platform> {
    const ports = new Map<string, number>();
    for (const name of ['gateway', ...SUBGRAPH_NAMES]) ports.set(name, await freePort());
    mkdirSync(join(place.home, 'profiles'), { recursive: true });
    return new Platform(place, ports);
  }

  /** Resolves when the gateway takes traffic. */
  async start(): Promise<void> {
    for (const name of SUBGRAPH_NAMES) this.#start(name, ['subgraph', name]);
    await this.startGateway();
  }

  /** Without a path. */
  get url(): string {
    return `http://127.0.0.1:${this.#ports.get('gateway')}`;
  }

  subgraphUrl(name: string): string {
    return `http://127.0.0.1:${this.#ports.get(name)}`;
  }

  /** Resolves when it takes traffic. */
  async startGateway(): Promise<void> {
    const child = this.#start('gateway', ['gateway'], ['--expose-gc', '--import', MONITOR]);
    for (const end = Date.now() + READY_MS; ; ) {
      const ready = await fetch(`${this.url}/ready`).then(({ ok }) => ok, () => false);
      if (ready) return;
      if (child.exitCode !== null || child.signalCode !== null || Date.now() > end) throw new Error(`The gateway did not start:\n${this.log('gateway')}`);
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }

  /** Starts it again if it is not there. */
  async ensureGateway(): Promise<void> {
    const child = this.#children.get('gateway');
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) await this.startGateway();
  }

  async killGateway(): Promise<void> {
    const child = this.#children.get('gateway')!;
    const ended = once(child, 'exit');
    this.#spent.set('gateway', this.#cpuOf('gateway'));
    this.#children.delete('gateway');
    child.kill('SIGKILL');
    await ended;
  }

  /** Collects the gateway's garbage and says what is left. */
  async gatewayMemory(): Promise<GatewayMemory> {
    const child = this.#children.get('gateway')!;
    const answer = once(child, 'message');
    child.send('memory');
    return ((await answer) as [GatewayMemory])[0];
  }

  /** What a process said. */
  log(name: string): string {
    return readFileSync(this.#logFile(name), 'utf8').slice(-4_000);
  }

  /** The gateway's metrics: values by name with labels, as they are written. */
  async metrics(): Promise<Map<string, number>> {
    const text = await (await fetch(`${this.url}/metrics`)).text();
    const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]));
  }

  /** Seconds of processor time so far, by what used it. */
  cpu(): Record<string, number> {
    const names = ['gateway', ...SUBGRAPH_NAMES];
    return { ...Object.fromEntries(names.map((name) => [name, this.#cpuOf(name)])), postgres: serverCpuSeconds(this.#place.postmaster()) };
  }

  async stop(): Promise<void> {
    const children = [...this.#children.values()].filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
    const ends = children.map((child) => once(child, 'exit'));
    for (const child of children) child.kill('SIGTERM');
    await Promise.all(ends);
  }

  #start(name: string, args: readonly string[], execArgv: readonly string[] = []): ChildProcess {
    const profile = this.#place.profiled.includes(name) ? ['--cpu-prof', `--cpu-prof-dir=${join(this.#place.home, 'profiles')}`, `--cpu-prof-name=${name}-${Date.now()}.cpuprofile`] : [];
    const flags = ['--disable-warning=ExperimentalWarning', ...profile, ...execArgv];
    const env = { ...this.#variables, PORT: String(this.#ports.get(name)) };
    const child =
      name === 'gateway'
        ? fork(OTKLIK, args, { env, execArgv: flags, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
        : spawn(process.execPath, [...flags, OTKLIK, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (chunk: Buffer) => appendFileSync(this.#logFile(name), chunk));
    appendFileSync(this.#logFile(name), '');
    keep(child);
    this.#children.set(name, child);
    return child;
  }

  #cpuOf(name: string): number {
    const child = this.#children.get(name);
    const running = child === undefined || child.exitCode !== null ? 0 : cpuSeconds(child.pid!);
    return (this.#spent.get(name) ?? 0) + running;
  }

  #logFile(name: string): string {
    return join(this.#place.home, `${name}.log`);
  }
}
