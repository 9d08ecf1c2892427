import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Environment } from '../environment/read-environment.js';
import { asListenError } from './listen.js';

/**
 * Listens at the address for a moment, so that one that is not to be had is known before minutes of preparation.
 * @throws StartError of one line
 */
export async function checkAddress({ host, port }: Pick<Environment, 'host' | 'port'>): Promise<void> {
  const server = createServer((socket) => socket.destroy());
  try {
    server.listen({ host, port });
    await once(server, 'listening');
  } catch (error) {
    throw asListenError(error, { host, port });
  }
  server.close();
  await once(server, 'close');
}
