import { randomBytes } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EmbeddedPostgres } from '@otklik/database';
import { encodeCursor } from '@otklik/events';
import { cpuSeconds } from '../harness/process-stats.ts';
import { round } from '../harness/statistics.ts';
import type { Changed, ChangesMessage, Changing, Target } from './changes.ts';
import { checkDeliveries, type Checked, type Watched } from './check-deliveries.ts';
import { LoadProcess } from './load-process.ts';
import { startIssuer, type Issuer } from './issuer.ts';
import type { LiveOptions, Writes } from './options.ts';
import { Platform } from './platform.ts';
import { committedChanges, startDatabase } from './postgres.ts';
import { APPROVER, citizen, EXECUTOR, seedRegion, viewerOf, writeAppeals } from './region.ts';
import type { Connected, Seen, SocketPlan, WatchersMessage } from './watchers.ts';

const QUERIES = {
  narrow: 'subscription Watch($appealId: ID!, $after: String) { appealUpdated(appealId: $appealId, after: $after) { cursor version status at appeal { number status deadline { dueAt } answer { text } } } }',
  wide: 'subscription Watch($appealId: ID!, $after: String) { appealUpdated(appealId: $appealId, after: $after) { cursor version appeal { number status agency { title } category { title } details { ... on RoadPotholeDetails { lane size } } answer { text } } } }',
};
/** Handshakes under way at a time. */
const AT_A_TIME = 256;
const POLL_MS = 100;
/** How long what was committed may be on its way, before it counts as lost. */
const SETTLE_MS = 60_000;
const SUBSCRIBE_MS = 600_000;

/** Seconds of processor time of each process for each second that went by. */
export type CpuSplit = Readonly<Record<string, number>>;

/** How clients are connected. */
export interface WatchOptions {
  readonly query?: string;
  readonly jitterMs?: number;
}

export interface Watching {
  readonly watched: readonly Watched[];
  readonly connected: Connected;
  /** From the first connection to the last subscription that runs. */
  readonly subscribedSeconds: number;
}

/** The platform with a region in it, its clients and those who write. */
export class World {
  readonly platform: Platform;
  readonly database: EmbeddedPostgres;
  readonly issuer: Issuer;
  readonly clients = new LoadProcess<WatchersMessage>(join(import.meta.dirname, 'watchers-process.ts'));
  readonly writers = new LoadProcess<ChangesMessage>(join(import.meta.dirname, 'changes-process.ts'));
  /** Each is of a citizen of its own, in their order. */
  readonly appeals: readonly string[];
  readonly #options: LiveOptions;
  readonly #closing: Closing;
  readonly #targets: Readonly<Record<Writes, Target>>;

  private constructor(parts: { platform: Platform; database: EmbeddedPostgres; issuer: Issuer; appeals: readonly string[]; options: LiveOptions; closing: Closing; targets: Readonly<Record<Writes, Target>> }) {
    this.platform = parts.platform;
    this.database = parts.database;
    this.issuer = parts.issuer;
    this.appeals = parts.appeals;
    this.#options = parts.options;
    this.#closing = parts.closing;
    this.#targets = parts.targets;
  }

  static async make(options: LiveOptions, say: (line: string) => void): Promise<World> {
    checkOpenFiles(options.sockets);
    const home = mkdtempSync(join(tmpdir(), 'otklik-bench-live-'));
    const closing: Closing = [() => options.profile.length === 0 ? rmSync(home, { recursive: true, force: true }) : say(`profiles: ${home}/profiles`)];
    try {
      return await World.#make(options, home, closing, say);
    } catch (error) {
      await closeAll(closing);
      throw error;
    }
  }

