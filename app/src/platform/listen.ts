import { StartError } from '@otklik/database';
import type { Gateway } from '@otklik/gateway';
import type { Environment } from '../environment/read-environment.js';

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'something else listens there; choose another PORT',
  EACCES: 'this user may not listen there; choose a PORT above 1023',
  EADDRNOTAVAIL: 'this machine has no such address; choose another HOST',
  ENOTFOUND: 'the name of the host is not known; choose another HOST',
};

/** Lets the gateway listen. @throws StartError of one line when the address is not to be had */
export async function listen(gateway: Gateway, { host, port }: Environment): Promise<number> {
  try {
    return (await gateway.listen({ host, port })).port;
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? REASONS[String(error.code)] : undefined;
    if (reason === undefined) throw error;
    throw new StartError(`Cannot listen at HOST=${host} PORT=${port}: ${reason}`, { cause: error });
  }
}
