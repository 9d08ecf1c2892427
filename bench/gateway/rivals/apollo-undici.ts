/** @apollo/gateway as in `apollo-gateway.ts`, but with a data source that asks subgraphs through undici's `Pool.request`. */
import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { Pool } from 'undici';
import { target } from './target.ts';

const HEADERS = { 'content-type': 'application/json' };
/** More than are ever under way here, so that no request waits for a connection. */
const CONNECTIONS = 128;

function undiciSource(url: string): GraphQLDataSource {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, { connections: CONNECTIONS });
  return {
    async process({ request: { query, variables, operationName } }) {
      const body = JSON.stringify({ query, variables, operationName });
      const response = await pool.request({ path: pathname, method: 'POST', headers: HEADERS, body });
      return (await response.body.json()) as never;
    },
  };
}

const { supergraphSdl, port } = target();
const server = new ApolloServer({ gateway: new ApolloGateway({ supergraphSdl, buildService: ({ url }) => undiciSource(url!) }) });
await startStandaloneServer(server, { listen: { host: '127.0.0.1', port } });
