import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import { beginTextFrame } from './text-frame.js';

test('a message in two pieces is read as one, however long it is', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  const upgrades = new WebSocketServer({ noServer: true });
  const opened = new Promise<Duplex>((resolve) => server.on('upgrade', (request, stream, head) => upgrades.handleUpgrade(request, stream, head, () => resolve(stream))));
  await new Promise((resolve) => server.once('listening', resolve));
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const read: string[] = [];
  const sent = [0, 1, 124, 125, 126, 65_534, 65_535, 65_536, 200_000].flatMap((bytes) => ['', 'a', 'ёж'].map((first) => ({ first, rest: Buffer.from('x'.repeat(bytes)) })));
  const all = new Promise<void>((resolve) => client.on('message', (message: Buffer) => void (read.push(message.toString()) === sent.length && resolve())));
  const stream = await opened;
  for (const { first, rest } of sent) {
    stream.write(beginTextFrame(first, rest.length));
    stream.write(rest);
  }
  await all;
  expect(read).toEqual(sent.map(({ first, rest }) => first + rest.toString()));
  client.terminate();
  upgrades.close();
  server.close();
});
