import { CodedError, Refusal } from '@otklik/base';
import { ANONYMOUS, ROLES, authorisationClass, viewerAt, type Grant, type MachineViewer, type PersonViewer, type Role, type Viewer } from '../viewer.js';
import type { Holder } from './permission.js';
import { PermissionTable } from './permission-table.js';

const TEXT = { ru: 'что', en: 'what' };
const row = (who: readonly Holder[]) => ({ title: TEXT, ground: TEXT, who });
const HERE = { cabinetId: 'roads', ownerId: 'id of anna', executor: 'ivan' };

const person = (login: string, ...grants: Grant[]): PersonViewer => ({ kind: 'person', subject: login, login, citizenId: `id of ${login}`, grants, expiresAt: 1 });
const staff = (role: Role, cabinetId: string | null = 'roads') => person(`${role} ${cabinetId}`, { role, cabinetId });
const machine = (scopes: string[], ...grants: Grant[]): MachineViewer => ({ kind: 'machine', subject: 'm', login: 'client:m', scopes, grants, expiresAt: 1 });

const anna = person('anna');
const boris = person('boris');
const ivan = person('ivan', { role: 'EXECUTOR', cabinetId: 'roads' });
const operator = staff('OPERATOR', null);
const allRoles = ROLES.map((role) => staff(role));
const elsewhere = ROLES.map((role) => staff(role, 'housing'));
const everywhere = ROLES.filter((role) => role !== 'OPERATOR').map((role) => staff(role, null));
const machines = [machine([]), machine(['appeals:read'], { role: 'INTEGRATOR', cabinetId: null }, { role: 'INTEGRATOR', cabinetId: 'roads' })];
const people = [anna, boris, ivan, operator, ...allRoles, ...elsewhere, ...everywhere];
const everybody: Viewer[] = [ANONYMOUS, ...people, ...machines];

const inRoads = [ivan, ...allRoles.filter(({ grants }) => grants[0]!.role !== 'INTEGRATOR')];

describe('each kind of holder', () => {
  test.each<[Holder, Viewer[]]>([
    ['EVERYBODY', everybody],
    ['SIGNED_IN', people],
    ['STAFF', inRoads],
    ['OUTSIDER', people.filter((viewer) => !inRoads.includes(viewer))],
    ['OWNER', [anna]],
    ['ASSIGNED_EXECUTOR', [ivan]],
    ['OPERATOR', [operator]],
    ['EXECUTOR', [ivan, staff('EXECUTOR')]],
    ['APPROVER', [staff('APPROVER')]],
    ['AUDITOR', [staff('AUDITOR')]],
  ])('%s', (holder, allowed) => {
    const table = new PermissionTable({ do: row([holder]) });
    const found = everybody.filter((viewer) => table.allows(viewer, 'do', HERE));
    expect(new Set(found.map((viewer) => JSON.stringify(viewer)))).toEqual(new Set(allowed.map((viewer) => JSON.stringify(viewer))));
    for (const viewer of found) expect(table.couldAllow(viewer, 'do')).toBe(true);
  });

  test('without an object roles of cabinets do not count, and nobody owns what has no owner', () => {
    const table = new PermissionTable({ do: row(['STAFF', 'EXECUTOR', 'ASSIGNED_EXECUTOR', 'OWNER']) });
    expect(everybody.filter((viewer) => table.allows(viewer, 'do'))).toEqual([]);
    expect(everybody.filter((viewer) => table.allows(viewer, 'do', { cabinetId: null, ownerId: null, executor: null }))).toEqual([]);
  });

  test('before the first assignment any executor of the cabinet may, and no one of another', () => {
    const table = new PermissionTable({ do: row(['ASSIGNED_EXECUTOR']) });
    expect([ivan, staff('EXECUTOR'), staff('EXECUTOR', 'housing')].map((viewer) => table.allows(viewer, 'do', { cabinetId: 'roads', executor: null }))).toEqual([true, true, false]);
  });
});

describe('machines', () => {
  const table = new PermissionTable({
    closed: { ...row(['STAFF']), scope: 'appeals:read' },
    open: { ...row(['EVERYBODY']), scope: 'appeals:read' },
    free: row(['EVERYBODY']),
    people: row(['SIGNED_IN', 'STAFF', 'OPERATOR']),
  });
  const INTEGRATOR = { role: 'INTEGRATOR', cabinetId: null } as const;
  const may = (viewer: Viewer) => (['closed', 'open', 'free', 'people'] as const).map((action) => table.allows(viewer, action, HERE));

  test.each<[string, MachineViewer, boolean[]]>([
    ['neither scope nor role', machine([]), [false, false, true, false]],
    ['the role alone', machine([], INTEGRATOR), [false, false, true, false]],
    ['the scope alone', machine(['appeals:read']), [false, true, true, false]],
    ['another scope', machine(['appeals:write'], INTEGRATOR), [false, false, true, false]],
    ['both', machine(['appeals:read'], INTEGRATOR), [true, true, true, false]],
    ['the role in this cabinet', machine(['appeals:read'], { role: 'INTEGRATOR', cabinetId: 'roads' }), [true, true, true, false]],
    ['the role in another cabinet', machine(['appeals:read'], { role: 'INTEGRATOR', cabinetId: 'housing' }), [false, true, true, false]],
    ['another role', machine(['appeals:read'], { role: 'OPERATOR', cabinetId: null }, { role: 'APPROVER', cabinetId: 'roads' }), [false, true, true, false]],
  ])('with %s', (_, viewer, expected) => expect(may(viewer)).toEqual(expected));
});

