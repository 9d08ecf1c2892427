import {
  addPublisher,
  cabinetsEntities,
  decideRelease,
  installRelease,
  publishRelease,
  type PluginSetting,
} from '@otklik/cabinets';
import { systemClock } from '@otklik/base';
import { DATABASE_MODULES } from '@otklik/app';
import { createOrm, ensureRolesAndSchemas, migrate, schemasOf, withConnection, withDatabase, type EmbeddedPostgres } from '@otklik/database';
import { pluginId, type Author } from './manifests.ts';

const OPERATOR: PluginSetting['viewer'] = {
  kind: 'person',
  subject: 'bench',
  login: 'operator',
  citizenId: '00000000-0000-4000-8000-000000000000',
  grants: [{ role: 'OPERATOR', cabinetId: null }],
  expiresAt: Number.POSITIVE_INFINITY,
};

/** Nobody serves the graph yet: what is installed is composed when the platform starts. */
const NOBODY: Pick<PluginSetting, 'graph' | 'platform'> = {
  platform: { platform: '0.1.0', coreTypes: () => Promise.resolve([]) },
  graph: { tryOut: () => Promise.resolve([]), settled: () => Promise.resolve(true), onCommitted: () => undefined },
};

const agency = (n: string): string => `md5('agency ' || ${n})::uuid`;
const cabinet = (n: string): string => `md5('cabinet ' || ${n})::uuid`;

/** How much there is. */
export interface Filling {
  readonly database: string;
  readonly plugins: number;
  readonly cabinets: number;
  readonly author: Author;
}

/**
 * Makes a database with its cabinets and plugins. Each release is signed, verified, approved and installed by the very code that the mutations
 * run (`publishRelease`, `decideRelease`, `installRelease`), into a cabinet of its own; then each cabinet gets two of the plugins by SQL.
 * @returns where the platform finds it
 */
export async function fill(server: EmbeddedPostgres, { database, plugins, cabinets, author }: Filling, say: (line: string) => void): Promise<string> {
  await withConnection(server.adminUrl, (admin) => admin.query(`create database ${database}`));
  const [adminUrl, url] = [withDatabase(server.adminUrl, database), withDatabase(server.url, database)];
  await ensureRolesAndSchemas({ databaseUrl: adminUrl, login: 'otklik', schemas: schemasOf(DATABASE_MODULES) });
  await migrate(url, DATABASE_MODULES);
  say(`${database}: ${cabinets} cabinets`);
  await withConnection(adminUrl, (admin) =>
    admin.query(
      `insert into cabinets.agency (id, code, kind, title) select ${agency('n')}, 'A' || n, 'INSTITUTION', '{"ru": "Ведомство", "en": "Agency"}' from generate_series(0, ${cabinets - 1}) n;
       insert into cabinets.cabinet (id, slug, agency_id) select ${cabinet('n')}, 'c' || n, ${agency('n')} from generate_series(0, ${cabinets - 1}) n`,
    ),
  );
  say(`${database}: ${plugins} plugins, signed, published, approved and installed`);
  await installAll(url, plugins, author);
  say(`${database}: two plugins for each cabinet`);
  await withConnection(adminUrl, (admin) =>
    admin.query(
      `insert into cabinets.plugin_installation (id, cabinet_id, plugin_id, state, config, installed_at, version)
       select gen_random_uuid(), ${cabinet('n')}, 'bench.p' || ((n * 7 + turn * 3) % ${plugins}), 'ENABLED', '{}', now() + n * interval '1 ms', '1.0.0'
       from generate_series(0, ${cabinets - 1}) n, generate_series(0, 1) turn on conflict do nothing;
       analyze`,
    ),
  );
  return url;
}

async function installAll(databaseUrl: string, plugins: number, author: Author): Promise<void> {
  const orm = await createOrm({ databaseUrl, schema: 'cabinets', entities: cabinetsEntities });
  try {
    const setting = (): PluginSetting => ({ em: orm.em.fork(), clock: systemClock, viewer: OPERATOR, ...NOBODY });
    await addPublisher(setting(), { id: 'bench', title: { ru: 'Замеры', en: 'Bench' }, key: author.publicKey });
    for (let n = 0; n < plugins; n++) {
      const named = { pluginId: pluginId(n), version: '1.0.0' };
      await publishRelease(setting(), { release: author.pack(n) });
      await decideRelease(setting(), { ...named, state: 'APPROVED' as never });
      await installRelease(setting(), { ...named, cabinet: `c${n}` });
    }
  } finally {
    await orm.close(true);
  }
}
