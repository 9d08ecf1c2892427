/** An administrator's own staff: roles given in a cabinet, absences, and what follows from them for who stands in. */
import 'reflect-metadata';
import type { MikroORM } from '@mikro-orm/postgresql';
import { FixedClock } from '@otklik/base';
import { createOrm } from '@otklik/database';
import { eventsDatabaseModule } from '@otklik/events';
import { ANONYMOUS, type Grant, type Role, type Viewer } from '@otklik/identity';
import type { Subgraph } from '@otklik/subgraph';
import { answered, createTestDatabase, type Answer, type TestDatabase } from '@otklik/test/support';
import { parse } from 'graphql';
import { AgencyKind, buildCabinets, cabinetId, cabinetsDatabaseModule, cabinetsEntities, saveAgencies, saveRegion, saveStaff } from './index.js';

const ROADS = cabinetId('roads');
const operator = person('operator', { role: 'OPERATOR', cabinetId: null });
const administrator = of('admin', 'ADMINISTRATOR');
const STAFF: [string, Role][] = [['admin', 'ADMINISTRATOR'], ['oleg', 'EXECUTOR'], ['petr', 'EXECUTOR'], ['head', 'APPROVER'], ['clerk', 'COORDINATOR'], ['auditor', 'AUDITOR']];
const MEMBERS = `query ($id: ID!) { cabinet(id: $id) { staffMembers { login position roles isAbsent substitute substitutesFor
  absences { id login from until beginsAt endsAt substitute reason isCurrent } } } }`;

let database: TestDatabase;
let orm: MikroORM;
let subgraph: Subgraph;
const clock = new FixedClock('2026-11-19T03:00:00Z');

beforeAll(async () => {
  database = await createTestDatabase([eventsDatabaseModule, cabinetsDatabaseModule]);
  orm = await createOrm({ databaseUrl: database.url, schema: 'cabinets', entities: cabinetsEntities });
  subgraph = await buildCabinets({ orm, clock });
  const em = orm.em.fork();
  await saveRegion(em, operator, { id: 'test', title: { ru: 'Область', en: 'Oblast' }, timeZone: 'Asia/Novosibirsk', boundary: [], territories: [] });
  await saveAgencies(em, operator, ['roads', 'housing'].map((slug) => ({ slug, code: slug.toUpperCase(), kind: AgencyKind.MINISTRY, title: { ru: slug, en: slug } })));
  await saveStaff(em, operator, [...STAFF.map(([login, role]) => ({ login, role, cabinet: 'roads' })), { login: 'other', role: 'EXECUTOR', cabinet: 'housing' }, { login: 'client:x', role: 'INTEGRATOR', cabinet: 'roads' }]);
});
afterAll(async () => {
  await orm?.close();
  await database?.drop();
});
beforeEach(() => clock.set(new Date('2026-11-19T03:00:00Z')));
afterEach(async () => {
  for (const { absences } of await members(operator)) for (const { id } of absences) await mutate(operator, 'endAbsence', { absenceId: id });
});