describe('a refusal', () => {
  const table = new PermissionTable({ write: row(['OPERATOR']), read: row(['STAFF']) });

  test('of something to do is an expected one, of something to read an error', () => {
    expect(() => table.require(anna, 'write')).toThrow(Refusal.forbidden());
    expect(() => table.requireSomewhere(anna, 'write')).toThrow(Refusal.forbidden());
    expect(() => table.requireToRead(anna, 'read', HERE)).toThrow(CodedError.forbidden());
    expect(table.require(operator, 'write')).toBe(operator);
  });

  test('meets nobody without a token among those who do something, whatever the table says', () => {
    expect(() => new PermissionTable({ write: row(['EVERYBODY']) }).require(ANONYMOUS, 'write')).toThrow(Refusal.forbidden());
  });
});

test('a history says as what somebody acts: the first row that entitles', () => {
  const table = new PermissionTable({ do: row(['COORDINATOR', 'MODERATOR', 'OWNER']) });
  expect(table.actsAs(staff('MODERATOR'), 'do', HERE)).toBe('MODERATOR');
  expect(table.actsAs(anna, 'do', HERE)).toBe('OWNER');
  expect(table.actsAs(machines[1]!, 'do', HERE)).toBe('INTEGRATOR');
});

test('cabinets in which the viewer may', () => {
  const table = new PermissionTable({ do: row(['EXECUTOR']) });
  const viewer = person('x', { role: 'EXECUTOR', cabinetId: 'roads' }, { role: 'AUDITOR', cabinetId: 'housing' }, { role: 'EXECUTOR', cabinetId: null });
  expect(table.cabinetsFor(viewer, 'do')).toEqual(['roads']);
});

test('listeners hear of every check until they stop', () => {
  const table = new PermissionTable({ do: row(['OPERATOR']) });
  const heard: string[] = [];
  const stop = table.onCheck((action) => heard.push(action));
  table.couldAllow(anna, 'do');
  stop();
  table.allows(anna, 'do');
  expect(heard).toEqual(['do']);
});

describe('who stands in for somebody absent', () => {
  const grant = (role: Role, onBehalfOf?: string): Grant => ({ role, cabinetId: 'roads', ...(onBehalfOf === undefined ? {} : { onBehalfOf, until: 5 }) });
  const table = new PermissionTable({ answer: row(['ASSIGNED_EXECUTOR']), approve: row(['APPROVER']), see: row(['STAFF']) });
  const stand = person('petr', grant('EXECUTOR'), grant('EXECUTOR', 'ivan'));

  test('may what the absent may with what is assigned to them, with their own, and with nobody else’s', () => {
    const withExecutor = (executor: string | null) => table.allows(stand, 'answer', { ...HERE, executor });
    expect(['ivan', 'petr', 'olga', null].map(withExecutor)).toEqual([true, true, false, true]);
    expect(table.allows(stand, 'answer', { ...HERE, cabinetId: 'housing' })).toBe(false);
    expect([table.allows(stand, 'approve', HERE), table.allows(person('petr', grant('EXECUTOR'), grant('APPROVER', 'olga')), 'approve', HERE)]).toEqual([false, true]);
  });

  test('acts for the absent only where nothing of their own lets them', () => {
    expect([table.actsFor(stand, 'answer', HERE), table.actsFor(stand, 'answer', { ...HERE, executor: 'petr' }), table.actsFor(stand, 'see', HERE)]).toEqual(['ivan', null, null]);
    expect(table.actsFor(person('petr', grant('EXECUTOR'), grant('APPROVER', 'olga')), 'approve', HERE)).toBe('olga');
    expect(table.actsFor(machines[1]!, 'see', HERE)).toBeNull();
  });

  test('is another viewer for each of them and each time, so that nobody shares their answers; a role whose time is over is none', () => {
    const kinds = [person('petr', grant('EXECUTOR')), stand, person('petr', grant('EXECUTOR'), grant('EXECUTOR', 'olga')), person('petr', grant('EXECUTOR'), { ...grant('EXECUTOR', 'ivan'), until: 6 })];
    expect(new Set(kinds.map(authorisationClass)).size).toBe(4);
    expect(viewerAt(stand, new Date(4))).toBe(stand);
    expect(viewerAt(stand, new Date(5))).toEqual(kinds[0]);
    expect(viewerAt(ANONYMOUS, new Date(5))).toBe(ANONYMOUS);
  });
});
