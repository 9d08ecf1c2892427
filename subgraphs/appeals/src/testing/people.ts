import { nameId } from '@otklik/base';
import { ANONYMOUS, type Grant, type PersonViewer, type Role, type Viewer } from '@otklik/identity';
import { HEALTH, ROADS } from './cabinets-module.js';

/** Somebody with a token. */
export function person(login: string, ...grants: Grant[]): PersonViewer {
  return { kind: 'person', subject: login, login, citizenId: nameId('test', login), isIdentified: login !== 'vera', grants, expiresAt: Number.MAX_SAFE_INTEGER };
}

/** Somebody who works in the roads cabinet, or in another one. */
export function staff(login: string, role: Role, cabinetId: string = ROADS.cabinet): PersonViewer {
  return person(login, { role, cabinetId });
}

/** Who takes part in the tests. */
export const PEOPLE = {
  anonymous: ANONYMOUS as Viewer,
  anna: person('anna'),
  boris: person('boris'),
  coordinator: staff('roads-coordinator', 'COORDINATOR'),
  moderator: staff('roads-moderator', 'MODERATOR'),
  executor: staff('roads-executor', 'EXECUTOR'),
  otherExecutor: staff('roads-executor-2', 'EXECUTOR'),
  approver: staff('roads-approver', 'APPROVER'),
  auditor: staff('roads-auditor', 'AUDITOR'),
  healthCoordinator: staff('health-coordinator', 'COORDINATOR', HEALTH.cabinet),
  healthExecutor: staff('health-executor', 'EXECUTOR', HEALTH.cabinet),
  healthApprover: staff('health-approver', 'APPROVER', HEALTH.cabinet),
  operator: person('operator', { role: 'OPERATOR', cabinetId: null }),
} satisfies Record<string, Viewer>;

export type PersonName = keyof typeof PEOPLE;
