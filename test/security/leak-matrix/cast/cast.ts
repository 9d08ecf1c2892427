import { GraphClient } from '@otklik/test/platform';
import { LOGINS, type Entitled, type Stranger } from './strangers.js';
import type { TokenIssuer } from './token-issuer.js';

const MACHINE = 'demo-integrator';
const READS = 'appeals:read changes:read';

/** Everybody who asks. */
export type Cast = Readonly<Record<Stranger | Entitled, GraphClient>>;

export async function castOf(url: string, issuer: TokenIssuer): Promise<Cast> {
  const people = await Promise.all(Object.entries(LOGINS).map(async ([name, login]) => [name, new GraphClient(url, await issuer.person(login))] as const));
  return {
    ...(Object.fromEntries(people) as Record<keyof typeof LOGINS, GraphClient>),
    anonymous: new GraphClient(url, null),
    machine: new GraphClient(url, await issuer.machine(MACHINE, '')),
    integrator: new GraphClient(url, await issuer.machine(MACHINE, READS)),
  };
}
