/** Subgraphs of somebody else: plain `node:http`, graphql-js and graphql-ws, nothing of the platform. */
import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphql, GraphQLError, parse, type GraphQLSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';

/** Resolvers by type and field; the arguments are whatever the test's own resolvers take. */
type Resolvers = Readonly<Record<string, Readonly<Record<string, ((...args: never[]) => unknown) | { subscribe(...args: never[]): unknown }>>>>;

export interface ForeignSubgraph {
  readonly name: string;
  readonly url: string;
  readonly typeDefs: string;
  /** Headers of the requests over HTTP so far. */
  readonly seen: IncomingHttpHeaders[];
  /** Sockets open at the moment. */
  sockets(): number;
  /** Ends all sockets without a word. */
  cutSockets(): void;
  stop(): Promise<void>;
}

const FEDERATION = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@external", "@requires", "@shareable"])\n';

/** What a subscription with a field of this name is refused with before it begins. */
const FORBIDDEN = new GraphQLError('Nobody may watch this', { extensions: { code: 'FORBIDDEN' } });

/** Starts a subgraph at a free port, over HTTP and graphql-transport-ws on one path. */
export async function startForeignSubgraph(name: string, sdl: string, resolvers: Resolvers): Promise<ForeignSubgraph> {
  const typeDefs = FEDERATION + sdl;
  const schema = buildSubgraphSchema([{ typeDefs: parse(typeDefs), resolvers: resolvers as never }]);
  const seen: IncomingHttpHeaders[] = [];
  const server = createServer((request, response) => {
    seen.push(request.headers);
    void answer(schema, request).then((body) => response.setHeader('content-type', 'application/json').end(body));
  });
  const sockets = new WebSocketServer({ server });
  const protocol = useServer({ schema, onSubscribe: (_context, _id, { query }) => (query.includes('forbidden') ? [FORBIDDEN] : undefined) }, sockets);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cutSockets = (): void => sockets.clients.forEach((socket) => socket.terminate());
  return {
    name,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    typeDefs,
    seen,
    sockets: () => sockets.clients.size,
    cutSockets,
    async stop() {
      cutSockets();
      await protocol.dispose();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function answer(schema: GraphQLSchema, request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = await request.toArray();
  const { query, variables } = JSON.parse(Buffer.concat(chunks).toString()) as { query: string; variables?: Record<string, unknown> };
  return JSON.stringify(await graphql({ schema, source: query, variableValues: variables }));
}
