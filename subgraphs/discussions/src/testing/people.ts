import { nameId } from '@otklik/base';
import { ANONYMOUS, type Grant, type PersonViewer, type Role, type Viewer } from '@otklik/identity';
import { HOUSING, ROADS } from './cabinets-module.js';

/** Somebody with a token. */
export function person(login: string, ...grants: Grant[]): PersonViewer {
  return { kind: 'person', subject: login, login, citizenId: nameId('test', login), grants, expiresAt: Number.MAX_SAFE_INTEGER };
}

function staff(login: string, role: Role, cabinetId: string = ROADS.cabinet): PersonViewer {
  return person(login, { role, cabinetId });
}

/** Who takes part in the tests. */
export const PEOPLE = {
  anonymous: ANONYMOUS as Viewer,
  anna: person('anna'),
  boris: person('boris'),
  vera: person('vera'),
  administrator: staff('roads-administrator', 'ADMINISTRATOR'),
  coordinator: staff('roads-coordinator', 'COORDINATOR'),
  moderator: staff('roads-moderator', 'MODERATOR'),
  executor: staff('roads-executor', 'EXECUTOR'),
  approver: staff('roads-approver', 'APPROVER'),
  auditor: staff('roads-auditor', 'AUDITOR'),
  housingApprover: staff('housing-approver', 'APPROVER', HOUSING.cabinet),
  operator: person('operator', { role: 'OPERATOR', cabinetId: null }),
} satisfies Record<string, Viewer>;

export type PersonName = keyof typeof PEOPLE;
