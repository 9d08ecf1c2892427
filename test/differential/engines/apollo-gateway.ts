import { createHash } from 'node:crypto';
import { ApolloGateway } from '@apollo/gateway';
import type { AskSubgraph } from '@otklik/gateway-engine/testing';
import type { RunContext } from '../world/resolvers.js';
import { answered, failed } from './answer.js';
import type { Contestant } from './contestant.js';

type Executor = ApolloGateway['executor'];
const QUIET = { debug() {}, info() {}, warn() {}, error() {} };

/** @apollo/gateway, without Apollo Server and without HTTP. `stop` ends it. */
export async function apolloGateway(supergraphSdl: string, ask: AskSubgraph): Promise<Contestant & { stop(): Promise<void> }> {
  const gateway = new ApolloGateway({
    supergraphSdl,
    logger: QUIET,
    buildService: ({ name }) => ({
      process: ({ request, context }) => ask(name, request.query ?? '', request.variables, context),
    }),
  });
  await gateway.load();
  return {
    name: '@apollo/gateway',
    stop: () => gateway.stop(),
    async answer(document, { text, variables }) {
      try {
        const context: RunContext = { history: [] };
        const asked = { document, context, metrics: {}, request: { query: text, variables }, queryHash: createHash('sha256').update(text).digest('hex') };
        const { data, errors } = await gateway.executor(asked as unknown as Parameters<Executor>[0]);
        return data === undefined ? failed(errors?.map(({ message }) => message).join(' ')) : answered(JSON.stringify(data), errors, context.history);
      } catch (error) {
        return failed(error);
      }
    },
  };
}
