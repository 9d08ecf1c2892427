import { StartError } from '@otklik/database';
import type { Environment } from '../environment/read-environment.js';

/** Where to listen. */
type Address = Pick<Environment, 'host' | 'port'>;

/** A gateway, or a subgraph on a port of its own. */
interface Listener {
  listen(where: Address): Promise<{ port: number }>;
}

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'something else listens there; choose another PORT',
  EACCES: 'this user may not listen there; choose a PORT above 1023',
  EADDRNOTAVAIL: 'this machine has no such address; choose another HOST',
  ENOTFOUND: 'the name of the host is not known; choose another HOST',
};

/** Lets it listen. @throws StartError of one line when the address is not to be had */
export async function listen(listener: Listener, { host, port }: Address): Promise<number> {
  try {
    return (await listener.listen({ host, port })).port;
  } catch (error) {
    throw asListenError(error, { host, port });
  }
}

/** What to throw when listening has failed: a StartError of one line for a reason that the operator can mend. */
export function asListenError(error: unknown, { host, port }: Address, variable = 'PORT'): unknown {
  const reason = typeof error === 'object' && error !== null && 'code' in error ? REASONS[String(error.code)] : undefined;
  if (reason === undefined) return error;
  return new StartError(`Cannot listen at HOST=${host} ${variable}=${port}: ${reason}`, { cause: error });
}
