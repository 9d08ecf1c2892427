import 'reflect-metadata';
import type { MikroORM } from '@mikro-orm/postgresql';
import { systemClock, type Locale } from '@otklik/base';
import { createOrm } from '@otklik/database';
import { eventsDatabaseModule } from '@otklik/events';
import { ANONYMOUS, type Grant, type Viewer } from '@otklik/identity';
import type { Subgraph } from '@otklik/subgraph';
import { answered, createTestDatabase, type Answer, type TestDatabase } from '@otklik/test/support';
import { parse } from 'graphql';
import { AgencyKind, agencyId, buildCabinets, cabinetId, cabinetsDatabaseModule, cabinetsEntities, saveAgencies } from './index.js';

const operator = person([{ role: 'OPERATOR', cabinetId: null }]);
const administrator = person([{ role: 'ADMINISTRATOR', cabinetId: cabinetId('roads') }]);
const UPDATE = `mutation ($input: UpdateAgencyPageInput!) { updateAgencyPage(input: $input) { __typename
  ... on UpdateAgencyPageSuccess { agency { id } } ... on ValidationFailed { issues { path code } } ... on Failure { code } } }`;
const PAGE = 'query ($id: ID!) { agency(id: $id) { about contacts { address hours phones email website } } }';
const NOTHING = { about: null, contacts: { address: null, hours: null, phones: [], email: null, website: null } };
const WHOLE = {
  about: { ru: 'Строит и чистит дороги.', en: 'Builds and clears roads.' },
  address: { ru: 'Красный проспект, 18' },
  hours: { ru: 'Пн–Пт 9–18', en: 'Mon–Fri 9–18' },
  phones: ['122', '+7 383 000-00-00, доб. 1'],
  email: 'roads@example.org',
  website: 'https://roads.example.org/',
};

let database: TestDatabase;
let orm: MikroORM;
let subgraph: Subgraph;

beforeAll(async () => {
  database = await createTestDatabase([eventsDatabaseModule, cabinetsDatabaseModule]);
  orm = await createOrm({ databaseUrl: database.url, schema: 'cabinets', entities: cabinetsEntities });
  subgraph = await buildCabinets({ orm, clock: systemClock });
  const agencies = ['roads', 'housing'].map((slug) => ({ slug, code: slug.toUpperCase(), kind: AgencyKind.MINISTRY, title: { ru: slug, en: slug } }));
  await saveAgencies(orm.em.fork(), operator, agencies);
});
afterAll(async () => {
  await orm?.close();
  await database?.drop();
});

function person(grants: Grant[]): Viewer {
  return { kind: 'person', subject: 'olga', login: 'olga', citizenId: '00000000-0000-4000-8000-000000000001', grants, expiresAt: 0 };
}

async function run(viewer: Viewer, source: string, variables: Record<string, unknown>, locale: Locale = 'ru'): Promise<Answer> {
  return answered(await subgraph.execute({ document: parse(source), variables, context: { viewer, locale, requestId: 'test' } }));
}
const update = async (viewer: Viewer, input: Record<string, unknown>, slug = 'roads'): Promise<Answer> =>
  (await run(viewer, UPDATE, { input: { agencyId: agencyId(slug), ...input } })).updateAgencyPage;
const page = async (locale: Locale = 'ru', slug = 'roads'): Promise<Answer> => (await run(ANONYMOUS, PAGE, { id: agencyId(slug) }, locale)).agency;

test('an agency has said nothing about itself until its administrator does, and then everybody reads it in their language', async () => {
  expect(await page()).toEqual(NOTHING);
  expect(await update(administrator, WHOLE)).toEqual({ __typename: 'UpdateAgencyPageSuccess', agency: { id: agencyId('roads') } });
  const { phones, email, website } = WHOLE;
  expect(await page('en')).toEqual({ about: WHOLE.about.en, contacts: { address: WHOLE.address.ru, hours: WHOLE.hours.en, phones, email, website } });
  expect(await page()).toMatchObject({ about: WHOLE.about.ru, contacts: { hours: WHOLE.hours.ru } });
});

test('parts that are left out stay, null takes them away', async () => {
  await update(operator, WHOLE);
  await update(administrator, { hours: null, phones: [] });
  expect((await page()).contacts).toMatchObject({ address: WHOLE.address.ru, hours: null, phones: [], email: WHOLE.email });
  await update(administrator, { about: null, address: null, email: null, website: null });
  expect(await page()).toEqual(NOTHING);
});

test('what is wrong is told at its place, and nothing is written', async () => {
  const before = await page();
  expect(await update(administrator, { about: { ru: 'Дороги' }, website: 'javascript:alert(1)', phones: ['да'] })).toMatchObject({
    __typename: 'ValidationFailed',
    issues: [
      { path: ['phones', '0'], code: 'PATTERN' },
      { path: ['website'], code: 'PATTERN' },
    ],
  });
  expect(await page()).toEqual(before);
});

test('nobody else writes it: not another cabinet, not another role, not without a token', async () => {
  for (const viewer of [ANONYMOUS, person([]), person([{ role: 'COORDINATOR', cabinetId: cabinetId('roads') }])]) {
    expect(await update(viewer, WHOLE)).toMatchObject({ __typename: 'Forbidden' });
  }
  expect(await update(administrator, WHOLE, 'housing')).toMatchObject({ __typename: 'Forbidden' });
  expect(await update(administrator, { agencyId: 'nobody' })).toMatchObject({ __typename: 'Forbidden' });
  expect(await update(operator, { agencyId: 'nobody' })).toMatchObject({ __typename: 'NotFound' });
  expect(await page('ru', 'housing')).toEqual(NOTHING);
});
