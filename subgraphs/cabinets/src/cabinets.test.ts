import 'reflect-metadata';
import type { MikroORM } from '@mikro-orm/postgresql';
import { FixedClock, systemClock, type Locale } from '@otklik/base';
import { createOrm } from '@otklik/database';
import { eventsDatabaseModule } from '@otklik/events';
import { type Grant, ANONYMOUS, type PersonViewer, type Viewer } from '@otklik/identity';
import { parseManifest } from '@otklik/plugin-host';
import type { Subgraph } from '@otklik/subgraph';
import { createTestDatabase, type TestDatabase } from '@otklik/test/support';
import { parse } from 'graphql';
import {
  AgencyKind,
  agencyId,
  buildCabinets,
  cabinetId,
  cabinetsDatabaseModule,
  cabinetsEntities,
  installPlugin,
  publishCoreCategory,
  publishPlugin,
  saveAgencies,
  saveStaff,
  type AgencyDescription,
} from './index.js';

const operator = viewer('operator', [{ role: 'OPERATOR', cabinetId: null }]);
const clock = new FixedClock('2026-11-22T05:00:00Z');
const agencies: AgencyDescription[] = [
  { slug: 'region', code: 'GOV', kind: AgencyKind.REGION, title: { ru: 'Правительство', en: 'Government' } },
  ...['roads', 'housing', 'health'].map((slug) => ({
    slug,
    code: slug.toUpperCase(),
    kind: AgencyKind.MINISTRY,
    title: { ru: `Министерство ${slug}`, en: `Ministry of ${slug}` },
    parent: 'region',
  })),
];

let database: TestDatabase;
let orm: MikroORM;
let subgraph: Subgraph;

beforeAll(async () => {
  database = await createTestDatabase([eventsDatabaseModule, cabinetsDatabaseModule]);
  orm = await createOrm({ databaseUrl: database.url, schema: 'cabinets', entities: cabinetsEntities });
  subgraph = await buildCabinets({ orm, clock: systemClock });
  const em = orm.em.fork();
  await publishCoreCategory(em, operator, clock);
  await saveAgencies(em, operator, agencies);
  await saveStaff(em, operator, [
    { login: 'olga', role: 'COORDINATOR', cabinet: 'roads' },
    { login: 'olga', role: 'EXECUTOR', cabinet: 'housing' },
    { login: 'root', role: 'OPERATOR' },
  ]);
});

afterAll(async () => {
  await orm?.close();
  await database?.drop();
});

