import { ANONYMOUS as anonymous, ROLES, type Grant, type MachineViewer, type PersonViewer, type Role, type Viewer } from '@otklik/identity';
import { AppealKind } from './domain/appeal-kind.js';
import { AppealStatus } from './domain/appeal-status.js';
import type { Action } from './domain/action.js';
import { Visibility, effectiveVisibility } from './domain/visibility.js';
import { APPEAL_PERMISSIONS, permissionFor } from './permissions.js';
import { mayRead, maySeeAnswer, maySeeAuthor, maySeeWork, readableScope, subjectOf, type ReadSubject } from './use-cases/may-read.js';

const person = (login: string, ...grants: Grant[]): PersonViewer => ({
  kind: 'person',
  subject: login,
  login,
  citizenId: `id of ${login}`,
  grants,
  expiresAt: Number.MAX_SAFE_INTEGER,
});
const author = person('anna');
const stranger = person('boris');
const staff = (role: Role, cabinetId: string | null = 'roads') => person(`${role} of ${cabinetId}`, { role, cabinetId });
const operator = staff('OPERATOR', null);
const machine = (scopes: string[], ...cabinets: (string | null)[]): MachineViewer => ({
  kind: 'machine',
  subject: 'system',
  login: 'client:system',
  scopes,
  grants: cabinets.map((cabinetId) => ({ role: 'INTEGRATOR', cabinetId })),
  expiresAt: Number.MAX_SAFE_INTEGER,
});
const may = (viewer: Viewer, action: Action, appeal: ReadSubject) => APPEAL_PERMISSIONS.allows(viewer, permissionFor(action), subjectOf(appeal));
const mayEver = (viewer: Viewer, action: Action) => APPEAL_PERMISSIONS.couldAllow(viewer, permissionFor(action));

const message: ReadSubject = {
  kind: AppealKind.MESSAGE,
  status: AppealStatus.IN_PROGRESS,
  visibility: Visibility.PRIVATE,
  authorId: 'id of anna',
  cabinetId: 'roads',
  executor: 'EXECUTOR of roads',
};

describe('who may do what', () => {
  const allowed: Record<Action, Viewer[]> = {
    MODERATE: [staff('MODERATOR'), staff('COORDINATOR')],
    REGISTER: [staff('MODERATOR'), staff('COORDINATOR')],
    REJECT: [staff('MODERATOR'), staff('COORDINATOR')],
    ASSIGN: [staff('COORDINATOR')],
    PRIORITISE: [staff('MODERATOR'), staff('COORDINATOR')],
    REDIRECT: [staff('MODERATOR'), staff('COORDINATOR')],
    SEND_TO_AGENCIES: [staff('COORDINATOR')],
    MAKE_RESPONSIBLE: [staff('COORDINATOR')],
    ASSIGN_PART: [staff('COORDINATOR')],
    CONTRIBUTE: [staff('COORDINATOR'), staff('EXECUTOR')],
    REFUSE_PART: [staff('COORDINATOR')],
    CONFIRM: [author],
    REOPEN: [author],
    ASK_CLARIFICATION: [staff('MODERATOR'), staff('COORDINATOR'), staff('EXECUTOR')],
    ANSWER_CLARIFICATION: [author],
    EXTEND: [staff('COORDINATOR'), staff('APPROVER')],
    POSTPONE: [staff('COORDINATOR'), staff('APPROVER')],
    RESUME: [staff('COORDINATOR'), staff('EXECUTOR')],
    INTERIM: [staff('COORDINATOR'), staff('APPROVER')],
    RETURN: [staff('APPROVER')],
    WITHDRAW: [author],
    ANSWER: [staff('EXECUTOR')],
    APPROVE: [staff('APPROVER')],
    RATE: [author],
  };
  const askers = [
    anonymous,
    author,
    stranger,
    operator,
    machine(['appeals:read', 'appeals:write'], null),
    ...ROLES.map((role) => staff(role)),
  ];

  test.each(Object.keys(allowed) as Action[])('%s is for these and nobody else', (action) => {
    expect(askers.filter((asker) => may(asker, action, message))).toEqual(allowed[action]);
  });

  test.each(Object.keys(allowed) as Action[])('%s in another cabinet is for nobody, though the role is known', (action) => {
    const others = allowed[action].map((asker) => ({
      ...(asker as PersonViewer),
      citizenId: 'another',
      grants: (asker as PersonViewer).grants.map((grant) => ({ ...grant, cabinetId: 'housing' })),
    }));
    for (const other of others) {
      expect(mayEver(other, action)).toBe(true);
      expect(may(other, action, message)).toBe(false);
    }
  });

  test('a platform-wide role opens no clerk’s action', () => {
    expect(mayEver(staff('COORDINATOR', null), 'REGISTER')).toBe(false);
  });

  test('only the executor it is assigned to answers; before that the status refuses, not the permission', () => {
    const colleague = person('another', { role: 'EXECUTOR', cabinetId: 'roads' });
    expect(may(colleague, 'ANSWER', message)).toBe(false);
    expect(may(colleague, 'ANSWER', { ...message, executor: null })).toBe(true);
  });
});

