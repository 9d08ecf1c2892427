/** Row level security by raw SQL under the roles of the subgraphs: what stands when every check of the program is left out. */
import { DATABASE_MODULES } from '@otklik/app';
import { nameId } from '@otklik/base';
import { SYSTEM, poolFor, roleOf, tenantSettings, withConnection, type Tenant } from '@otklik/database';
import { createTestDatabase, type TestDatabase } from '@otklik/test/support';
import type { Pool } from 'pg';

type Schema = 'appeals' | 'cabinets' | 'discussions' | 'surveys';
type Rows = Record<string, unknown>[];

const NOBODY: Tenant = { viewer: 'anonymous', personId: null, cabinetIds: [], everything: false };
const id = (name: string): string => nameId('walls', name);
const citizen = (name: string): Tenant => ({ ...NOBODY, viewer: 'person', personId: id(name) });
const clerk = (...cabinets: string[]): Tenant => ({ ...NOBODY, viewer: 'person', personId: id('clerk'), cabinetIds: cabinets.map(id) });

let database: TestDatabase;
const pools = new Map<Schema, Pool>();

beforeAll(async () => {
  database = await createTestDatabase(DATABASE_MODULES);
  for (const schema of ['appeals', 'cabinets', 'discussions', 'surveys'] as const) pools.set(schema, poolFor(database.url, roleOf(schema), { max: 1 }));
  await withConnection(database.adminUrl, (admin) => admin.query(SOME_ROWS));
});
afterAll(async () => {
  for (const pool of pools.values()) await pool.end();
  await database?.drop();
});

/** Runs statements in one transaction of a tenant, or of nobody, and rolls it back. */
async function as(schema: Schema, tenant: Tenant | null, ...statements: string[]): Promise<Rows> {
  const client = await pools.get(schema)!.connect();
  try {
    await client.query('begin');
    const settings = Object.entries(tenant === null ? {} : tenantSettings(tenant));
    for (const setting of settings) await client.query('select set_config($1, $2, true)', setting);
    let rows: Rows = [];
    for (const statement of statements) ({ rows } = await client.query<Record<string, unknown>>(statement));
    return rows;
  } finally {
    await client.query('rollback');
    client.release();
  }
}

const names = async (schema: Schema, tenant: Tenant | null, table: string): Promise<unknown[]> =>
  (await as(schema, tenant, `select id from ${table} order by id`)).map((row) => row['id']);

describe('a table of a subgraph', () => {
  /** What is everybody's: agencies, territories, plugins, categories; and what the platform keeps for itself. */
  const OPEN = ['agency', 'cabinet', 'category', 'category_routing', 'graph_part', 'graph_revision', 'plugin', 'plugin_installation', 'plugin_release', 'publisher', 'publisher_key', 'region', 'schema_migration', 'territory'];

  test('is under forced row level security, or known to be everybody’s', async () => {
    const { rows } = await withConnection(database.adminUrl, (admin) =>
      admin.query<{ name: string; forced: boolean }>(
        `select relname as name, relrowsecurity and relforcerowsecurity as forced from pg_class
         where relkind in ('r', 'p') and relnamespace = any (array['appeals', 'cabinets', 'discussions', 'surveys']::regnamespace[])`,
      ),
    );
    expect([...new Set(rows.filter(({ forced }) => !forced).map(({ name }) => name))].sort()).toEqual(OPEN);
  });

  test('that somebody else than its owner may touch has a restrictive policy for every kind of statement', async () => {
    const { rows } = await withConnection(database.adminUrl, (admin) =>
      admin.query<{ table: string; kinds: string }>(
        `select c.oid::regclass::text as table, string_agg(polcmd::text, '' order by polcmd::text) filter (where not polpermissive) as kinds
         from pg_class c join pg_policy on polrelid = c.oid
         where relforcerowsecurity and exists (select from aclexplode(relacl) where grantee <> relowner) group by 1`,
      ),
    );
    expect(rows.filter(({ kinds }) => kinds !== 'adrw')).toEqual([]);
  });

  test('belongs to a role that no subgraph is', async () => {
    const { rows } = await withConnection(database.adminUrl, (admin) =>
      admin.query(
        `select relname, rolname from pg_class join pg_roles on pg_has_role(rolname, relowner, 'member')
         where relforcerowsecurity and rolname like 'otklik\\_%' and rolname <> 'otklik_owner'`,
      ),
    );
    expect(rows).toEqual([]);
  });

  test.each<[Schema, string]>([
    ['appeals', 'appeals.appeal'],
    ['surveys', 'surveys.survey'],
    ['discussions', 'discussions.discussion'],
    ['cabinets', 'cabinets.role_grant'],
  ])('of %s keeps its policies whatever its role tries', async (schema, table) => {
    for (const statement of [
      `alter table ${table} disable row level security`,
      `alter table ${table} no force row level security`,
      `drop policy tenant_reads on ${table}`,
      `create policy mine on ${table} using (true)`,
      `alter table ${table} disable trigger all`,
      `truncate ${table} cascade`,
    ]) {
      await expect(as(schema, SYSTEM, statement)).rejects.toThrow(/must be owner|permission denied/);
    }
    await expect(as(schema, null, 'set local row_security = off', `select from ${table}`)).rejects.toThrow('row-level security');
  });
});

