import { SUBGRAPH_NAMES, type SubgraphName } from '@otklik/app';
import { withConnection, withDatabase } from '@otklik/database';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { TcpProxy } from '../proxy/tcp-proxy.js';
import { freePort } from './free-port.js';
import { SupervisedPart } from './supervised-part.js';

/** The pieces of network between the parts. */
export interface Networks {
  readonly clientsToGateway: TcpProxy;
  /** Only the appeals: all that writers and watchers do goes there. */
  readonly gatewayToAppeals: TcpProxy;
  readonly gatewayToDatabase: TcpProxy;
  readonly subgraphsToDatabase: TcpProxy;
}

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
    private readonly home: string,
    private readonly database: SupervisedPart,
  ) {}

  static async start(): Promise<FaultPlatform> {
    const home = await mkdtemp(join(tmpdir(), 'otklik-faults-'));
    await chmod(home, 0o755);
    const common = { OTKLIK_HOME: home, OTKLIK_DEMO_SAMPLES: '0', OTKLIK_LOG_LEVEL: 'warn', OTKLIK_METRICS: '0' };
    const database = new SupervisedPart({ name: 'database', args: ['db', 'serve'], variables: common, ready: /^DATABASE_URL=(\S+)$/m });
    const subgraphs = new Map<SubgraphName, SupervisedPart>();
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
      const networks = {
        clientsToGateway: await proxyTo(`http://127.0.0.1:${port}`),
        gatewayToAppeals: await proxyTo(place('appeals')),
        gatewayToDatabase: await proxyTo(url),
        subgraphsToDatabase: await proxyTo(url),
      };
      for (const name of SUBGRAPH_NAMES) {
        const variables = { ...common, DATABASE_URL: networks.subgraphsToDatabase.by(url) };
        subgraphs.set(name, new SupervisedPart({ name, args: ['subgraph', name, '--port', String(ports.get(name))], variables, ready: READY }));
      }
      const places = SUBGRAPH_NAMES.map((name) => `${name}=${name === 'appeals' ? networks.gatewayToAppeals.by(place(name)) : place(name)}`);
      const variables = { ...common, DATABASE_URL: networks.gatewayToDatabase.by(url), OTKLIK_SUBGRAPH_URLS: places.join(','), OTKLIK_SUBGRAPH_TIMEOUT_MS: String(SUBGRAPH_TIMEOUT_MS) };
      const gateway = new SupervisedPart({ name: 'gateway', args: ['gateway', '--port', String(port)], variables, ready: READY });
      const platform = new FaultPlatform(gateway, networks.clientsToGateway.by(`http://127.0.0.1:${port}`), networks, withDatabase(admin.href, 'otklik'), home, database);
      for (const [name, part] of subgraphs) platform.subgraphs.set(name, part.start());
      gateway.start();
      await platform.allReady();
      return platform;
    } catch (error) {
      await Promise.all([...subgraphs.values(), database].map((part) => part.stop('SIGTERM')));
      await Promise.all(proxies.map((proxy) => proxy.close()));
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

  async stop(): Promise<void> {
    await Promise.all(this.parts.map((part) => part.stop('SIGKILL')));
    await Promise.all(Object.values(this.networks).map((network: TcpProxy) => network.close()));
    await this.database.stop('SIGTERM');
    await rm(this.home, { recursive: true, force: true, maxRetries: 5 });
  }
}
