/** The two subgraphs that are asked, as a process of their own. Answers are fixed texts, so that they cost next to nothing. */
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';

const ITEMS = JSON.stringify({ data: { items: [{ __typename: 'Item', id: '1', title: 'Spade' }, { __typename: 'Item', id: '2', title: 'Rake' }], markA: 1, markB: 1, markC: 1 } });
const STOCK = JSON.stringify({ data: { _entities: [{ __typename: 'Item', left: 7 }, { __typename: 'Item', left: 7 }] } });
const ONE_OF_STOCK = JSON.stringify({ data: { _entities: [{ __typename: 'Item', left: 7 }] } });

/** By socket, the id of its subscription. */
const watching = new Map<WebSocket, string>();

const items = await listen((request, response) => {
  request.resume();
  request.on('end', () => response.setHeader('content-type', 'application/json').end(ITEMS));
});
const stock = await listen((request, response) => {
  let body = '';
  request.setEncoding('utf8').on('data', (text: string) => (body += text));
  request.on('end', () => response.setHeader('content-type', 'application/json').end(body.includes('"2"') ? STOCK : ONE_OF_STOCK));
});

const sockets = new WebSocketServer({ server: items.server, handleProtocols: () => 'graphql-transport-ws' });
sockets.on('connection', (socket) => {
  socket.on('message', (data: Buffer) => {
    const { type, id } = JSON.parse(data.toString()) as { type: string; id: string };
    if (type === 'connection_init') socket.send('{"type":"connection_ack"}');
    if (type === 'ping') socket.send('{"type":"pong"}');
    if (type === 'subscribe') watching.set(socket, id);
    if (type === 'complete') watching.delete(socket);
  });
  socket.on('close', () => watching.delete(socket));
});

/** `count` is answered with the number of subscriptions; a number is an event for all of them. */
process.on('message', (number: number | 'count') => {
  if (number === 'count') return process.send?.(watching.size);
  for (const [socket, id] of watching) {
    const tick = { number, note: 'a note', item: { __typename: 'Item', id: '1', title: 'Spade' } };
    socket.send(JSON.stringify({ id, type: 'next', payload: { data: { _as_ticked: tick, ticked: tick } } }));
  }
});
process.send?.({ items: items.url, stock: stock.url });

async function listen(answer: RequestListener) {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql` };
}
