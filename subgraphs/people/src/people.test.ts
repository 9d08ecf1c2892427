import 'reflect-metadata';
import type { MikroORM } from '@mikro-orm/postgresql';
import { FixedClock } from '@otklik/base';
import { createOrm, poolFor, roleOf } from '@otklik/database';
import { ANONYMOUS, type PersonViewer, type Viewer } from '@otklik/identity';
import type { Subgraph } from '@otklik/subgraph';
import { createTestDatabase, type TestDatabase } from '@otklik/test/support';
import { parse } from 'graphql';
import { buildPeople, peopleDatabaseModule, peopleEntities } from './index.js';

const anna = viewer('anna', '00000000-0000-5000-8000-00000000000a');
const boris = viewer('boris', '00000000-0000-5000-8000-00000000000b');
const UPDATE = `mutation ($input: UpdateProfileInput!) {
  updateProfile(input: $input) {
    __typename
    ... on UpdateProfileSuccess { viewer { personalData { givenName familyName email phone } } }
    ... on ValidationFailed { issues { path code } }
  }
}`;

let database: TestDatabase;
let orm: MikroORM;
let people: Subgraph;

beforeAll(async () => {
  database = await createTestDatabase([peopleDatabaseModule]);
  orm = await createOrm({ databaseUrl: database.url, schema: 'people', entities: peopleEntities });
  people = await buildPeople(orm, new FixedClock('2026-11-22T05:00:00Z'));
});

afterAll(async () => {
  await orm?.close();
  await database?.drop();
});

describe('the viewer', () => {
  it('is nobody without a token', async () => {
    expect(await run('{ viewer { id } }', ANONYMOUS)).toEqual({ data: { viewer: null } });
  });

  it('is the person behind the token with their roles, known before they ever wrote anything', async () => {
    const clerk: PersonViewer = { ...boris, grants: [{ role: 'EXECUTOR', cabinetId: '00000000-0000-5000-8000-0000000000c1' }, { role: 'OPERATOR', cabinetId: null }] };
    expect(await run('{ viewer { id login roles { role cabinet { id } } personalData { givenName } } }', clerk)).toEqual({
      data: {
        viewer: {
          id: boris.citizenId,
          login: 'boris',
          roles: [
            { role: 'EXECUTOR', cabinet: { id: '00000000-0000-5000-8000-0000000000c1' } },
            { role: 'OPERATOR', cabinet: null },
          ],
          personalData: null,
        },
      },
    });
  });
});

describe('a profile', () => {
  it('keeps what is said, leaves what is not mentioned, and takes away what is null', async () => {
    await run(UPDATE, anna, { input: { givenName: 'Анна', email: 'anna@example.org' } });
    const answer = await run(UPDATE, anna, { input: { familyName: 'Соколова', email: null } });
    expect(answer.data).toEqual({
      updateProfile: {
        __typename: 'UpdateProfileSuccess',
        viewer: { personalData: { givenName: 'Анна', familyName: 'Соколова', email: null, phone: null } },
      },
    });
  });

  it('is refused whole when one part is wrong', async () => {
    const answer = await run(UPDATE, anna, { input: { givenName: 'Другая', phone: 'нет' } });
    expect(answer.data).toEqual({ updateProfile: { __typename: 'ValidationFailed', issues: [{ path: ['phone'], code: 'PATTERN' }] } });
    expect((await run('{ viewer { personalData { givenName } } }', anna)).data).toEqual({ viewer: { personalData: { givenName: 'Анна' } } });
  });

  it('cannot be written without a token', async () => {
    expect((await run(UPDATE, ANONYMOUS, { input: {} })).data).toEqual({ updateProfile: { __typename: 'Forbidden' } });
  });

  it('is for its owner alone, also by reference', async () => {
    const source = `{ _entities(representations: [{ __typename: "Citizen", id: "${anna.citizenId}" }]) { ... on Citizen { login roles { role } personalData { givenName } } } }`;
    const hidden = { data: { _entities: [{ login: null, roles: [], personalData: null }] } };
    expect(await run(source, boris)).toEqual(hidden);
    expect(await run(source, { ...boris, grants: [{ role: 'OPERATOR', cabinetId: null }] })).toEqual(hidden);
    expect(await run(source, ANONYMOUS)).toEqual(hidden);
  });

  it('cannot be read by the role of another subgraph', async () => {
    const pool = poolFor(database.url, roleOf('appeals'));
    await expect(pool.query('select * from personal.personal_data')).rejects.toThrow(/permission denied/);
    await expect(pool.query('select * from people.citizen')).rejects.toThrow(/permission denied/);
    await pool.end();
  });
});

function viewer(login: string, citizenId: string): PersonViewer {
  return { kind: 'person', subject: login, login, citizenId, grants: [], expiresAt: Number.POSITIVE_INFINITY };
}

function run(source: string, as: Viewer, variables: Record<string, unknown> = {}) {
  return people.execute({ document: parse(source), variables, context: { viewer: as, locale: 'ru', requestId: 'test' } });
}