function person(login: string, ...grants: Grant[]): Viewer {
  return { kind: 'person', subject: login, login, citizenId: `00000000-0000-4000-8000-${Buffer.from(login).toString('hex').slice(0, 12).padEnd(12, '0')}`, grants, expiresAt: 0 };
}
function of(login: string, role: Role, cabinet = ROADS): Viewer {
  return person(login, { role, cabinetId: cabinet });
}
async function run(viewer: Viewer, source: string, variables: Record<string, unknown>): Promise<Answer> {
  return answered(await subgraph.execute({ document: parse(source), variables, context: { viewer, locale: 'ru', requestId: 'test' } }));
}
async function mutate(viewer: Viewer, name: string, input: Record<string, unknown>): Promise<Answer> {
  const type = name.charAt(0).toUpperCase() + name.slice(1);
  const success = name === 'grantRole' ? 'isNew' : name === 'revokeRole' ? 'wasHeld' : 'absence { id beginsAt endsAt substitute }';
  const source = `mutation ($input: ${type}Input!) { ${name}(input: $input) { __typename ... on ${type}Success { ${success} } ... on ValidationFailed { issues { path code } } ... on Failure { code } } }`;
  return (await run(viewer, source, { input }))[name];
}
const members = async (viewer: Viewer, id = ROADS): Promise<Answer> => (await run(viewer, MEMBERS, { id })).cabinet.staffMembers;
const member = async (login: string, viewer: Viewer = administrator): Promise<Answer> => (await members(viewer)).find((one: { login: string }) => one.login === login);
const leave = (viewer: Viewer, input: Record<string, unknown> = {}) => mutate(viewer, 'setAbsence', { cabinet: 'roads', from: '2026-11-20', until: '2026-11-22', ...input });
const issueOf = async (result: Promise<Answer>): Promise<string> => {
  const { issues, code } = await result;
  return issues === undefined ? code : issues.map((one: { path: string[]; code: string }) => `${one.path.join('.')} ${one.code}`).join(', ');
};
/** Roles for others at a moment, as the gateway reads them. */
const substitutions = (login: string, at: string): Promise<unknown[]> =>
  orm.em.fork().execute('select role, on_behalf_of as "for" from cabinets.published_substitution where login = ? and begins_at <= ? and ends_at > ? order by role', [login, at, at]);

describe('roles', () => {
  test('an administrator sees every colleague with all roles, and gives and takes them', async () => {
    expect(await mutate(administrator, 'grantRole', { login: 'new', role: 'EXECUTOR', cabinet: 'roads', idempotencyKey: 'k' })).toMatchObject({ isNew: true });
    expect(await mutate(administrator, 'grantRole', { login: 'new', role: 'EXECUTOR', cabinet: 'roads', idempotencyKey: 'k' })).toMatchObject({ isNew: true });
    expect(await mutate(administrator, 'grantRole', { login: 'new', role: 'EXECUTOR', cabinet: 'roads' })).toMatchObject({ isNew: false });
    await mutate(administrator, 'grantRole', { login: 'new', role: 'APPROVER', cabinet: 'roads' });
    expect((await members(administrator)).map(({ login, roles }: { login: string; roles: string[] }) => `${login} ${roles.join('+')}`)).toEqual([
      'admin ADMINISTRATOR',
      'auditor AUDITOR',
      'clerk COORDINATOR',
      'head APPROVER',
      'new APPROVER+EXECUTOR',
      'oleg EXECUTOR',
      'petr EXECUTOR',
    ]);
    for (const role of ['EXECUTOR', 'APPROVER']) expect(await mutate(administrator, 'revokeRole', { login: 'new', role, cabinet: 'roads' })).toMatchObject({ wasHeld: true });
    expect(await member('new')).toBeUndefined();
  });

  test('nobody gives what reaches beyond the cabinet, to a machine, elsewhere, or without being its administrator', async () => {
    const give = (viewer: Viewer, input: Record<string, unknown>) => issueOf(mutate(viewer, 'grantRole', { login: 'mallory', role: 'EXECUTOR', cabinet: 'roads', ...input }));
    for (const role of ['OPERATOR', 'CURATOR', 'AUTHORISED']) expect(await give(administrator, { role })).toContain('role NOT_ALLOWED');
    expect(await give(administrator, { login: 'client:evil', role: 'INTEGRATOR' })).toContain('role NOT_ALLOWED');
    expect(await give(administrator, { login: 'client:evil' })).toContain('role NOT_ALLOWED');
    expect(await give(administrator, { login: 'a b' })).toBe('login BAD_FORMAT');
    expect(await give(administrator, { login: 'a\u0000' })).toBe('login BAD_TEXT');
    expect(await give(administrator, { cabinet: 'housing' })).toBe('FORBIDDEN');
    expect(await give(administrator, { cabinet: 'no\u0000where' })).toBe('FORBIDDEN');
    expect(await give(operator, { cabinet: 'nowhere' })).toBe('cabinet UNKNOWN_CABINET');
    for (const viewer of [ANONYMOUS, of('clerk', 'COORDINATOR'), of('boss', 'CURATOR')]) expect(await give(viewer, {})).toBe('FORBIDDEN');
  });

  test('outside the cabinet nobody learns who works there', async () => {
    for (const viewer of [ANONYMOUS, person('anna'), of('other', 'EXECUTOR', cabinetId('housing'))]) expect(await members(viewer)).toBeNull();
    expect(await members(of('boss', 'AUDITOR'))).toHaveLength(STAFF.length);
  });
});