describe('whoever has not said for whom they work', () => {
  const TABLES: [Schema, string][] = [
    ['appeals', 'appeals.appeal'],
    ['appeals', 'appeals.appeal_detail'],
    ['appeals', 'appeals.appeal_history'],
    ['appeals', 'appeals.idempotency_key'],
    ['appeals', 'appeals.imported_message'],
    ['appeals', 'appeals.number_counter'],
    ['cabinets', 'cabinets.role_grant'],
    ['cabinets', 'cabinets.staff'],
    ['discussions', 'discussions.discussion'],
    ['discussions', 'discussions.proposal'],
    ['discussions', 'discussions.stance'],
    ['discussions', 'discussions.clause'],
    ['surveys', 'surveys.survey'],
    ['surveys', 'surveys.ballot_box'],
    ['surveys', 'surveys.text_bag'],
    ['surveys', 'surveys.participation'],
  ];

  test.each(TABLES)('sees nothing, as role of %s, of %s, which has rows', async (schema, table) => {
    expect(await as(schema, SYSTEM, `select from ${table}`)).not.toEqual([]);
    expect(await as(schema, null, `select from ${table}`)).toEqual([]);
    // The connection is the one that has just worked for the platform: its settings are '' now, not unset.
    expect(await as(schema, null, "select current_setting('otklik.reach', true) as reach")).toEqual([{ reach: '' }]);
  });

  test('writes nothing', async () => {
    await expect(as('appeals', null, APPEAL('new', 'roads', 'anna'))).rejects.toThrow('row-level security');
    expect(await as('appeals', null, "update appeals.appeal set text = 'x' returning id")).toEqual([]);
  });
});

