import { isInsider, may, mayEver, mayTakePart, type Asker, type StaffAction } from './permissions.js';
import { mayReadDiscussion, mayReadProposal, readableScope } from './readable-scope.js';
import { ProposalStatus } from './proposal.js';

const person = (citizenId: string, ...grants: { role: string; cabinetId: string | null }[]): Asker => ({
  kind: 'person',
  citizenId,
  grants,
});
const staff = (role: string, cabinetId: string | null = 'roads') => person(`${role} of ${cabinetId}`, { role, cabinetId });
const anonymous: Asker = { kind: 'anonymous' };
const citizen = person('anna');
const operator = staff('OPERATOR', null);
const ROLES = ['ADMINISTRATOR', 'MODERATOR', 'COORDINATOR', 'EXECUTOR', 'APPROVER', 'CURATOR', 'AUTHORISED', 'AUDITOR'];
const everybody = [anonymous, citizen, operator, ...ROLES.map((role) => staff(role)), ...ROLES.map((role) => staff(role, 'housing'))];

describe('who may do what', () => {
  test.each<[StaffAction, string[]]>([
    ['PREPARE', ['ADMINISTRATOR', 'COORDINATOR', 'APPROVER']],
    ['PUBLISH', ['ADMINISTRATOR', 'APPROVER']],
    ['MODERATE', ['ADMINISTRATOR', 'MODERATOR', 'COORDINATOR', 'APPROVER']],
    ['REPLY', ['ADMINISTRATOR', 'COORDINATOR', 'APPROVER']],
    ['FINISH', ['ADMINISTRATOR', 'APPROVER']],
  ])('%s is for these in the agency’s cabinet and nobody else', (action, roles) => {
    expect(everybody.filter((asker) => may(asker, action, 'roads'))).toEqual(roles.map((role) => staff(role)));
    expect(everybody.filter((asker) => mayEver(asker, action))).toEqual(
      ['roads', 'housing'].flatMap((cabinet) => roles.map((role) => staff(role, cabinet))),
    );
    expect(mayEver(staff(roles[0]!, null), action)).toBe(false);
  });

  test('every person takes part, but those who work in the cabinet', () => {
    expect(everybody.filter((asker) => !mayTakePart(asker, 'roads'))).toEqual([anonymous, ...ROLES.map((role) => staff(role))]);
  });
});

describe('who may read', () => {
  const insiders = [operator, ...ROLES.map((role) => staff(role))];

  test('a draft: the cabinet and the operator; a published discussion: everybody', () => {
    expect(everybody.filter((asker) => mayReadDiscussion(asker, { cabinetId: 'roads', publishedAt: null }))).toEqual(insiders);
    expect(everybody.filter((asker) => mayReadDiscussion(asker, { cabinetId: 'roads', publishedAt: new Date(0) }))).toEqual(everybody);
    expect(everybody.filter((asker) => isInsider(asker, 'roads'))).toEqual(insiders);
  });

  test.each([ProposalStatus.PENDING, ProposalStatus.REJECTED])(
    'a proposal that is %s: its author, the cabinet and the operator',
    (status) => {
      expect(everybody.filter((asker) => mayReadProposal(asker, { authorId: 'anna', status }, 'roads'))).toEqual([citizen, ...insiders]);
    },
  );

  test('a published proposal: everybody', () => {
    expect(everybody.filter((asker) => mayReadProposal(asker, { authorId: 'anna', status: ProposalStatus.PUBLISHED }, 'roads'))).toEqual(
      everybody,
    );
  });

  test('a list shows what one may read one by one', () => {
    expect(readableScope(anonymous)).toEqual({ everything: false, personId: null, cabinetIds: [] });
    expect(readableScope(staff('AUDITOR'))).toEqual({ everything: false, personId: 'AUDITOR of roads', cabinetIds: ['roads'] });
    expect(readableScope(operator)).toEqual({ everything: true, personId: 'OPERATOR of null', cabinetIds: [] });
  });
});
