import { once } from 'node:events';
import { createServer, request, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as somebody between the gateway and a subgraph can see it. */
export interface SeenCall {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Somebody between the gateway and a subgraph. */
export interface RecordingProxy {
  readonly url: string;
  readonly seen: SeenCall[];
  close(): Promise<void>;
}

/** Passes requests on to a server and remembers them. */
export async function recordCalls(target: string): Promise<RecordingProxy> {
  const seen: SeenCall[] = [];
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const body = Buffer.concat(chunks);
      seen.push({ headers: incoming.headers, body: body.toString() });
      const outgoing = request(new URL(incoming.url!, target), { method: incoming.method!, headers: incoming.headers }, (answer) => {
        response.writeHead(answer.statusCode!, answer.headers);
        answer.pipe(response);
      });
      outgoing.on('error', () => response.destroy());
      outgoing.end(body);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
