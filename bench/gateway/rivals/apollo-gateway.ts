/** @apollo/gateway with its defaults on Apollo Server's standalone server: what its documentation tells people to run. */
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { target } from './target.ts';

const { supergraphSdl, port } = target();
const server = new ApolloServer({ gateway: new ApolloGateway({ supergraphSdl }) });
await startStandaloneServer(server, { listen: { host: '127.0.0.1', port } });
