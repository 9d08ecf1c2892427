/**
 * One part of a platform as a process of its own: the gateway or a subgraph, from the built files, as `otklik gateway` and
 * `otklik subgraph` start it. It starts and stops as tests tell it over HTTP, again and again, since loading it takes longer than
 * starting it. It ends when its parent goes.
 */
import { readEnvironment, readSubgraphEnvironment, startGateway, startSubgraph, type SubgraphName } from '@otklik/app';
import { systemClock } from '@otklik/base';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import { json } from 'node:stream/consumers';
import { fileClock } from './file-clock.ts';

/** What a part is told to be. */
export interface PartOrders {
  readonly part: SubgraphName | 'gateway';
  readonly variables: Readonly<Record<string, string>>;
  /** See `fileClock`; null for the machine's clock. */
  readonly clockFile: string | null;
}

interface Started {
  readonly url: string;
  stop(): Promise<void>;
}

// Ctrl-C reaches this process too; it ends when its parent has.
process.on('SIGINT', () => undefined);
const parentGone = once(process, 'disconnect');
let running: Started | null = null;

const server = createServer((request, response) => {
  // Orders come seldom: a connection kept for the next one may be closed just when that is sent.
  response.setHeader('connection', 'close');
  obey(request).then(
    (answer) => response.end(JSON.stringify(answer)),
    (error: unknown) => response.writeHead(500).end(error instanceof Error ? error.stack : String(error)),
  );
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
await parentGone;
await stop();
process.exit();

/** `POST /start` with orders, `POST /stop`. A test that has ended badly may have left something running. */
async function obey(request: IncomingMessage): Promise<{ readonly url?: string }> {
  await stop();
  if (request.url !== '/start') return {};
  running = await start((await json(request)) as PartOrders);
  return { url: running.url };
}

function start({ part, variables, clockFile }: PartOrders): Promise<Started> {
  const clock = clockFile === null ? systemClock : fileClock(clockFile);
  const databaseUrl = variables['DATABASE_URL']!;
  if (part === 'gateway') return startGateway({ environment: readEnvironment(variables, '/'), databaseUrl, clock });
  return startSubgraph({ name: part, environment: readSubgraphEnvironment(variables, '/'), databaseUrl, clock });
}

async function stop(): Promise<void> {
  const stopping = running;
  running = null;
  await stopping?.stop();
}