describe('who may read', () => {
  const published: ReadSubject = { ...message, visibility: Visibility.PUBLIC };

  test('a private appeal: its author, its cabinet, the operator', () => {
    const readers = [anonymous, author, stranger, staff('AUDITOR'), staff('AUDITOR', 'housing'), operator].filter((asker) =>
      mayRead(asker, message, false),
    );
    expect(readers).toEqual([author, staff('AUDITOR'), operator]);
  });

  test('a public message: everybody, once it is moderated', () => {
    expect(mayRead(anonymous, published, false)).toBe(true);
    expect(mayRead(anonymous, { ...published, status: AppealStatus.SUBMITTED }, false)).toBe(false);
  });

  test('nobody else reads what a private category or the law hides, whatever the author wished', () => {
    expect(mayRead(stranger, published, true)).toBe(false);
    expect(mayRead(stranger, { ...published, kind: AppealKind.APPEAL }, false)).toBe(false);
    expect(effectiveVisibility(Visibility.PUBLIC, AppealKind.APPEAL, false)).toBe(Visibility.PRIVATE);
    expect(effectiveVisibility(Visibility.PUBLIC, AppealKind.MESSAGE, true)).toBe(Visibility.PRIVATE);
    expect(effectiveVisibility(Visibility.PUBLIC, AppealKind.MESSAGE, false)).toBe(Visibility.PUBLIC);
  });

  test('the person behind it is known to insiders only', () => {
    expect([anonymous, author, stranger, staff('CURATOR'), operator].filter((asker) => maySeeAuthor(asker, published))).toEqual([
      author,
      staff('CURATOR'),
      operator,
    ]);
  });

  test('the answer is seen by its author once it is approved', () => {
    const waiting = { ...message, status: AppealStatus.ON_APPROVAL };
    expect(maySeeAnswer(author, waiting)).toBe(false);
    expect(maySeeAnswer(staff('APPROVER'), waiting)).toBe(true);
    expect(maySeeAnswer(author, { ...message, status: AppealStatus.ANSWERED })).toBe(true);
  });

  test('who works on it is seen by the cabinet and the operator, not by its author', () => {
    expect([anonymous, author, staff('EXECUTOR'), staff('EXECUTOR', 'housing'), operator].filter((asker) => maySeeWork(asker, published))).toEqual([
      staff('EXECUTOR'),
      operator,
    ]);
  });
});

describe('machines', () => {
  const published: ReadSubject = { ...message, visibility: Visibility.PUBLIC };

  test('read everything with the scope and the role on the platform, those of a cabinet with the role there, else what is public', () => {
    const reads = (viewer: Viewer) => [message, { ...message, cabinetId: 'housing' }, published].map((appeal) => mayRead(viewer, appeal, false));
    expect(reads(machine(['appeals:read'], null))).toEqual([true, true, true]);
    expect(reads(machine(['appeals:read'], 'roads'))).toEqual([true, false, true]);
    expect(reads(machine(['appeals:read']))).toEqual([false, false, true]);
    expect(reads(machine(['appeals:write', 'changes:read'], null))).toEqual([false, false, false]);
  });

  test('a list shows what one may read one by one, and is refused without the scope', () => {
    expect(readableScope(machine(['appeals:read'], null))).toMatchObject({ everything: true, authorId: null, published: true });
    expect(readableScope(machine(['appeals:read'], 'roads'))).toMatchObject({ everything: false, cabinetIds: ['roads'] });
    expect(() => readableScope(machine([], null))).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
  });

  test('see neither the person nor the work, whatever their scopes', () => {
    const all = machine(['appeals:read', 'appeals:write', 'changes:read', 'agencies:write'], null, 'roads');
    expect([maySeeAuthor(all, published), maySeeWork(all, published), maySeeAnswer(all, published)]).toEqual([false, false, false]);
  });

  test('a person with a machine’s role or scope words gains nothing', () => {
    const impostor = { ...person('client:system', { role: 'INTEGRATOR', cabinetId: null }, { role: 'INTEGRATOR', cabinetId: 'roads' }), scopes: ['appeals:read'] };
    expect([mayRead(impostor, message, false), APPEAL_PERMISSIONS.allows(impostor, 'appeal.import')]).toEqual([false, false]);
  });
});
