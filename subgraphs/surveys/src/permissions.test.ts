import { ANONYMOUS as anonymous, ROLES, type Role } from '@otklik/identity';
import { SURVEY_PERMISSIONS } from './permissions.js';
import { person } from './testing/people.js';
import { draftScope, mayRead } from './use-cases/may-read.js';

const staff = (role: Role, cabinetId: string | null = 'roads') => person(role, { role, cabinetId });
const citizen = person('anna');
type Action = 'survey.create' | 'survey.publish' | 'survey.close' | 'survey.read-texts';

describe('who may do what', () => {
  test.each<[Action, string[]]>([
    ['survey.create', ['ADMINISTRATOR', 'COORDINATOR', 'APPROVER']],
    ['survey.publish', ['ADMINISTRATOR', 'APPROVER']],
    ['survey.close', ['ADMINISTRATOR', 'APPROVER']],
    ['survey.read-texts', ['ADMINISTRATOR', 'COORDINATOR', 'APPROVER']],
  ])('%s: %j of the cabinet', (action, allowed) => {
    for (const role of ROLES) {
      expect(SURVEY_PERMISSIONS.allows(staff(role), action, { cabinetId: 'roads' })).toBe(allowed.includes(role));
      expect(SURVEY_PERMISSIONS.couldAllow(staff(role), action)).toBe(allowed.includes(role));
      expect(SURVEY_PERMISSIONS.allows(staff(role), action, { cabinetId: 'housing' })).toBe(false);
      expect(SURVEY_PERMISSIONS.allows(staff(role, null), action, { cabinetId: 'roads' })).toBe(false);
    }
    for (const asker of [citizen, anonymous]) {
      expect([SURVEY_PERMISSIONS.couldAllow(asker, action), SURVEY_PERMISSIONS.allows(asker, action, { cabinetId: 'roads' })]).toEqual([false, false]);
    }
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
