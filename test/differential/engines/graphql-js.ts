import { execute } from 'graphql';
import type { DifferentialGraph } from '../graphs/graph.js';
import type { RunContext } from '../world/resolvers.js';
import { answered, failed } from './answer.js';
import type { Contestant } from './contestant.js';

/** graphql-js on one schema with the resolvers of all subgraphs: what the specification says. */
export function graphqlJs({ schema, fieldResolver }: ReturnType<DifferentialGraph['plain']>): Contestant {
  return {
    name: 'graphql-js',
    async answer(document, { variables }) {
      const contextValue: RunContext = { history: [] };
      const { data, errors } = await execute({ schema, document, variableValues: variables, contextValue, fieldResolver });
      return data === undefined ? failed(errors?.map(({ message }) => message).join(' ')) : answered(JSON.stringify(data), errors, contextValue.history);
    },
  };
}
