/**
 * Those who ask for what is not theirs, in the order of the letters of the expectations, seen from the citizen `anna` and the cabinet of the
 * roads agency:
 * - `anonymous`: nobody signed in;
 * - `otherCitizen`: another citizen;
 * - `otherCabinet`: the coordinator of another cabinet;
 * - `lowerRole`: of the same cabinet, an executor to whom nothing is assigned;
 * - `revoked`: was the executor of `anna`'s appeals; the token is from then, the role has been taken away;
 * - `machine`: has its role on the whole platform, and a token without a scope.
 */
export const STRANGERS = ['anonymous', 'otherCitizen', 'otherCabinet', 'lowerRole', 'revoked', 'machine'] as const;

export type Stranger = (typeof STRANGERS)[number];

/** Those who are entitled to something: each field must show a value to one of them, or nothing is proved by others not seeing it. */
export const ENTITLED = ['anna', 'coordinator', 'executor', 'approver', 'administrator', 'auditor', 'operator', 'integrator'] as const;

export type Entitled = (typeof ENTITLED)[number];

/** Logins of the people; `operator` is of the demo data, the others are given their roles by the world. */
export const LOGINS = {
  otherCitizen: 'boris',
  otherCabinet: 'housing-clerk',
  lowerRole: 'roads-newcomer',
  revoked: 'roads-leaver',
  anna: 'anna',
  coordinator: 'roads-head-of-desk',
  executor: 'roads-hand',
  approver: 'roads-head',
  administrator: 'roads-administrator',
  auditor: 'roads-auditor',
  operator: 'operator',
} as const satisfies Partial<Record<Stranger | Entitled, string>>;

/** The role of each in a cabinet. */
export const ROLES = [
  { login: LOGINS.otherCabinet, role: 'COORDINATOR', cabinet: 'housing' },
  { login: LOGINS.lowerRole, role: 'EXECUTOR', cabinet: 'roads' },
  { login: LOGINS.revoked, role: 'EXECUTOR', cabinet: 'roads' },
  { login: LOGINS.coordinator, role: 'COORDINATOR', cabinet: 'roads' },
  { login: LOGINS.executor, role: 'EXECUTOR', cabinet: 'roads' },
  { login: LOGINS.approver, role: 'APPROVER', cabinet: 'roads' },
  { login: LOGINS.administrator, role: 'ADMINISTRATOR', cabinet: 'roads' },
  { login: LOGINS.auditor, role: 'AUDITOR', cabinet: 'roads' },
] as const;
