import { SUBGRAPH_NAMES, type SubgraphName } from '@otklik/app';
import { withConnection, withDatabase } from '@otklik/database';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { together, type Network } from '../proxy/network.js';
import { TcpProxy } from '../proxy/tcp-proxy.js';
import { freePort } from './free-port.js';
import { SupervisedPart } from './supervised-part.js';

/** The pieces of network between the parts. */
export interface Networks {
  readonly clientsToGateway: Network;
  /** Only the appeals: all that writers and watchers do goes there. */
  readonly gatewayToAppeals: Network;
  readonly gatewayToDatabase: Network;
  readonly subgraphsToDatabase: Network;
}

/** Of the connection that holds the lock of the relay. */
const RELAY_PORT = `
  select activity.client_port as port from pg_locks as held join pg_stat_activity as activity using (pid)
  where held.locktype = 'advisory' and held.granted and activity.application_name = 'otklik relay' and activity.datname = current_database()`;
const BACKENDS = `
  select pid from pg_stat_activity
  where backend_type = 'client backend' and datname = current_database() and pid <> pg_backend_pid() order by backend_start`;

/** How long the gateway waits for a subgraph: not the half minute of a region's platform. */
const SUBGRAPH_TIMEOUT_MS = 4_000;
const READY = /^Otklik (?:gateway|subgraph [a-z]+) is ready: (http:\/\/\S+)\/graphql$/m;

/** The platform with each part a process, and PostgreSQL with everything that makes it safe; whatever ends comes back. */
export class FaultPlatform {
  readonly subgraphs = new Map<SubgraphName, SupervisedPart>();

  private constructor(
    readonly gateway: SupervisedPart,
    /** Without a path, and by way of the network of clients. */
    readonly url: string,
    readonly networks: Networks,
    readonly adminUrl: string,
    /** Where PostgreSQL keeps its data, and everything else is. */
    readonly home: string,
    private readonly database: SupervisedPart,
    /** By which each part reaches the database. */
    private readonly toDatabase: ReadonlyMap<SupervisedPart, TcpProxy>,
  ) {}

  static async start(): Promise<FaultPlatform> {
    const home = await mkdtemp(join(tmpdir(), 'otklik-faults-'));
    await chmod(home, 0o755);
    const common = { OTKLIK_HOME: home, OTKLIK_DEMO_SAMPLES: '0', OTKLIK_LOG_LEVEL: 'warn', OTKLIK_METRICS: '0' };
    const database = new SupervisedPart({ name: 'database', args: ['db', 'serve'], variables: common, ready: /^DATABASE_URL=(\S+)$/m });
    const subgraphs = new Map<SubgraphName, SupervisedPart>();
    const toDatabase = new Map<SupervisedPart, TcpProxy>();
    const proxies: TcpProxy[] = [];
    const proxyTo = async (url: string): Promise<TcpProxy> => {
      const proxy = await TcpProxy.to(url);
      proxies.push(proxy);
      return proxy;
    };
    try {
      const url = await database.start().ready();
      const passwords = JSON.parse(await readFile(join(home, 'database-passwords.json'), 'utf8')) as { administrator: string };
      const admin = new URL(url);
      [admin.username, admin.password] = ['postgres', passwords.administrator];
      const ports = new Map<SubgraphName, number>();
      for (const name of SUBGRAPH_NAMES) ports.set(name, await freePort());
      const place = (name: SubgraphName): string => `http://127.0.0.1:${ports.get(name)}`;
      const port = await freePort();
      for (const name of SUBGRAPH_NAMES) {
        const proxy = await proxyTo(url);
        const part = new SupervisedPart({ name, args: ['subgraph', name, '--port', String(ports.get(name))], variables: { ...common, DATABASE_URL: proxy.by(url) }, ready: READY });
        subgraphs.set(name, part);
        toDatabase.set(part, proxy);
      }
      const subgraphsToDatabase = together([...toDatabase.values()]);
      const clientsToGateway = await proxyTo(`http://127.0.0.1:${port}`);
      const gatewayToAppeals = await proxyTo(place('appeals'));
      const gatewayToDatabase = await proxyTo(url);
      const networks = { clientsToGateway, gatewayToAppeals, gatewayToDatabase, subgraphsToDatabase };
      const places = SUBGRAPH_NAMES.map((name) => `${name}=${name === 'appeals' ? gatewayToAppeals.by(place(name)) : place(name)}`);
      const variables = { ...common, DATABASE_URL: gatewayToDatabase.by(url), OTKLIK_SUBGRAPH_URLS: places.join(','), OTKLIK_SUBGRAPH_TIMEOUT_MS: String(SUBGRAPH_TIMEOUT_MS) };
      const gateway = new SupervisedPart({ name: 'gateway', args: ['gateway', '--port', String(port)], variables, ready: READY });
      toDatabase.set(gateway, gatewayToDatabase);
      const platform = new FaultPlatform(gateway, clientsToGateway.by(`http://127.0.0.1:${port}`), networks, withDatabase(admin.href, 'otklik'), home, database, toDatabase);
      for (const [name, part] of subgraphs) platform.subgraphs.set(name, part.start());
      gateway.start();
      await platform.allReady();
      return platform;
    } catch (error) {
      await Promise.all([...toDatabase.keys()].map((part) => part.stop('SIGKILL')));
      await database.stop('SIGTERM');
      await Promise.all(proxies.map((proxy) => proxy.close()));
      await removeFolder(home);
      throw error;
    }
  }

  /** Gateway and subgraphs. */
  get parts(): readonly SupervisedPart[] {
    return [this.gateway, ...this.subgraphs.values()];
  }

  async allReady(): Promise<void> {
    await Promise.all(this.parts.map((part) => part.ready()));
  }

  /** Asks the database as its administrator. */
  async query<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return withConnection(this.adminUrl, async (client) => (await client.query<Row>(sql, values)).rows);
  }

  /** Whoever numbers the events now; null while nobody does, or the database does not say. */
  async relayHolder(): Promise<SupervisedPart | null> {
    const [holder] = await this.query<{ port: number }>(RELAY_PORT).catch(() => []);
    return [...this.toDatabase].find(([, proxy]) => holder !== undefined && proxy.goesOnFrom(holder.port))?.[0] ?? null;
  }

  /** The process of PostgreSQL that all others of it come from. */
  async postmaster(): Promise<number | null> {
    const [pid] = (await readFile(join(this.home, 'postgres', 'data', 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
    return Number(pid) || null;
  }

  /** Processes of PostgreSQL that serve a part each; none while it is away. */
  async backends(): Promise<number[]> {
    const rows = await this.query<{ pid: number }>(BACKENDS).catch(() => []);
    return rows.map(({ pid }) => pid);
  }

  async stop(): Promise<void> {
    await Promise.all(this.parts.map((part) => part.stop('SIGKILL')));
    await Promise.all(Object.values(this.networks).map((network: Network) => network.close()));
    await this.database.stop('SIGTERM');
    await removeFolder(this.home);
  }
}

function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