describe('appeals', () => {
  test('are seen by their author, their cabinet, and when public by everybody', async () => {
    const see = (tenant: Tenant) => names('appeals', tenant, 'appeals.appeal');
    expect(await see(NOBODY)).toEqual([id('open')]);
    expect(await see(citizen('anna'))).toEqual([id('open'), id('a-road')].sort());
    expect(await see(clerk('roads'))).toEqual([id('open'), id('a-road'), id('b-road')].sort());
    expect(await see(clerk('health'))).toEqual([id('open'), id('b-heal')].sort());
    expect(await see(clerk())).toEqual([id('open')]);
  });

  test('are written by their author or taken down by the cabinet, and changed by author and cabinet', async () => {
    expect(await as('appeals', citizen('anna'), APPEAL('new', 'health', 'anna'))).toHaveLength(1);
    await expect(as('appeals', citizen('anna'), APPEAL('new', 'health', 'boris'))).rejects.toThrow('row-level security');
    await expect(as('appeals', clerk('roads'), APPEAL('new', 'health', 'boris'))).rejects.toThrow('row-level security');
    const touch = "update appeals.appeal set text = 'x' returning id";
    expect(await as('appeals', clerk('health'), touch)).toEqual([{ id: id('b-heal') }]);
    expect(await as('appeals', NOBODY, touch)).toEqual([]);
    expect(await as('appeals', clerk('health'), `select id from appeals.appeal where id = '${id('open')}' for update`)).toEqual([]);
  });

  test.each(['cabinet_id', 'author_id'])('keep their %s, also between two tenants of the same person', async (column) => {
    const both = clerk('roads', 'health');
    const moved = `update appeals.appeal set ${column} = '${id('health')}' where id = '${id('a-road')}'`;
    await expect(as('appeals', both, moved)).rejects.toThrow('a row keeps its tenant');
    await expect(as('appeals', { ...both, everything: true }, moved)).rejects.toThrow('a row keeps its tenant');
    await expect(as('appeals', clerk('roads'), moved)).rejects.toThrow('a row keeps its tenant');
  });

  test('share their history with those who see them, and nobody adds to another’s', async () => {
    const entry = (appeal: string) => `insert into appeals.appeal_history values ('${id(appeal)}', 2, now(), 'SUBMITTED', 'x', 'x', null)`;
    expect(await as('appeals', NOBODY, 'select appeal_id from appeals.appeal_history')).toEqual([{ appeal_id: id('open') }]);
    expect(await as('appeals', clerk('health'), 'select appeal_id from appeals.appeal_history')).toHaveLength(2);
    await as('appeals', clerk('health'), entry('b-heal'));
    await expect(as('appeals', clerk('health'), entry('a-road'))).rejects.toThrow('row-level security');
    await expect(as('appeals', clerk('health'), entry('open'))).rejects.toThrow('row-level security');
  });

  test('are numbered by their own agency', async () => {
    const next = (agency: string) => `insert into appeals.number_counter values ('${id(agency)}', 2027, 1)`;
    await as('appeals', clerk('roads'), next('a-roads'));
    await expect(as('appeals', clerk('roads'), next('a-health'))).rejects.toThrow('row-level security');
  });

  test('can be asked after by id, and nothing else', async () => {
    const asked = (name: string) => as('appeals', clerk('health'), `select appeals.is_appeal('${id(name)}') as exists`, 'select count(*)::int as n from appeals.appeal');
    expect(await asked('a-road')).toEqual([{ n: 2 }]);
    expect(await as('appeals', clerk('health'), `select appeals.is_appeal('${id('a-road')}') as exists`)).toEqual([{ exists: true }]);
    expect(await as('appeals', clerk('health'), `select appeals.is_appeal('${id('none')}') as exists`)).toEqual([{ exists: false }]);
  });
});

describe('surveys and discussions', () => {
  test('are their cabinet’s until they are published', async () => {
    for (const [schema, table] of [['surveys', 'surveys.survey'], ['discussions', 'discussions.discussion']] as const) {
      expect(await names(schema, NOBODY, table)).toEqual([id('out')]);
      expect(await names(schema, citizen('anna'), table)).toEqual([id('out')]);
      expect(await names(schema, clerk('health'), table)).toEqual([id('out')]);
      expect(await names(schema, clerk('roads'), table)).toEqual([id('draft'), id('out')].sort());
    }
  });

  test('are drawn up by their cabinet only', async () => {
    await as('surveys', clerk('roads'), SURVEY('new', 'null'));
    await expect(as('surveys', clerk('health'), SURVEY('new', 'null'))).rejects.toThrow('row-level security');
    await expect(as('discussions', citizen('anna'), DISCUSSION('new', 'null'))).rejects.toThrow('row-level security');
    await expect(as('surveys', clerk('roads', 'health'), `update surveys.survey set cabinet_id = '${id('health')}'`)).rejects.toThrow('a row keeps its tenant');
  });

  test('a proposal is its author’s and the cabinet’s until it is published, a stance its person’s for ever', async () => {
    const see = (tenant: Tenant) => names('discussions', tenant, 'discussions.proposal');
    expect(await see(NOBODY)).toEqual([id('said')]);
    expect(await see(citizen('anna'))).toEqual([id('said'), id('wait')].sort());
    expect(await see(citizen('boris'))).toEqual([id('said')]);
    expect(await see(clerk('roads'))).toEqual([id('said'), id('wait')].sort());
    expect(await as('discussions', citizen('boris'), 'select stance from discussions.stance')).toEqual([{ stance: 'FOR' }]);
    expect(await as('discussions', clerk('roads'), 'select stance from discussions.stance')).toEqual([]);
    expect(await as('discussions', citizen('anna'), 'delete from discussions.stance returning stance')).toEqual([]);
  });

  test('strangers answer nothing', async () => {
    expect(await as('surveys', NOBODY, 'update surveys.ballot_box set tally = tally returning survey_id')).toEqual([]);
    expect(await as('surveys', citizen('anna'), 'update surveys.ballot_box set tally = tally returning survey_id')).toHaveLength(1);
    await expect(as('surveys', NOBODY, `insert into surveys.participation values ('v2', '${id('out')}', 'k2', 'b')`)).rejects.toThrow('row-level security');
  });
});

