/** Who may do what with an appeal of every kind in every status: the machine and the permission table against what we expect of them. */
import { ROLES, type PersonViewer, type Viewer } from '@otklik/identity';
import { ACTIONS } from '../domain/action.js';
import { AppealKind } from '../domain/appeal-kind.js';
import { AppealStatus } from '../domain/appeal-status.js';
import { ParticipationStatus, type Participation } from '../domain/participation.js';
import { Visibility } from '../domain/visibility.js';
import { HEALTH, ROADS } from '../testing/cabinets-module.js';
import { EXPECTED, type Part } from '../testing/expected-way.js';
import { PEOPLE, person, staff } from '../testing/people.js';
import { availableActions } from './available-actions.js';

const NOW = new Date('2026-11-22T05:00:00Z');
const ASSIGNED = 'roads-executor';
const partOf: Partial<Record<string, Part>> = { MODERATOR: 'MODERATOR', COORDINATOR: 'COORDINATOR', APPROVER: 'APPROVER' };

const PART: Participation = {
  id: '1', agencyId: HEALTH.agency, cabinetId: HEALTH.cabinet, status: ParticipationStatus.IN_PROGRESS, question: '?', askedAt: '', dueAt: '', executor: 'health-executor', contribution: null,
  refusal: null, endedAt: null,
};

const askers: [string, Viewer, Part | null][] = [
  ['the author', PEOPLE.anna, 'AUTHOR'],
  ['another citizen', PEOPLE.boris, null],
  ['nobody', PEOPLE.anonymous, null],
  ['the executor it is assigned to', PEOPLE.executor, 'ASSIGNED'],
  ['the executor of the part', PEOPLE.healthExecutor, 'PART_EXECUTOR'],
  ['another executor of the cabinet', PEOPLE.otherExecutor, null],
  ['a machine with everything', { kind: 'machine', subject: 'm', login: 'client:m', scopes: ['appeals:read', 'appeals:write'], grants: [{ role: 'INTEGRATOR', cabinetId: null }], expiresAt: 1 }, null],
  ['the operator', PEOPLE.operator, null],
  ...ROLES.map((role): [string, PersonViewer, Part | null] => [`${role} of the cabinet`, staff(`x-${role}`, role), partOf[role] ?? null]),
  ...ROLES.map((role): [string, PersonViewer, Part | null] => [`${role} of another cabinet`, staff(`y-${role}`, role, HEALTH.cabinet), role === 'COORDINATOR' ? 'PART_COORDINATOR' : null]),
  ...ROLES.map((role): [string, PersonViewer, Part | null] => [`${role} of no cabinet`, person(`z-${role}`, { role, cabinetId: null }), null]),
];

const cases = Object.values(AppealKind).flatMap((kind) => Object.values(AppealStatus).map((status) => [kind, status] as const));

test.each(cases)('with a %s that is %s everybody may do what is expected and nothing else', (kind, status) => {
  const appeal = { kind, status, visibility: Visibility.PRIVATE, authorId: PEOPLE.anna.citizenId, cabinetId: ROADS.cabinet, executor: ASSIGNED, dueAt: NOW, fixed: false, participations: [PART] };
  const expectedOf = (part: Part | null) =>
    ACTIONS.filter((action) => {
      const { by, ways, kinds } = EXPECTED[action];
      return part !== null && by.includes(part) && ways.some((way) => way.startsWith(`${status}>`)) && (kinds ?? [kind]).includes(kind);
    });
  expect(askers.map(([name, viewer]) => [name, availableActions(viewer, appeal, NOW)])).toEqual(askers.map(([name, , part]) => [name, expectedOf(part)]));
});
