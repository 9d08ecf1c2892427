import { GraphClient } from './graph-client.js';

/**
 * Everybody who asks for what is not theirs, seen from the citizen `anna` and the roads cabinet: for tests that nobody gets in
 * where they don't belong.
 */
export interface Strangers {
  readonly anonymous: GraphClient;
  /** Another citizen. */
  readonly otherCitizen: GraphClient;
  /** Coordinator of another cabinet. */
  readonly otherCabinet: GraphClient;
  /** Of the same cabinet: an executor to whom nothing is assigned. */
  readonly lowerRole: GraphClient;
  /** Was an executor of the roads cabinet; the token is from then, the role has been taken away. */
  readonly formerClerk: GraphClient;
  /** All sessions have been ended since this token was issued: every request is refused with 401. */
  readonly signedOut: GraphClient;
  /** A machine with its role on the whole platform, and no scope. */
  readonly machineWithoutScope: GraphClient;
  /** A machine with every scope, and no role. */
  readonly machineWithoutRole: GraphClient;
}

/** Every scope that there is, as a machine asks for them. */
export const ALL_SCOPES = 'appeals:read appeals:write changes:read agencies:write';

const IMPORT_STAFF = 'mutation ($input: ImportStaffInput!) { importStaff(input: $input) { ... on ImportStaffSuccess { rows { outcome } } } }';
const REVOKE_ROLE = 'mutation ($input: RevokeRoleInput!) { revokeRole(input: $input) { __typename ... on Failure { code } } }';
const END_SESSIONS = 'mutation ($input: EndSessionsInput!) { endSessions(input: $input) { __typename ... on Failure { code } } }';

/** Gives somebody a role, as the operator does. Effective within two seconds. */
export async function giveRole(url: string, login: string, role: string, cabinet?: string): Promise<void> {
  const operator = await GraphClient.as(url, 'operator');
  const data = await operator.ask<{ importStaff: { rows?: { outcome: string }[] } }>(IMPORT_STAFF, { input: { staff: [{ login, role, cabinet }] } });
  if (data.importStaff.rows?.[0]?.outcome === 'REFUSED' || data.importStaff.rows === undefined) throw new Error(`No role for ${login}: ${JSON.stringify(data)}`);
}

/** Takes a role away, as the operator does. Effective within five seconds. */
export async function takeRole(url: string, login: string, role: string, cabinet?: string): Promise<void> {
  const operator = await GraphClient.as(url, 'operator');
  const data = await operator.ask<{ revokeRole: { __typename: string } }>(REVOKE_ROLE, { input: { login, role, cabinet } });
  if (data.revokeRole.__typename !== 'RevokeRoleSuccess') throw new Error(`The role of ${login} stays: ${JSON.stringify(data)}`);
}

/** Signs a login out everywhere, as the operator does. Effective within five seconds. New tokens count from the next second on. */
export async function endSessions(url: string, login: string): Promise<void> {
  const operator = await GraphClient.as(url, 'operator');
  const data = await operator.ask<{ endSessions: { __typename: string } }>(END_SESSIONS, { input: { login } });
  if (data.endSessions.__typename !== 'EndSessionsSuccess') throw new Error(`The sessions of ${login} go on: ${JSON.stringify(data)}`);
}

/** Everybody of them on a demo platform; takes a few seconds. `boris` plays three of them, so let nobody ask anything as `boris` meanwhile. */
export async function strangersOf(url: string): Promise<Strangers> {
  const signedOut = await GraphClient.as(url, 'boris');
  await endSessions(url, 'boris');
  // The platform may remember for two seconds how somebody stood before.
  while ((await signedOut.send('{ viewer { id } }')).status !== 401) await new Promise((resolve) => setTimeout(resolve, 100));
  // Tokens say the second in which they were issued: those of the same second are refused too.
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  await giveRole(url, 'boris', 'EXECUTOR', 'roads');
  const formerClerk = await GraphClient.as(url, 'boris');
  await takeRole(url, 'boris', 'EXECUTOR', 'roads');
  return {
    anonymous: new GraphClient(url, null),
    otherCitizen: await GraphClient.as(url, 'boris'),
    otherCabinet: await GraphClient.as(url, 'housing-coordinator'),
    lowerRole: await GraphClient.as(url, 'roads-executor'),
    formerClerk,
    signedOut,
    machineWithoutScope: await GraphClient.asMachine(url, 'demo-integrator'),
    machineWithoutRole: await GraphClient.asMachine(url, 'demo-newcomer', ALL_SCOPES),
  };
}