describe('the staff of a cabinet', () => {
  test('is seen by colleagues', async () => {
    const see = (tenant: Tenant) => as('cabinets', tenant, 'select login from cabinets.staff order by login');
    expect(await see(citizen('anna'))).toEqual([]);
    expect(await see(clerk('roads'))).toEqual([{ login: 'curator' }, { login: 'ivan' }]);
    expect(await see(clerk('health'))).toEqual([{ login: 'olga' }]);
  });

  test('gets the roles of its work in its cabinet alone, and what rules over others from the platform; it loses them by both', async () => {
    const give = (role: string, cabinet = 'roads') => `insert into cabinets.role_grant values ('${id(`grant ${role}`)}', 'ivan', '${id(cabinet)}', '${role}')`;
    for (const refused of [give('CURATOR'), give('OPERATOR'), give('AUTHORISED'), give('INTEGRATOR'), give('APPROVER', 'health')]) {
      await expect(as('cabinets', clerk('roads'), refused)).rejects.toThrow('row-level security');
    }
    await as('cabinets', clerk('roads'), give('APPROVER'));
    await as('cabinets', SYSTEM, give('CURATOR'));
    expect(await as('cabinets', clerk('roads'), 'delete from cabinets.role_grant returning login')).toHaveLength(2);
    expect(await as('cabinets', clerk('health'), "delete from cabinets.role_grant where login = 'ivan' returning login")).toEqual([]);
  });

  test('has its roles known before there is a viewer, through the published view alone', async () => {
    expect(await as('appeals', null, 'select from cabinets.published_staff_grant')).toHaveLength(3);
  });

  test('is also whoever curates it: the whole tree below, and nothing beside', async () => {
    const below = (cabinet: string) =>
      as('appeals', null, `select cabinet_id from cabinets.subordinate_cabinets('{${id(cabinet)}}') order by cabinet_id`);
    expect(await below('region')).toEqual(['roads', 'health', 'bridge'].map((name) => ({ cabinet_id: id(name) })).sort((a, b) => (a.cabinet_id < b.cabinet_id ? -1 : 1)));
    expect(await below('roads')).toEqual([{ cabinet_id: id('bridge') }]);
    expect(await below('health')).toEqual([]);
  });
});

function APPEAL(name: string, cabinet: string, author: string, visibility = 'PRIVATE'): string {
  const number = visibility === 'PUBLIC' ? `'${name}'` : 'null';
  const status = visibility === 'PUBLIC' ? 'REGISTERED' : 'SUBMITTED';
  return `insert into appeals.appeal (id, kind, category_id, agency_id, cabinet_id, author_id, text, plugin_id, channel, visibility, status,
      version, number, submitted_at, due_at, due_reasons, is_provisional, form, details)
    values ('${id(name)}', 'MESSAGE', 'c', '${id(`a-${cabinet}`)}', '${id(cabinet)}', '${id(author)}', 'x', 'core', 'WEB', '${visibility}',
      '${status}', 1, ${number}, now(), now(), '[]', false, 'other', '{"subject": "x"}') returning id`;
}

