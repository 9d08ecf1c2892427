import { ANONYMOUS as anonymous, ROLES as ALL_ROLES, type Role } from '@otklik/identity';
import { ProposalStatus } from './domain/proposal.js';
import { DISCUSSION_PERMISSIONS, type StaffAction } from './permissions.js';
import { person } from './testing/people.js';
import { draftScope, mayReadDiscussion, mayReadProposal, proposalScope } from './use-cases/may-read.js';

const staff = (role: Role, cabinetId: string | null = 'roads') => person(`${role} of ${cabinetId}`, { role, cabinetId });
const citizen = person('anna');
const operator = staff('OPERATOR', null);
const ROLES = ALL_ROLES.filter((role) => role !== 'OPERATOR' && role !== 'INTEGRATOR');
const everybody = [anonymous, citizen, operator, ...ROLES.map((role) => staff(role)), ...ROLES.map((role) => staff(role, 'housing'))];

describe('who may do what', () => {
  test.each<[StaffAction, Role[]]>([
    ['discussion.prepare', ['ADMINISTRATOR', 'COORDINATOR', 'APPROVER']],
    ['discussion.publish', ['ADMINISTRATOR', 'APPROVER']],
    ['proposal.moderate', ['ADMINISTRATOR', 'MODERATOR', 'COORDINATOR', 'APPROVER']],
    ['proposal.reply', ['ADMINISTRATOR', 'COORDINATOR', 'APPROVER']],
    ['discussion.finish', ['ADMINISTRATOR', 'APPROVER']],
  ])('%s is for these in the agency’s cabinet and nobody else', (action, roles) => {
    expect(everybody.filter((asker) => DISCUSSION_PERMISSIONS.allows(asker, action, { cabinetId: 'roads' }))).toEqual(roles.map((role) => staff(role)));
    expect(everybody.filter((asker) => DISCUSSION_PERMISSIONS.couldAllow(asker, action))).toEqual(
      ['roads', 'housing'].flatMap((cabinet) => roles.map((role) => staff(role, cabinet))),
    );
    expect(DISCUSSION_PERMISSIONS.couldAllow(staff(roles[0]!, null), action)).toBe(false);
  });

  test.each(['proposal.submit', 'proposal.support'] as const)('%s is for every person but those who work in the cabinet', (action) => {
    expect(everybody.filter((asker) => !DISCUSSION_PERMISSIONS.allows(asker, action, { cabinetId: 'roads' }))).toEqual([anonymous, ...ROLES.map((role) => staff(role))]);
  });
});

describe('who may read', () => {
  const insiders = [operator, ...ROLES.map((role) => staff(role))];

  test('a draft: the cabinet and the operator; a published discussion: everybody', () => {
    expect(everybody.filter((asker) => mayReadDiscussion(asker, { cabinetId: 'roads', publishedAt: null }))).toEqual(insiders);
    expect(everybody.filter((asker) => mayReadDiscussion(asker, { cabinetId: 'roads', publishedAt: new Date(0) }))).toEqual(everybody);
  });

  test.each([ProposalStatus.PENDING, ProposalStatus.REJECTED])(
    'a proposal that is %s: its author, the cabinet and the operator',
    (status) => {
      expect(everybody.filter((asker) => mayReadProposal(asker, { authorId: citizen.citizenId, status }, 'roads'))).toEqual([citizen, ...insiders]);
    },
  );

  test('a published proposal: everybody', () => {
    expect(everybody.filter((asker) => mayReadProposal(asker, { authorId: 'anna', status: ProposalStatus.PUBLISHED }, 'roads'))).toEqual(
      everybody,
    );
  });

  test('a list shows what one may read one by one', () => {
    expect(draftScope(anonymous)).toEqual({ everything: false, personId: null, cabinetIds: [] });
    expect(proposalScope(staff('AUDITOR'))).toEqual({ everything: false, personId: staff('AUDITOR').citizenId, cabinetIds: ['roads'] });
    expect(proposalScope(operator)).toEqual({ everything: true, personId: operator.citizenId, cabinetIds: [] });
  });
});