describe('absence', () => {
  test('lasts from midnight to midnight of the region, and only then somebody stands in', async () => {
    const set = await leave(of('oleg', 'EXECUTOR'), { substitute: 'petr', reason: 'SICK_LEAVE', idempotencyKey: 'leave' });
    expect(set.absence).toMatchObject({ beginsAt: '2026-11-19T17:00:00.000Z', endsAt: '2026-11-22T17:00:00.000Z', substitute: 'petr' });
    expect((await leave(of('oleg', 'EXECUTOR'), { substitute: 'petr', reason: 'SICK_LEAVE', idempotencyKey: 'leave' })).absence.id).toBe(set.absence.id);
    const moments = ['2026-11-19T16:59:59.999Z', '2026-11-19T17:00:00Z', '2026-11-22T16:59:59.999Z', '2026-11-22T17:00:00Z'];
    expect(await Promise.all(moments.map(async (at) => (await substitutions('petr', at)).length))).toEqual([0, 1, 1, 0]);

    expect(await member('oleg')).toMatchObject({ isAbsent: false, substitute: null, absences: [{ from: '2026-11-20', until: '2026-11-22', reason: 'SICK_LEAVE', isCurrent: false }] });
    clock.set(new Date('2026-11-20T03:00:00Z'));
    expect(await member('oleg')).toMatchObject({ isAbsent: true, substitute: 'petr', absences: [{ isCurrent: true }] });
    expect(await member('petr')).toMatchObject({ isAbsent: false, substitutesFor: ['oleg'] });
    clock.set(new Date('2026-11-22T17:00:00Z'));
    expect(await member('oleg')).toMatchObject({ isAbsent: false, absences: [] });
    expect(await member('petr')).toMatchObject({ substitutesFor: [] });
  });

  test('why is for the person and their administrator', async () => {
    await leave(administrator, { login: 'oleg', reason: 'SICK_LEAVE' });
    const seen = await Promise.all([administrator, of('oleg', 'EXECUTOR'), operator, of('petr', 'EXECUTOR'), of('clerk', 'COORDINATOR')].map((who) => member('oleg', who)));
    expect(seen.map(({ absences }: Answer) => absences[0].reason)).toEqual(['SICK_LEAVE', 'SICK_LEAVE', 'SICK_LEAVE', null, null]);
  });

  test('ends at once, and not twice', async () => {
    const { absence } = await leave(administrator, { login: 'oleg', from: '2026-11-18', substitute: 'petr' });
    expect(await substitutions('petr', '2026-11-19T03:00:00Z')).toEqual([{ role: 'EXECUTOR', for: 'oleg' }]);
    expect(await issueOf(mutate(of('petr', 'EXECUTOR'), 'endAbsence', { absenceId: absence.id }))).toBe('FORBIDDEN');
    expect(await mutate(of('oleg', 'EXECUTOR'), 'endAbsence', { absenceId: absence.id })).toMatchObject({ absence: { endsAt: '2026-11-19T03:00:00.000Z' } });
    expect(await substitutions('petr', '2026-11-19T03:00:00Z')).toEqual([]);
    expect(await issueOf(mutate(administrator, 'endAbsence', { absenceId: absence.id }))).toBe('TOO_LATE');
    const later = (await leave(administrator, { login: 'oleg' })).absence.id;
    await mutate(administrator, 'endAbsence', { absenceId: later });
    expect((await member('oleg')).absences).toEqual([]);
    expect(await issueOf(mutate(administrator, 'endAbsence', { absenceId: later }))).toBe('TOO_LATE');
    expect((await leave(administrator, { login: 'oleg' })).absence).toBeDefined();
  });

  test('takes the rights away with the role of either', async () => {
    await mutate(administrator, 'grantRole', { login: 'temp', role: 'EXECUTOR', cabinet: 'roads' });
    await leave(administrator, { login: 'oleg', from: '2026-11-19', substitute: 'temp' });
    expect(await substitutions('temp', '2026-11-19T03:00:00Z')).toHaveLength(1);
    await mutate(administrator, 'revokeRole', { login: 'temp', role: 'EXECUTOR', cabinet: 'roads' });
    expect(await substitutions('temp', '2026-11-19T03:00:00Z')).toEqual([]);
  });

  test('gives who stands in for an administrator or an auditor nothing of theirs', async () => {
    await leave(administrator, { from: '2026-11-19', substitute: 'petr' });
    await leave(administrator, { login: 'auditor', from: '2026-11-19', substitute: 'petr' });
    expect(await substitutions('petr', '2026-11-19T03:00:00Z')).toEqual([]);
  });

  test('tells what is wrong, and writes nothing', async () => {
    const wrong = (input: Record<string, unknown>, viewer: Viewer = administrator) => issueOf(leave(viewer, { login: 'oleg', ...input }));
    await leave(administrator, { login: 'petr', from: '2026-11-25', until: '2026-11-30' });
    expect(await wrong({ from: '20.11.2026', until: '2026-02-30' })).toBe('from BAD_DATE, until BAD_DATE');
    expect(await wrong({ until: '2026-11-19' })).toBe('until OUT_OF_RANGE');
    expect(await wrong({ from: '2026-09-01' })).toBe('from OUT_OF_RANGE');
    expect(await wrong({ from: '2026-11-01', until: '2026-11-18' })).toBe('until OUT_OF_RANGE');
    expect(await wrong({ until: '2031-11-19' })).toBe('until OUT_OF_RANGE');
    expect(await wrong({ substitute: 'oleg' })).toBe('substitute SELF_SUBSTITUTE');
    for (const substitute of ['other', 'nobody', 'a\u0000', '']) expect(await wrong({ substitute })).toBe('substitute UNKNOWN_STAFF');
    for (const substitute of ['auditor', 'head', 'admin']) expect(await wrong({ substitute })).toBe('substitute UNSUITABLE_ROLE');
    expect(await wrong({ until: '2026-11-25', substitute: 'petr' })).toBe('substitute SUBSTITUTE_ABSENT');
    expect(await wrong({ login: 'petr', from: '2026-11-30', until: '2026-12-05' })).toBe('from OVERLAP');
    expect(await wrong({ login: 'other' })).toBe('login UNKNOWN_STAFF');
    expect(await wrong({ login: 'client:x' })).toBe('login UNKNOWN_STAFF');
    expect(await wrong({ cabinet: 'housing' })).toBe('FORBIDDEN');
    expect(await wrong({}, of('petr', 'EXECUTOR'))).toBe('FORBIDDEN');
    expect(await wrong({ login: undefined }, person('anna'))).toBe('FORBIDDEN');
    for (const absenceId of ['no id', cabinetId('nothing')]) expect(await issueOf(mutate(administrator, 'endAbsence', { absenceId }))).toBe('NOT_FOUND');
    expect((await member('oleg')).absences).toEqual([]);
  });

  test('of two at the same time for the same days one is refused', async () => {
    const both = await Promise.all([leave(administrator, { login: 'oleg' }), leave(of('oleg', 'EXECUTOR'))]);
    expect(both.map(({ __typename }) => __typename as string).sort()).toEqual(['SetAbsenceSuccess', 'ValidationFailed']);
  });
});
