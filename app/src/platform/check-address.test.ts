import { StartError } from '@otklik/database';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { checkAddress } from './check-address.js';

/** On Linux a part of the loopback network that no other test listens at: a port that is free again stays free. */
const host = process.platform === 'linux' ? '127.0.77.1' : '127.0.0.1';

test('an address that something listens at is a line that names it, and a free one stays free', async () => {
  const other = createServer().listen(0, host);
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const busy = checkAddress({ host, port });
  await expect(busy).rejects.toBeInstanceOf(StartError);
  await expect(busy).rejects.toThrow(`Cannot listen at HOST=${host} PORT=${port}: something else listens there; choose another PORT`);

  other.close();
  await once(other, 'close');
  await checkAddress({ host, port });
  await checkAddress({ host, port });
});

test('an address that is not of this machine is a line too', async () => {
  await expect(checkAddress({ host: '192.0.2.1', port: 0 })).rejects.toThrow('this machine has no such address; choose another HOST');
});
