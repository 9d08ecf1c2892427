import { citizenIdOf, type Grant, type Viewer } from '@otklik/identity';
import type { World } from '../world/world.js';
import { LOGINS, ROLES, type Entitled, type Stranger } from './strangers.js';

const FOREVER = Number.POSITIVE_INFINITY;

/** Everybody as the gateway would have found them out: what it signs and sends to subgraphs. */
export function viewersOf({ issuer, ids }: World): Readonly<Record<Stranger | Entitled, Viewer>> {
  const cabinets: Readonly<Record<string, string>> = { roads: ids['cabinet']!, housing: ids['housingCabinet']! };
  const people = Object.entries(LOGINS).map(([name, login]): [string, Viewer] => {
    const held = name === 'revoked' ? [] : ROLES.filter((role) => role.login === login);
    const grants: Grant[] = held.map(({ role, cabinet }) => ({ role, cabinetId: cabinets[cabinet]! }));
    if (name === 'operator') grants.push({ role: 'OPERATOR', cabinetId: null });
    return [name, { kind: 'person', subject: login, login, citizenId: citizenIdOf(issuer.url, login), grants, expiresAt: FOREVER }];
  });
  const machine = (scopes: string[]): Viewer => ({
    kind: 'machine',
    subject: 'demo-integrator',
    login: 'client:demo-integrator',
    scopes,
    grants: [{ role: 'INTEGRATOR', cabinetId: null }],
    expiresAt: FOREVER,
  });
  return {
    ...(Object.fromEntries(people) as Record<keyof typeof LOGINS, Viewer>),
    anonymous: { kind: 'anonymous' },
    machine: machine([]),
    integrator: machine(['appeals:read', 'changes:read']),
  };
}
