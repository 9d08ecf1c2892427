import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';

/** What a subscription gives, and how it ends. */
export interface Answer {
  readonly versions?: readonly number[];
  /** `stay`: not until the client leaves. A number closes the socket with it, or answers with it as the status of HTTP. */
  readonly end: 'complete' | 'cut' | 'stay' | number | { readonly code: string; readonly retryAfter?: number };
}

/** A subscription that has come. */
export interface Asked {
  readonly way: 'websocket' | 'sse';
  readonly authorization: string | null;
  readonly variables: { readonly id?: string; readonly after?: string | null };
}

/** Stands for a gateway: says what it was told to say, one answer for each subscription, in this order. */
export interface ScriptedGraph {
  readonly url: string;
  readonly asked: Asked[];
  /** Authorizations of sockets that were opened and of requests. */
  readonly tokens: (string | null)[];
  readonly answers: Answer[];
  /** Versions that queries find. */
  readonly reads: number[];
  /** Tokens that are not accepted. */
  readonly refused: Set<string>;
  hasSockets: boolean;
  /** Connections over which a subscription runs. */
  readonly open: () => number;
  close(): Promise<void>;
}

export const updateOf = (version: number): unknown => ({ updated: { version, cursor: `c${version}` } });

export async function startScriptedGraph(): Promise<ScriptedGraph> {
  const running = new Set<object>();
  const graph = { asked: [] as Asked[], tokens: [] as (string | null)[], answers: [] as Answer[], reads: [] as number[], refused: new Set<string>(), hasSockets: true };
  const http = createServer((request, response) => void answerHttp(graph, running, request, response));
  const sockets = new WebSocketServer({ noServer: true });
  http.on('upgrade', (request, stream, head) => {
    if (graph.hasSockets) sockets.handleUpgrade(request, stream, head, (socket) => speak(graph, running, socket));
    else stream.end('HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return Object.assign(graph, {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/graphql`,
    open: () => running.size,
    close: () => {
      sockets.clients.forEach((socket) => socket.terminate());
      http.closeAllConnections();
      return new Promise<void>((resolve) => http.close(() => resolve()));
    },
  });
}

type Script = Omit<ScriptedGraph, 'url' | 'open' | 'close'>;

function speak(graph: Script, running: Set<object>, socket: WebSocket): void {
  let authorization: string | null = null;
  socket.on('close', () => running.delete(socket));
  socket.on('message', (message: Buffer) => {
    const { type, id, payload } = JSON.parse(message.toString()) as { type: string; id: string; payload?: { authorization?: string; variables: Asked['variables'] } };
    const say = (answer: object): void => socket.send(JSON.stringify(answer));
    if (type === 'ping') say({ type: 'pong' });
    if (type === 'connection_init') {
      authorization = payload?.authorization ?? null;
      graph.tokens.push(authorization);
      if (authorization !== null && graph.refused.has(authorization)) socket.close(4403, 'Forbidden');
      else say({ type: 'connection_ack' });
    }
    if (type !== 'subscribe') return;
    running.add(socket);
    graph.asked.push({ way: 'websocket', authorization, variables: payload!.variables });
    const { versions = [], end } = graph.answers.shift()!;
    for (const version of versions) say({ id, type: 'next', payload: { data: updateOf(version) } });
    if (end === 'complete') say({ id, type: 'complete' });
    else if (end === 'cut') socket.terminate();
    else if (typeof end === 'number') socket.close(end, 'As the script has it');
    else if (end !== 'stay') say({ id, type: 'error', payload: [errorOf(end)] });
  });
}

async function answerHttp(graph: Script, running: Set<object>, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const authorization = request.headers.authorization ?? null;
  graph.tokens.push(authorization);
  let body = '';
  for await (const piece of request) body += String(piece);
  const refuse = (status: number, code: string): void => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ errors: [errorOf({ code })] }));
  };
  if (authorization !== null && graph.refused.has(authorization)) return refuse(401, 'UNAUTHENTICATED');
  if (request.headers.accept !== 'text/event-stream') {
    response.writeHead(200, { 'content-type': 'application/json' });
    const version = graph.reads.shift();
    return void response.end(JSON.stringify({ data: { current: version === undefined ? null : { version, cursor: `c${version}` } } }));
  }
  graph.asked.push({ way: 'sse', authorization, variables: (JSON.parse(body) as { variables: Asked['variables'] }).variables });
  const { versions = [], end } = graph.answers.shift()!;
  if (typeof end === 'number') return refuse(end, 'BAD_REQUEST');
  running.add(response);
  response.on('close', () => running.delete(response));
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
  response.write(':\n\n');
  for (const version of versions) response.write(`id: c${version}\nevent: next\ndata: ${JSON.stringify({ data: updateOf(version) })}\n\n`);
  if (typeof end === 'object') response.write(`event: next\ndata: ${JSON.stringify({ errors: [errorOf(end)] })}\n\n`);
  if (end === 'cut') response.end();
  else if (end !== 'stay') response.end('event: complete\ndata:\n\n');
}

function errorOf({ code, retryAfter }: { readonly code: string; readonly retryAfter?: number }): unknown {
  return { message: `It is ${code}.`, extensions: { code, retryAfter } };
}
