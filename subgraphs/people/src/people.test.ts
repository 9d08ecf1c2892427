import 'reflect-metadata';
import { poolFor, roleOf } from '@otklik/database';
import { ANONYMOUS, type PersonViewer } from '@otklik/identity';
import { createWorld, person, type World } from './testing/world.js';

const anna = person('anna', '0a');
const boris = person('boris', '0b');
const UPDATE = `mutation ($input: UpdateProfileInput!) {
  updateProfile(input: $input) {
    __typename
    ... on UpdateProfileSuccess { viewer { personalData { givenName familyName email phone } } }
    ... on ValidationFailed { issues { path code } }
  }
}`;

let world: World;
let run: World['run'];

beforeAll(async () => {
  world = await createWorld();
  ({ run } = world);
});
afterAll(() => world?.close());

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
    const pool = poolFor(world.database.url, roleOf('appeals'));
    await expect(pool.query('select * from personal.personal_data')).rejects.toThrow(/permission denied/);
    await expect(pool.query('select * from people.citizen')).rejects.toThrow(/permission denied/);
    await pool.end();
  });
});

describe('ending sessions', () => {
  const END = `mutation ($input: EndSessionsInput!) {
    endSessions(input: $input) { __typename ... on EndSessionsSuccess { endedAt } ... on ValidationFailed { issues { path code } } }
  }`;
  const operator: PersonViewer = person('operator', '0f', { role: 'OPERATOR', cabinetId: null });
  const published = () => world.orm.em.fork().execute('select login, citizen_id as "citizenId" from people.published_ended_session order by 1, 2');

  it('notes by login or by citizen since when tokens count no more, once for each', async () => {
    const success = { data: { endSessions: { __typename: 'EndSessionsSuccess', endedAt: '2026-11-22T05:00:00.000Z' } } };
    for (const input of [{ login: 'boris' }, { login: 'boris' }, { citizenId: boris.citizenId }]) expect(await run(END, operator, { input })).toEqual(success);
    await run('mutation { endMySessions { __typename } }', anna);
    expect(await published()).toEqual([
      { login: 'boris', citizenId: null },
      { login: null, citizenId: anna.citizenId },
      { login: null, citizenId: boris.citizenId },
    ]);
  });

  it.each([
    [{}, [{ path: ['login'], code: 'REQUIRED' }]],
    [{ login: 'anna', citizenId: anna.citizenId }, [{ path: ['login'], code: 'REQUIRED' }]],
    [{ login: ' ' }, [{ path: ['login'], code: 'REQUIRED' }]],
    [{ citizenId: 'anna' }, [{ path: ['citizenId'], code: 'BAD_FORMAT' }]],
  ])('refuses %j', async (input, issues) => {
    expect((await run(END, operator, { input })).data).toEqual({ endSessions: { __typename: 'ValidationFailed', issues } });
  });

  it('of others is for the operator, of oneself for everybody who is signed in', async () => {
    expect((await run(END, anna, { input: { login: 'boris' } })).data).toEqual({ endSessions: { __typename: 'Forbidden' } });
    expect((await run('mutation { endMySessions { __typename } }', ANONYMOUS)).data).toEqual({ endMySessions: { __typename: 'Forbidden' } });
  });
});
