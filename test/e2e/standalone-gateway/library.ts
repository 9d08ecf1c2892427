/** A graph that the platform has never seen: books, their stock with subscriptions, and shelves. */
import { composeServices } from '@theguild/federation-composition';
import { GraphQLError, parse } from 'graphql';
import { setTimeout } from 'node:timers/promises';
import { startForeignSubgraph, type ForeignSubgraph } from './foreign-subgraph.js';

const TITLES: Readonly<Record<string, string>> = { '1': 'Oblomov', '2': 'The Idiot' };

export interface Library {
  readonly books: ForeignSubgraph;
  readonly stock: ForeignSubgraph;
  readonly supergraphSdl: string;
  /** Subscriptions of `stockChanged` that the subgraph knows of. */
  readonly running: Set<string>;
  stop(): Promise<void>;
}

export async function startLibrary(): Promise<Library> {
  const running = new Set<string>();
  const books = await startForeignSubgraph(
    'books',
    `type Query { books: [Book!]! broken: String }
     type Mutation { rename(id: ID!, title: String!): Book }
     type Book @key(fields: "id") { id: ID! title: String! blurb: String }`,
    {
      Query: {
        books: () => Object.keys(TITLES).map((id) => ({ id })),
        broken: () => Promise.reject(new GraphQLError('The shelf fell down', { extensions: { code: 'SHELF', height: 3 } })),
      },
      Mutation: { rename: (_: unknown, { id, title }: { id: string; title: string }) => ({ id, title }) },
      Book: {
        __resolveReference: ({ id }: { id: string }) => ({ id }),
        title: ({ id, title }: { id: string; title?: string }) => title ?? TITLES[id],
        blurb: () => Promise.reject(new Error('No blurb')),
      },
    },
  );
  const stock = await startForeignSubgraph(
    'stock',
    `type Book @key(fields: "id") { id: ID! copies: Int! }
     type StockChange { number: Int! book: Book! }
     type Subscription { stockChanged(bookId: ID!, times: Int!): StockChange! stockWatched(bookId: ID!): StockChange! failing: Int forbidden: Int }`,
    {
      Book: { __resolveReference: ({ id }: { id: string }) => ({ id }), copies: ({ id }: { id: string }) => Number(id) * 10 },
      Subscription: {
        stockChanged: {
          async *subscribe(_: unknown, { bookId, times }: { bookId: string; times: number }) {
            for (let number = 1; number <= times; number++) yield { stockChanged: { number, book: { id: bookId } } };
          },
        },
        stockWatched: {
          async *subscribe(_: unknown, { bookId }: { bookId: string }) {
            running.add(bookId);
            try {
              for (let number = 1; ; number++) {
                yield { stockWatched: { number, book: { id: bookId } } };
                await setTimeout(20);
              }
            } finally {
              running.delete(bookId);
            }
          },
        },
        failing: {
          subscribe: () => Promise.reject(new GraphQLError('The counter is broken', { extensions: { code: 'COUNTER' } })),
        },
      },
    },
  );
  return {
    books,
    stock,
    supergraphSdl: supergraphOf([books, stock]),
    running,
    stop: async () => {
      await Promise.all([books.stop(), stock.stop()]);
    },
  };
}

function supergraphOf(subgraphs: readonly ForeignSubgraph[]): string {
  const { supergraphSdl, errors } = composeServices(subgraphs.map(({ name, url, typeDefs }) => ({ name, url, typeDefs: parse(typeDefs) })));
  if (supergraphSdl === undefined) throw new Error(errors?.map(({ message }) => message).join('; '));
  return supergraphSdl;
}
