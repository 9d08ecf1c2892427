import 'reflect-metadata';
import type { MikroORM } from '@mikro-orm/postgresql';
import { systemClock } from '@otklik/base';
import { createOrm } from '@otklik/database';
import { eventsDatabaseModule } from '@otklik/events';
import { type Grant, ANONYMOUS, type Viewer } from '@otklik/identity';
import type { Subgraph } from '@otklik/subgraph';
import { answered, createTestDatabase, type Answer, type TestDatabase } from '@otklik/test/support';
import { parse } from 'graphql';
import { buildCabinets, cabinetId, cabinetsDatabaseModule, cabinetsEntities } from './index.js';

const operator = viewer('operator', [{ role: 'OPERATOR', cabinetId: null }]);
const AGENCIES = 'mutation ($input: ImportAgenciesInput!) { answer: importAgencies(input: $input) { __typename ... on ImportAgenciesSuccess { rows { outcome issues { path code message } } } ... on ValidationFailed { issues { path code } } } }';
const STAFF = AGENCIES.replaceAll('Agencies', 'Staff');

let database: TestDatabase;
let orm: MikroORM;
let subgraph: Subgraph;

beforeAll(async () => {
  database = await createTestDatabase([eventsDatabaseModule, cabinetsDatabaseModule]);
  orm = await createOrm({ databaseUrl: database.url, schema: 'cabinets', entities: cabinetsEntities });
  subgraph = await buildCabinets({ orm, clock: systemClock });
});

afterAll(async () => {
  await orm?.close();
  await database?.drop();
});

function viewer(login: string, grants: Extract<Viewer, { kind: 'person' }>['grants']): Viewer {
  return { kind: 'person', subject: login, login, citizenId: '00000000-0000-4000-8000-000000000001', grants, expiresAt: 0 };
}

async function run(source: string, variables: Record<string, unknown>, who: Viewer = operator): Promise<Answer> {
  return answered(await subgraph.execute({ document: parse(source), variables, context: { viewer: who, locale: 'ru', requestId: 'test' } }));
}

/** What became of each row: its outcome, or the code of the first issue. */
async function outcomes(source: string, rows: Record<string, unknown>[]): Promise<string[]> {
  const { answer } = await run(source, { input: source === AGENCIES ? { agencies: rows } : { staff: rows } });
  return answer.rows.map((row: { outcome: string; issues: { code: string }[] }) => (row.outcome === 'REFUSED' ? row.issues[0]!.code : row.outcome));
}

const agency = (slug: string, parent: string | null = null, more: Record<string, unknown> = {}) => ({
  slug,
  code: slug.toUpperCase(),
  kind: 'MINISTRY',
  title: { ru: `Ведомство ${slug}` },
  parent,
  ...more,
});

describe('importing agencies', () => {
  test('takes them in any order and opens their cabinets', async () => {
    expect(await outcomes(AGENCIES, [agency('c', 'b'), agency('b', 'a'), agency('a')])).toEqual(['ACCEPTED', 'ACCEPTED', 'ACCEPTED']);
    const { cabinet } = await run('query ($id: ID!) { cabinet(id: $id) { slug agency { code title parent { code parent { code parent { code } } } } } }', {
      id: cabinetId('c'),
    });
    expect(cabinet).toEqual({
      slug: 'c',
      agency: { code: 'C', title: 'Ведомство c', parent: { code: 'B', parent: { code: 'A', parent: null } } },
    });
  });

  test('changes what differs and leaves the rest', async () => {
    const rows = [agency('same'), agency('moves', 'same'), agency('renamed')];
    await outcomes(AGENCIES, rows);
    expect(await outcomes(AGENCIES, rows)).toEqual(['REPEATED', 'REPEATED', 'REPEATED']);
    const changed = [agency('same'), agency('moves'), agency('renamed', null, { title: { ru: 'Иначе', en: 'Otherwise' } })];
    expect(await outcomes(AGENCIES, changed)).toEqual(['REPEATED', 'ACCEPTED', 'ACCEPTED']);
  });

  test('refuses rows that break a rule, and takes the others', async () => {
    await outcomes(AGENCIES, [agency('top'), agency('below', 'top')]);
    expect(
      await outcomes(AGENCIES, [
        agency('good', 'below'),
        agency('orphan', 'nobody'),
        agency('of-orphan', 'orphan'),
        agency('x', 'y'),
        agency('y', 'x'),
        agency('of-cycle', 'x'),
        agency('top', 'good'),
        agency('Bad Slug'),
        agency('bad-code', null, { code: ' ' }),
        agency('untitled', null, { title: { ru: ' ' } }),
        agency('zero', null, { title: { ru: 'a\u0000' } }),
        agency('half', null, { title: { ru: 'a', en: '\ud800' } }),
        agency('good'),
        agency('thief', null, { code: 'BELOW' }),
        agency('twin-1', null, { code: 'TWIN' }),
        agency('twin-2', null, { code: 'TWIN' }),
      ]),
    ).toEqual([
      // `top` wanted to stand below `good`, and so closed a ring with it.
      'CYCLE',
      'UNKNOWN_PARENT',
      'UNKNOWN_PARENT',
      'CYCLE',
      'CYCLE',
      'UNKNOWN_PARENT',
      'CYCLE',
      'BAD_FORMAT',
      'BAD_FORMAT',
      'REQUIRED',
      'BAD_TEXT',
      'BAD_TEXT',
      'DUPLICATE',
      'DUPLICATE',
      'ACCEPTED',
      'DUPLICATE',
    ]);
  });

  test('at the same time as another import never makes a ring', async () => {
    await outcomes(AGENCIES, [agency('left'), agency('right')]);
    const both = await Promise.all([outcomes(AGENCIES, [agency('left', 'right')]), outcomes(AGENCIES, [agency('right', 'left')])]);
    expect(both.flat().sort()).toEqual(['ACCEPTED', 'CYCLE']);
  });
});

