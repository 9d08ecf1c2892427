import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { until } from '../until.js';
import { TcpProxy } from './tcp-proxy.js';

let echo: Server;
let proxy: TcpProxy;
const atServer = new Set<Socket>();

beforeAll(async () => {
  echo = createServer((socket) => {
    atServer.add(socket);
    socket.on('close', () => atServer.delete(socket)).on('error', () => undefined);
    socket.pipe(socket);
  }).listen(0, '127.0.0.1');
  await once(echo, 'listening');
  proxy = await TcpProxy.to(`tcp://127.0.0.1:${(echo.address() as AddressInfo).port}`);
});
beforeEach(() => proxy.become('pass'));
afterAll(async () => {
  await proxy?.close();
  echo?.close();
});

async function client(): Promise<{ socket: Socket; heard: () => string; isOver: () => boolean }> {
  const socket = connect(Number(new URL(proxy.by('tcp://127.0.0.1:1')).port), '127.0.0.1');
  let [text, isOver] = ['', false];
  socket.on('data', (bytes) => (text += String(bytes))).on('error', () => undefined).on('close', () => (isOver = true));
  return { socket, heard: () => text, isOver: () => isOver };
}

test('what is said arrives in order, also when a delay begins and ends in between', async () => {
  const { socket, heard } = await client();
  socket.write('one ');
  await until(() => heard() === 'one ', heard);
  proxy.become('delay');
  socket.write('two ');
  await until(() => heard() === 'one two ', heard);
  socket.write('three ');
  proxy.become('pass');
  socket.write('four');
  await until(() => heard() === 'one two three four', heard);
  socket.destroy();
  await until(() => atServer.size === 0, () => 'The end does not arrive');
});

test('a cut breaks both ends at once', async () => {
  const { socket, heard, isOver } = await client();
  socket.write('here');
  await until(() => heard() === 'here', heard);
  proxy.cut();
  await until(() => isOver() && atServer.size === 0, () => 'The connection stays');
});

test('a connection that hangs stays open and silent, and is reset when the other side is back', async () => {
  const { socket, heard, isOver } = await client();
  socket.write('here');
  await until(() => heard() === 'here', heard);
  proxy.become('hang');
  socket.write('nobody hears this');
  const other = await client();
  other.socket.write('nor this');
  await until(() => other.socket.bytesWritten > 0 && atServer.size === 2, () => 'The second does not connect');
  expect([isOver(), other.isOver(), heard(), other.heard()]).toEqual([false, false, 'here', '']);
  // The end is not heard either.
  other.socket.destroy();
  proxy.become('pass');
  await until(() => isOver() && atServer.size === 0, () => 'The connection stays');
});

test('who is refused is told at once', async () => {
  proxy.become('refuse');
  const { isOver } = await client();
  await until(isOver, () => 'The connection is open');
});