  static async #make(options: LiveOptions, home: string, closing: Closing, say: (line: string) => void): Promise<World> {
    const issuer = await startIssuer();
    closing.push(() => issuer.stop());
    say('filling a region');
    const database = await startDatabase(home);
    closing.push(() => database.stop());
    await seedRegion(home, database.url);
    const appeals = await writeAppeals(database.url, database.adminUrl, issuer.url, options.sockets);
    say('starting gateway and subgraphs');
    const callSecret = randomBytes(32).toString('hex');
    const platform = await Platform.open({ home, databaseUrl: database.url, issuer: issuer.url, postmaster: () => database.pid, callSecret, profiled: options.profile });
    closing.push(() => platform.stop());
    await platform.start();
    const [answerer, returner] = [await viewerOf(database.adminUrl, issuer.url, EXECUTOR), await viewerOf(database.adminUrl, issuer.url, APPROVER)];
    const targets = {
      gateway: { kind: 'gateway', url: platform.url, tokens: { answer: issuer.tokenOf(EXECUTOR), return: issuer.tokenOf(APPROVER) } },
      subgraph: { kind: 'subgraph', url: platform.subgraphUrl('appeals'), secret: callSecret, viewers: { answer: answerer, return: returner } },
      database: { kind: 'database', url: database.adminUrl },
    } as const;
    return new World({ platform, database, issuer, appeals, options, closing, targets });
  }

  /**
   * Connects clients, one for each appeal that is named, and waits until their subscriptions run.
   * @param loginOf who watches
   */
  async watch(appeals: readonly string[], loginOf: (place: number) => string, { query = QUERIES[this.#options.selection], jitterMs = 0 }: WatchOptions = {}): Promise<Watching> {
    const watched = await this.watchedFrom(appeals);
    const sockets = watched.map(({ appeal, after }, place): SocketPlan => ({
      token: this.issuer.tokenOf(loginOf(place)),
      appealId: appeal,
      cursor: encodeCursor({ kind: 'version', topic: `appeal/${appeal}`, version: after }),
      query,
    }));
    const before = await this.subscriptions();
    const began = performance.now();
    const url = `${this.platform.url.replace('http', 'ws')}/graphql`;
    const connected = await this.clients.ask<Connected>({ do: 'connect', url, sockets, atATime: AT_A_TIME, jitterMs });
    if (connected.open < sockets.length) throw new Error(`Only ${connected.open} of ${sockets.length} sockets were taken: ${JSON.stringify((await this.seen(false)).ends)}\n${this.platform.log('gateway')}`);
    await until(async () => (await this.subscriptions()) >= before + sockets.length, SUBSCRIBE_MS, 'Not every subscription came to run');
    return { watched, connected, subscribedSeconds: (performance.now() - began) / 1_000 };
  }

  /** What clients watch from now on who have seen everything so far. */
  async watchedFrom(appeals: readonly string[]): Promise<Watched[]> {
    const versions = await this.versionsOf([...new Set(appeals)]);
    return appeals.map((appeal) => ({ appeal, after: versions.get(appeal)! }));
  }

  /** Closes every client, and waits until the gateway has noticed. */
  async unwatch(): Promise<void> {
    await this.clients.ask({ do: 'close' });
    await until(async () => (await this.platform.metrics()).get('otklik_sockets') === 0, SETTLE_MS, 'The gateway keeps sockets that were closed');
  }

  /** After a scenario that failed: no clients, and a gateway that takes traffic. */
  async recover(): Promise<void> {
    await this.clients.ask({ do: 'close' });
    await this.platform.ensureGateway();
    await this.unwatch();
  }

  async subscriptions(): Promise<number> {
    return (await this.platform.metrics()).get('otklik_subscriptions') ?? 0;
  }

  seen(forget: boolean): Promise<Seen> {
    return this.clients.ask<Seen>({ do: 'report', forget });
  }

  /** Changes the status of appeals, so many a second. @throws Error when a change failed */
  async change(appeals: readonly string[], perSecond: number, seconds: number, writes: Writes = this.#options.writes): Promise<Changed> {
    const versions = await this.versionsOf(appeals);
    const changing = appeals.map((id): Changing => ({ id, version: versions.get(id)! }));
    const changed = await this.writers.ask<Changed>({ do: 'change', target: this.#targets[writes], appeals: changing, perSecond, seconds });
    if (changed.failed > 0) throw new Error(`${changed.failed} changes failed:\n${changed.failures.join('\n')}`);
    return changed;
  }

  async versionsOf(appeals: readonly string[]): Promise<Map<string, number>> {
    const versions = new Map<string, number>();
    for (const { appeal, version } of await committedChanges(this.database.adminUrl, appeals)) versions.set(appeal, version);
    return versions;
  }

  /** Waits until everything that was committed has come, but not for ever, and joins what the clients saw with the database. */
  async check(watched: readonly Watched[]): Promise<{ checked: Checked; seen: Seen }> {
    const committed = await committedChanges(this.database.adminUrl, [...new Set(watched.map(({ appeal }) => appeal))]);
    for (const end = Date.now() + SETTLE_MS; ; await sleep(POLL_MS)) {
      const seen = await this.seen(false);
      const checked = checkDeliveries(watched, committed, seen);
      if (checked.lost > 0 && Date.now() < end) continue;
      await this.seen(true);
      return { checked, seen };
    }
  }

  /** What each process used while something was done, in cores. */
  async split<T>(work: () => Promise<T>): Promise<{ result: T; cpu: CpuSplit }> {
    const [before, began] = [this.#cpu(), performance.now()];
    const result = await work();
    const [after, seconds] = [this.#cpu(), (performance.now() - began) / 1_000];
    return { result, cpu: Object.fromEntries(Object.keys(after).map((name) => [name, round((after[name]! - before[name]!) / seconds, 3)])) };
  }

  async stop(): Promise<void> {
    this.clients.stop();
    this.writers.stop();
    await closeAll(this.#closing);
  }

  #cpu(): Record<string, number> {
    return { ...this.platform.cpu(), clients: cpuSeconds(this.clients.pid), writers: cpuSeconds(this.writers.pid) };
  }
}

export { citizen };

/** What has been opened, the last one at the end. */
type Closing = (() => void | Promise<void>)[];

async function closeAll(closing: Closing): Promise<void> {
  for (let close = closing.pop(); close !== undefined; close = closing.pop()) await close();
}

/** @throws Error with the reason when it takes too long */
export async function until(holds: () => Promise<boolean>, milliseconds: number, reason: string): Promise<void> {
  for (const end = Date.now() + milliseconds; !(await holds()); await sleep(POLL_MS)) {
    if (Date.now() > end) throw new Error(reason);
  }
}

/** Each end of a socket is an open file. @throws Error in one line */
function checkOpenFiles(sockets: number): void {
  const limit = Number(spawnSync('sh', ['-c', 'ulimit -n'], { encoding: 'utf8' }).stdout);
  if (limit < sockets + 500) throw new Error(`This shell lets a process open ${limit} files: ${sockets} sockets need ${sockets + 500} (ulimit -n)`);
}