describe('importing staff', () => {
  const row = (login: string, role: string, cabinet: string | null = null, position: string | null = null) => ({ login, role, cabinet, position });

  beforeAll(() => outcomes(AGENCIES, [agency('roads'), agency('water')]));

  test('gives each their roles, and once', async () => {
    const rows = [row('olga', 'COORDINATOR', 'roads', 'Специалист'), row('olga', 'EXECUTOR', 'water'), row('root', 'OPERATOR')];
    expect(await outcomes(STAFF, rows)).toEqual(['ACCEPTED', 'ACCEPTED', 'ACCEPTED']);
    expect(await outcomes(STAFF, [...rows, rows[0]!])).toEqual(['REPEATED', 'REPEATED', 'REPEATED', 'REPEATED']);
    expect(await grantsOf('olga')).toEqual(
      expect.arrayContaining([
        { role: 'COORDINATOR', cabinetId: cabinetId('roads') },
        { role: 'EXECUTOR', cabinetId: cabinetId('water') },
      ]),
    );
    expect(await outcomes(STAFF, [row('olga', 'COORDINATOR', 'roads', 'Начальник')])).toEqual(['ACCEPTED']);
  });

  test('refuses rows that break a rule, and takes the others', async () => {
    expect(
      await outcomes(STAFF, [
        row('pavel', 'EXECUTOR', 'roads', 'Инженер'),
        row('pavel', 'EXECUTOR', 'nowhere'),
        row('pavel', 'APPROVER'),
        row('pavel', 'OPERATOR', 'roads'),
        row('p a', 'EXECUTOR', 'roads'),
        row('', 'EXECUTOR', 'roads'),
        row('p\u0000', 'EXECUTOR', 'roads'),
        row('pavel', 'EXECUTOR', 'roads\u0000'),
        row('pavel', 'EXECUTOR', 'roads', 'Инженер\u0000'),
        row('pavel', 'APPROVER', 'roads', 'Директор'),
      ]),
    ).toEqual(['ACCEPTED', 'UNKNOWN_CABINET', 'REQUIRED', 'NOT_ALLOWED', 'BAD_FORMAT', 'REQUIRED', 'BAD_TEXT', 'UNKNOWN_CABINET', 'BAD_TEXT', 'CONTRADICTION']);
  });
});

describe('an import as a whole', () => {
  test.each([
    ['nobody', ANONYMOUS as Viewer],
    ['a citizen', viewer('anna', [])],
    ['an administrator of a cabinet', viewer('admin', [{ role: 'ADMINISTRATOR', cabinetId: cabinetId('roads') }])],
  ])('is not for %s', async (_, who) => {
    expect(await run(AGENCIES, { input: { agencies: [] } }, who)).toEqual({ answer: { __typename: 'Forbidden' } });
    expect(await run(STAFF, { input: { staff: [] } }, who)).toEqual({ answer: { __typename: 'Forbidden' } });
  });

  test('has 1 to 1,000 rows', async () => {
    const fault = { answer: { __typename: 'ValidationFailed', issues: [{ path: ['agencies'], code: 'OUT_OF_RANGE' }] } };
    expect(await run(AGENCIES, { input: { agencies: [] } })).toEqual(fault);
    expect(await run(AGENCIES, { input: { agencies: Array.from({ length: 1_001 }, (_, index) => agency(`a${index}`)) } })).toEqual(fault);
  });
});

/** The roles of a login, as the platform reads them. */
async function grantsOf(login: string): Promise<Grant[]> {
  return orm.em.fork().execute('select role, cabinet_id as "cabinetId" from cabinets.published_staff_grant where login = ?', [login]);
}