function SURVEY(name: string, publishedAt: string): string {
  const secret = publishedAt === 'null' ? 'null' : "'s'";
  return `insert into surveys.survey (id, agency_id, cabinet_id, title, questions, opens_at, closes_at, published_at, version, answers, secret_id)
    values ('${id(name)}', '${id('a-roads')}', '${id('roads')}', '{}', '[]', now(), now() + interval '1 day', ${publishedAt}, ${publishedAt === 'null' ? 0 : 1}, 0, ${secret})`;
}

function DISCUSSION(name: string, publishedAt: string): string {
  return `insert into discussions.discussion (id, agency_id, cabinet_id, kind, title, summary, opens_at, closes_at, created_at, created_by,
      published_at, draft_number, participants, version)
    values ('${id(name)}', '${id('a-roads')}', '${id('roads')}', 'NORMATIVE_ACT', 'x', 'x', now(), now() + interval '1 day', now(), 'x',
      ${publishedAt}, 1, 0, 1)`;
}

function agency(name: string, parent: string | null): string {
  const above = parent === null ? 'null' : `'${id(`a-${parent}`)}'`;
  return `insert into cabinets.agency (id, code, kind, title, parent_id) values ('${id(`a-${name}`)}', '${name}', 'MINISTRY', '{}', ${above});
    insert into cabinets.cabinet (id, slug, agency_id) values ('${id(name)}', '${name}', '${id(`a-${name}`)}')`;
}

function proposal(name: string, author: string, status: string): string {
  const by = status === 'PENDING' ? 'null, null' : "now(), 'x'";
  return `insert into discussions.proposal (id, discussion_id, draft_number, author_id, participant, text, status, submitted_at, moderated_at, moderated_by,
      supports_for, supports_against)
    values ('${id(name)}', '${id('out')}', 1, '${id(author)}', 1, 'x', '${status}', now(), ${by}, 0, 0)`;
}

const SOME_ROWS = [
  agency('region', null),
  agency('roads', 'region'),
  agency('health', 'region'),
  agency('bridge', 'roads'),
  "insert into cabinets.plugin (id, version, types_version, manifest, published_at) values ('core', '1', '1', '{}', now())",
  "insert into cabinets.category values ('c', 'core', '{}', null, '{}', false, 1, false)",
  "insert into cabinets.staff values ('ivan', null), ('olga', null), ('curator', null)",
  `insert into cabinets.role_grant values ('${id('g1')}', 'ivan', '${id('roads')}', 'EXECUTOR'), ('${id('g2')}', 'olga', '${id('health')}', 'EXECUTOR'),
    ('${id('g3')}', 'curator', '${id('roads')}', 'CURATOR')`,
  APPEAL('a-road', 'roads', 'anna'),
  APPEAL('b-road', 'roads', 'boris'),
  APPEAL('b-heal', 'health', 'boris'),
  APPEAL('open', 'roads', 'boris', 'PUBLIC'),
  "insert into appeals.appeal_history select id, 1, now(), 'SUBMITTED', 'x', 'x', null from appeals.appeal",
  "insert into appeals.idempotency_key select author_id, 'submitAppeal', id::text, 'f', to_jsonb(id), now() from appeals.appeal",
  "insert into appeals.imported_message select 'portal', id::text, 'f', id from appeals.appeal",
  `insert into appeals.number_counter values ('${id('a-roads')}', 2026, 1)`,
  SURVEY('draft', 'null'),
  SURVEY('out', 'now()'),
  `insert into surveys.ballot_box values ('${id('out')}', '{}')`,
  `insert into surveys.text_bag values ('${id('bag')}', '${id('out')}', '${id('question')}', '[]')`,
  `insert into surveys.participation values ('v', '${id('out')}', 'k', 'b')`,
  DISCUSSION('draft', 'null'),
  DISCUSSION('out', 'now()'),
  "insert into discussions.draft_version select id, 1, now(), null, 'x' from discussions.discussion",
  "insert into discussions.clause select gen_random_uuid(), id, 1, 0, '1', null, 'x' from discussions.discussion",
  proposal('wait', 'anna', 'PENDING'),
  proposal('said', 'anna', 'PUBLISHED'),
  `insert into discussions.stance values ('${id('said')}', '${id('boris')}', 'FOR')`,
].join(';\n');
