import { buildSubgraphSchema } from '@apollo/subgraph';
import { CodedError } from '@otklik/base';
import { decodeCursor } from '@otklik/events';
import type { SubgraphRequest, SubgraphResponse, SubgraphTransport } from '@otklik/gateway-engine';
import type { RequestContext } from '@otklik/identity';
import { execute, parse, type GraphQLSchema } from 'graphql';
import { composeSupergraph } from './composition/compose.js';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@composeDirective", "@listSize"])';

const PEOPLE = `${LINK}
  type Query { me: String! person(id: ID!): Person fault: String forbidden: String }
  type Person @key(fields: "id") { id: ID! name: String! }`;

/** Letters whose texts live in memory; `extra` is SDL for a swap. */
const LETTERS = `${LINK}
  extend schema @link(url: "https://otklik.dev/live/v1.0", import: ["@live"]) @composeDirective(name: "@live")
  directive @live(topic: String!, query: String!) on FIELD_DEFINITION
  type Query { letters: [Letter!]! letterUpdate(cursor: String!): LetterUpdate }
  type Mutation { writeLetter(text: String!): Letter! }
  type Subscription { letterUpdated(letterId: ID!, after: String): LetterUpdate @live(topic: "letter/{letterId}", query: "letterUpdate") }
  "A letter from a person."
  type Letter @key(fields: "id") { id: ID! text: String! author: Person! }
  type LetterUpdate { cursor: String! version: Int! letter: Letter! }
  type Person @key(fields: "id") { id: ID! letters: [Letter!]! }`;

const letters = [
  { id: '1', text: 'Яма', author: { id: 'anna' } },
  { id: '2', text: 'Снег', author: { id: 'boris' } },
];

function peopleSchema(): GraphQLSchema {
  const person = (id: string) => ({ id, name: id === 'anna' ? 'Анна' : 'Борис' });
  return buildSubgraphSchema([
    {
      typeDefs: parse(PEOPLE),
      resolvers: {
        Query: {
          me: (_root: unknown, _args: unknown, context: RequestContext) => JSON.stringify(context),
          person: (_root: unknown, { id }: { id: string }) => person(id),
          fault: () => {
            throw new TypeError('the secret "literal"');
          },
          forbidden: () => {
            throw CodedError.forbidden();
          },
        },
        Person: { __resolveReference: ({ id }: { id: string }) => person(id) },
      },
    },
  ]);
}

function lettersSchema(extra: string): GraphQLSchema {
  return buildSubgraphSchema([
    {
      typeDefs: parse(`${LETTERS}\n${extra}`),
      resolvers: {
        Query: { letters: () => letters, letterUpdate: (_root: unknown, { cursor }: { cursor: string }) => letterUpdate(cursor) },
        Mutation: { writeLetter: (_root: unknown, { text }: { text: string }) => ({ id: '3', text, author: { id: 'anna' } }) },
        Letter: { __resolveReference: ({ id }: { id: string }) => letters.find((letter) => letter.id === id) ?? null },
        Person: { letters: ({ id }: { id: string }) => letters.filter(({ author }) => author.id === id) },
      },
    },
  ]);
}

/** The twin of the live field: what the letter is like after the event of a cursor. */
function letterUpdate(text: string): unknown {
  const cursor = decodeCursor(text);
  const letter = cursor.kind === 'version' ? letters.find(({ id }) => `letter/${id}` === cursor.topic) : undefined;
  if (cursor.kind !== 'version' || letter === undefined) throw CodedError.notFound();
  return { cursor: text, version: cursor.version, letter };
}

/** A little federated world: two subgraphs in this process and their supergraph. */
export interface World {
  readonly supergraphSdl: string;
  readonly transport: SubgraphTransport;
  /** Makes a subgraph fail to answer, or answer again. */
  setDown(subgraph: string, down: boolean): void;
  /** The supergraph with more SDL in the letters subgraph. */
  supergraphWith(extra: string): string;
}

export function createWorld(): World {
  const schemas = new Map([
    ['people', peopleSchema()],
    ['letters', lettersSchema('')],
  ]);
  const down = new Set<string>();
  return {
    supergraphSdl: supergraph(''),
    transport: {
      execute: async (request) =>
        down.has(request.subgraph)
          ? Promise.reject(new Error('connect ECONNREFUSED "secret"'))
          : answer(schemas.get(request.subgraph)!, request),
    },
    setDown: (subgraph, isDown) => void (isDown ? down.add(subgraph) : down.delete(subgraph)),
    supergraphWith: (extra) => {
      schemas.set('letters', lettersSchema(extra));
      return supergraph(extra);
    },
  };
}

function supergraph(extra: string): string {
  const composition = composeSupergraph([
    { name: 'people', sdl: PEOPLE },
    { name: 'letters', sdl: `${LETTERS}\n${extra}` },
  ]);
  if (!composition.ok) throw new Error(JSON.stringify(composition.errors));
  return composition.supergraphSdl;
}

async function answer(schema: GraphQLSchema, { query, variables, context }: SubgraphRequest): Promise<SubgraphResponse> {
  const result = await execute({ schema, document: parse(query), variableValues: variables, contextValue: context });
  return { data: result.data as Record<string, unknown> | null, errors: result.errors };
}
