import { draftScope, may, mayEver, mayRead, type Action, type Asker } from './permissions.js';

const staff = (role: string, cabinetId: string | null = 'roads'): Asker => ({ kind: 'person', grants: [{ role, cabinetId }] });
const citizen: Asker = { kind: 'person', grants: [] };
const anonymous: Asker = { kind: 'anonymous' };

describe('who may do what', () => {
  test.each<[Action, string[]]>([
    ['CREATE', ['ADMINISTRATOR', 'COORDINATOR', 'APPROVER']],
    ['PUBLISH', ['ADMINISTRATOR', 'APPROVER']],
    ['CLOSE', ['ADMINISTRATOR', 'APPROVER']],
    ['READ_TEXTS', ['ADMINISTRATOR', 'COORDINATOR', 'APPROVER']],
  ])('%s: %j of the cabinet', (action, allowed) => {
    for (const role of [
      'ADMINISTRATOR',
      'MODERATOR',
      'COORDINATOR',
      'EXECUTOR',
      'APPROVER',
      'CURATOR',
      'AUTHORISED',
      'AUDITOR',
      'OPERATOR',
    ]) {
      expect(may(staff(role), action, 'roads')).toBe(allowed.includes(role));
      expect(mayEver(staff(role), action)).toBe(allowed.includes(role));
      expect(may(staff(role), action, 'housing')).toBe(false);
      expect(may(staff(role, null), action, 'roads')).toBe(false);
    }
    for (const asker of [citizen, anonymous]) expect([mayEver(asker, action), may(asker, action, 'roads')]).toEqual([false, false]);
  });

  test('drafts are for the cabinet and the operator', () => {
    const draft = { cabinetId: 'roads', publishedAt: null };
    const readers = { executor: staff('EXECUTOR'), operator: staff('OPERATOR', null) };
    const others = { housing: staff('APPROVER', 'housing'), auditor: staff('AUDITOR', null), citizen, anonymous };
    for (const asker of Object.values(readers)) expect(mayRead(asker, draft)).toBe(true);
    for (const asker of Object.values(others)) expect(mayRead(asker, draft)).toBe(false);
    for (const asker of Object.values({ ...readers, ...others })) expect(mayRead(asker, { ...draft, publishedAt: new Date() })).toBe(true);
    expect(draftScope(anonymous)).toEqual({ everything: false, cabinetIds: [] });
  });
});
