import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cpuSeconds } from '../harness/process-stats.ts';
import { freePort } from '../harness/processes.ts';
import { keep } from '../live/load-process.ts';
import type { GatewayMemory } from '../live/platform.ts';

const OTKLIK = join(import.meta.dirname, '../../app/dist/otklik.js');
const MONITOR = join(import.meta.dirname, '../live/monitor.ts');
const READY_MS = 120_000;

/** What the graph answers, parsed. */
export interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly message: string }[];
}

/** The platform as `npx pnpm start` runs it: one process. */
export class BenchPlatform {
  readonly url: string;
  /** From the start of the process to its first answer, in milliseconds. */
  readonly startMs: number;
  readonly #child: ChildProcess;
  readonly #tokens = new Map<string, string>();

  private constructor(child: ChildProcess, url: string, startMs: number) {
    this.#child = child;
    this.url = url;
    this.startMs = startMs;
  }

  static async start({ home, databaseUrl, profile }: { readonly home: string; readonly databaseUrl: string; readonly profile: boolean }): Promise<BenchPlatform> {
    const port = await freePort();
    const log = join(home, 'log');
    const env = {
      PATH: process.env['PATH'] ?? '',
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      OTKLIK_HOME: home,
      DATABASE_URL: databaseUrl,
      OTKLIK_DEMO_SAMPLES: '0',
      OTKLIK_RATE_LIMITS: '0',
      OTKLIK_METRICS: '0',
      OTKLIK_LOG_LEVEL: 'warn',
    };
    const flags = ['--max-semi-space-size=32', '--disable-warning=ExperimentalWarning', '--expose-gc', '--import', MONITOR];
    if (profile) flags.push('--cpu-prof', `--cpu-prof-dir=${join(import.meta.dirname, '../profiles')}`);
    const begun = performance.now();
    const child = fork(OTKLIK, ['start'], { env, execArgv: flags, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (chunk: Buffer) => appendFileSync(log, chunk));
    keep(child);
    const url = `http://127.0.0.1:${port}`;
    for (const end = Date.now() + READY_MS; ; ) {
      if (await fetch(`${url}/ready`).then(({ ok }) => ok, () => false)) return new BenchPlatform(child, url, performance.now() - begun);
      if (child.exitCode !== null || child.signalCode !== null || Date.now() > end) throw new Error(`The platform did not start:\n${readFileSync(log, 'utf8').slice(-4_000)}`);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  /** Asks as a persona of the demo region. */
  async ask(persona: string, query: string, variables: Record<string, unknown> = {}): Promise<Answer> {
    const headers = { 'content-type': 'application/json', 'accept-language': 'en', authorization: `Bearer ${await this.token(persona)}` };
    const response = await fetch(`${this.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
    return (await response.json()) as Answer;
  }

  async token(persona: string): Promise<string> {
    const known = this.#tokens.get(persona);
    if (known !== undefined) return known;
    const response = await fetch(`${this.url}/demo/token`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ persona }) });
    const { accessToken } = (await response.json()) as { accessToken: string };
    this.#tokens.set(persona, accessToken);
    return accessToken;
  }

  /** Bytes, after the garbage has been collected. */
  async memory(): Promise<GatewayMemory> {
    const answer = once(this.#child, 'message');
    this.#child.send('memory');
    return ((await answer) as [GatewayMemory])[0];
  }

  cpuSeconds(): number {
    return cpuSeconds(this.#child.pid!);
  }

  async stop(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    await ended;
  }
}
