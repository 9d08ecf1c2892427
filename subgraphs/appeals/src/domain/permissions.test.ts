import { AppealKind } from './appeal-kind.js';
import { AppealStatus } from './appeal-status.js';
import { isInsider, may, mayEver, mayRead, maySeeAnswer, type Asker, type Subject } from './permissions.js';
import type { Action } from './status-machine.js';
import { Visibility, effectiveVisibility } from './visibility.js';

const person = (login: string, ...grants: { role: string; cabinetId: string | null }[]): Asker => ({
  kind: 'person',
  login,
  citizenId: `id of ${login}`,
  grants,
});
const anonymous: Asker = { kind: 'anonymous' };
const author = person('anna');
const stranger = person('boris');
const staff = (role: string, cabinetId: string | null = 'roads') => person(`${role} of ${cabinetId}`, { role, cabinetId });
const operator = staff('OPERATOR', null);

const message: Subject = {
  kind: AppealKind.MESSAGE,
  status: AppealStatus.IN_PROGRESS,
  visibility: Visibility.PRIVATE,
  authorId: 'id of anna',
  cabinetId: 'roads',
  executor: 'EXECUTOR of roads',
};

describe('who may do what', () => {
  const allowed: Record<Action, Asker[]> = {
    REGISTER: [staff('MODERATOR'), staff('COORDINATOR')],
    ASSIGN: [staff('COORDINATOR')],
    ANSWER: [staff('EXECUTOR')],
    APPROVE: [staff('APPROVER')],
    RATE: [author],
  };
  const askers = [
    anonymous,
    author,
    stranger,
    operator,
    ...['ADMINISTRATOR', 'MODERATOR', 'COORDINATOR', 'EXECUTOR', 'APPROVER', 'CURATOR', 'AUTHORISED', 'AUDITOR'].map((role) => staff(role)),
  ];

  test.each(Object.keys(allowed) as Action[])('%s is for these and nobody else', (action) => {
    expect(askers.filter((asker) => may(asker, action, message))).toEqual(allowed[action]);
  });

  test.each(Object.keys(allowed) as Action[])('%s in another cabinet is for nobody, though the role is known', (action) => {
    const others = allowed[action].map(
      (asker) =>
        ({
          ...asker,
          citizenId: 'another',
          grants: asker.kind === 'person' ? asker.grants.map((grant) => ({ ...grant, cabinetId: 'housing' })) : [],
        }) as Asker,
    );
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
  const published: Subject = { ...message, visibility: Visibility.PUBLIC };

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
    expect([anonymous, author, stranger, staff('CURATOR'), operator].filter((asker) => isInsider(asker, published))).toEqual([
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
});