describe('agencies', () => {
  it('are listed by code, page after page, in the language asked for', async () => {
    const page = 'query ($after: String) { agencies(first: 3, after: $after) { nodes { code title kind parent { code } } pageInfo { hasNextPage endCursor } } }';
    const first = (await run(page, {}, 'en')).data as { agencies: { nodes: { code: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } };
    expect(first.agencies.nodes).toEqual([
      { code: 'GOV', title: 'Government', kind: 'REGION', parent: null },
      { code: 'HEALTH', title: 'Ministry of health', kind: 'MINISTRY', parent: { code: 'GOV' } },
      { code: 'HOUSING', title: 'Ministry of housing', kind: 'MINISTRY', parent: { code: 'GOV' } },
    ]);
    expect(first.agencies.pageInfo.hasNextPage).toBe(true);
    const second = await run(page, { after: first.agencies.pageInfo.endCursor });
    expect(second.data).toMatchObject({ agencies: { nodes: [{ code: 'ROADS', title: 'Министерство roads' }], pageInfo: { hasNextPage: false } } });
  });

  it('refuse a page of nothing, of too much, and a cursor of something else', async () => {
    expect(await codes('{ agencies(first: 0) { nodes { id } } }')).toEqual(['BAD_USER_INPUT']);
    expect(await codes('{ agencies(first: 101) { nodes { id } } }')).toEqual(['BAD_USER_INPUT']);
    expect(await codes('{ agencies(first: 1, after: "x") { nodes { id } } }')).toEqual(['BAD_CURSOR']);
  });

  it('are null for an id that is unknown or no id at all', async () => {
    const result = await run('{ a: agency(id: "00000000-0000-4000-8000-000000000000") { id } b: agency(id: "Robert\'); drop table") { id } }');
    expect(result).toEqual({ data: { a: null, b: null } });
  });

  it.each(['\u0000', 'ROADS\u0000', '\ud800'])('named by %j are none, and no failure', async (code) => {
    const filter = '{ nodes { id } pageInfo { hasNextPage } }';
    const source = `query ($code: String!, $id: ID!) { a: agencies(filter: { code: $code }) ${filter} b: agencies(filter: { parentId: $id }) ${filter} agency(id: $id) { id } }`;
    const none = { nodes: [], pageInfo: { hasNextPage: false } };
    expect(await run(source, { code, id: code })).toEqual({ data: { a: none, b: none, agency: null } });
    const after = Buffer.from(JSON.stringify(['agencies', code])).toString('base64url');
    expect(await codes(`{ agencies(after: "${after}") { nodes { id } } }`)).toEqual(['BAD_CURSOR']);
  });

  it('can be saved again without being there twice', async () => {
    await saveAgencies(orm.em.fork(), operator, agencies.map((agency) => ({ ...agency, title: { ...agency.title, en: 'Renamed' } })));
    const result = await run('{ agencies(filter: { parentId: "' + agencyId('region') + '" }) { nodes { title } } }', {}, 'en');
    expect(result.data).toEqual({ agencies: { nodes: [{ title: 'Renamed' }, { title: 'Renamed' }, { title: 'Renamed' }] } });
    await saveAgencies(orm.em.fork(), operator, agencies);
  });
});

describe('staff', () => {
  it('hold the roles that an operator gave them', async () => {
    const grants = await grantsOf('olga');
    expect(grants).toHaveLength(2);
    expect(grants).toEqual(
      expect.arrayContaining([
        { role: 'COORDINATOR', cabinetId: cabinetId('roads') },
        { role: 'EXECUTOR', cabinetId: cabinetId('housing') },
      ]),
    );
    expect(await grantsOf('root')).toEqual([{ role: 'OPERATOR', cabinetId: null }]);
    expect(await grantsOf('anna')).toEqual([]);
  });

  it('are shown to colleagues and the operator only', async () => {
    const source = `{ cabinet(id: "${cabinetId('roads')}") { slug staff { login role } } }`;
    const seen = { cabinet: { slug: 'roads', staff: [{ login: 'olga', role: 'COORDINATOR' }] } };
    expect((await run(source, {}, 'ru', operator)).data).toEqual(seen);
    expect((await run(source, {}, 'ru', viewer('olga', [{ role: 'COORDINATOR', cabinetId: cabinetId('roads') }]))).data).toEqual(seen);
    expect(await codes(source, viewer('pavel', [{ role: 'COORDINATOR', cabinetId: cabinetId('housing') }]))).toEqual(['FORBIDDEN']);
    expect(await codes(source)).toEqual(['FORBIDDEN']);
  });

  it('cannot be appointed by anybody but the operator', async () => {
    const clerk = viewer('olga', [{ role: 'ADMINISTRATOR', cabinetId: cabinetId('roads') }]);
    await expect(saveStaff(orm.em.fork(), clerk, [{ login: 'olga', role: 'OPERATOR' }])).rejects.toMatchObject({ kind: 'Forbidden' });
    await expect(saveStaff(orm.em.fork(), ANONYMOUS, [{ login: 'olga', role: 'OPERATOR' }])).rejects.toMatchObject({ kind: 'Forbidden' });
  });
});

describe('categories', () => {
  it('take messages as soon as some cabinet has installed their plugin, and name who answers', async () => {
    expect((await run('{ categories { id } }')).data).toEqual({ categories: [] });
    expect((await run('{ category(id: "core.other") { title agency { code } } }')).data).toEqual({ category: { title: 'Другое', agency: null } });
    await installPlugin(orm.em.fork(), operator, clock, 'core', 'region');
    expect((await run('{ categories { id title form agency { code categories { id } } term { amount unit } plugin { id version } } }')).data).toEqual({
      categories: [
        {
          id: 'core.other',
          title: 'Другое',
          form: 'other',
          agency: { code: 'GOV', categories: [{ id: 'core.other' }] },
          term: { amount: 30, unit: 'CALENDAR_DAYS' },
          plugin: { id: 'core', version: '1.0.0' },
        },
      ],
    });
  });

  it.each(['\u0000', 'core.other\u0000', '\ud800'])('named by %j are none, and no failure', async (id) => {
    expect(await run('query ($id: ID!) { category(id: $id) { id } cabinet(id: $id) { id } }', { id })).toEqual({ data: { category: null, cabinet: null } });
  });

  it('tell all that is needed to draw their forms, in the language asked for', async () => {
    const title = (en: string) => ({ en, ru: `${en} (ру)` });
    const manifest = parseManifest({
      apiVersion: 1,
      id: 'acme.parks',
      version: '1.0.0',
      title: title('Parks'),
      engines: { platform: '^0.1' },
      typePrefix: 'park',
      categories: [
        { key: 'tree', title: title('Trees'), form: 'tree', term: { amount: 10, unit: 'WORKING_DAYS' } },
        { key: 'noise', title: title('Noise'), term: { amount: 10, unit: 'WORKING_DAYS' } },
      ],
      forms: {
        tree: [
          { key: 'tag', type: 'string', max: 12, pattern: '[A-Z]{2}', required: true, title: title('Tag'), hint: title('On the trunk') },
          { key: 'blocks', type: 'multi-enum', title: title('Blocks'), values: [{ key: 'PATH', title: title('Path') }, { key: 'ROAD', title: title('Road') }] },
        ],
      },
    });
    await publishPlugin(orm.em.fork(), operator, clock, manifest);
    const fields = 'formFields { key type title hint isRequired min max pattern values { key title } }';
    expect((await run(`{ tree: category(id: "acme.parks.tree") { ${fields} } noise: category(id: "acme.parks.noise") { ${fields} } }`, {}, 'en')).data).toEqual({
      tree: {
        formFields: [
          { key: 'tag', type: 'STRING', title: 'Tag', hint: 'On the trunk', isRequired: true, min: null, max: 12, pattern: '[A-Z]{2}', values: [] },
          { key: 'blocks', type: 'MULTI_ENUM', title: 'Blocks', hint: null, isRequired: false, min: null, max: 2, pattern: null, values: [{ key: 'PATH', title: 'Path' }, { key: 'ROAD', title: 'Road' }] },
        ],
      },
      noise: { formFields: [] },
    });
    expect((await run('{ category(id: "acme.parks.tree") { formFields { title } } }')).data).toEqual({ category: { formFields: [{ title: 'Tag (ру)' }, { title: 'Blocks (ру)' }] } });
    expect((await run('{ category(id: "core.other") { formFields { key type isRequired } } }')).data).toEqual({ category: { formFields: [{ key: 'subject', type: 'STRING', isRequired: false }] } });
  });

  it('stay with the cabinet that installed first', async () => {
    clock.set('2026-11-23T05:00:00Z');
    await installPlugin(orm.em.fork(), operator, clock, 'core', 'health');
    expect((await run('{ category(id: "core.other") { agency { code } } }')).data).toEqual({ category: { agency: { code: 'GOV' } } });
  });
});

describe('the role of the subgraph', () => {
  it('sees no other schema and may not change the order of things', async () => {
    const em = orm.em.fork();
    await expect(em.execute('select * from events.outbox')).rejects.toThrow(/permission denied/);
    await expect(em.execute('drop table cabinets.agency')).rejects.toThrow(/must be owner/);
    await expect(em.execute('delete from cabinets.agency')).rejects.toThrow(/permission denied/);
  });
});

function viewer(login: string, grants: PersonViewer['grants']): PersonViewer {
  return { kind: 'person', subject: login, login, citizenId: '00000000-0000-4000-8000-000000000001', grants, expiresAt: Number.POSITIVE_INFINITY };
}

function run(source: string, variables: Record<string, unknown> = {}, locale: Locale = 'ru', as: Viewer = ANONYMOUS) {
  return subgraph.execute({ document: parse(source), variables, context: { viewer: as, locale, requestId: 'test' } });
}

async function codes(source: string, as: Viewer = ANONYMOUS): Promise<unknown[]> {
  return (await run(source, {}, 'ru', as)).errors?.map((error) => error.extensions['code']) ?? [];
}

/** The roles of a login, as the platform reads them. */
async function grantsOf(login: string): Promise<Grant[]> {
  return orm.em.fork().execute('select role, cabinet_id as "cabinetId" from cabinets.published_staff_grant where login = ?', [login]);
}
