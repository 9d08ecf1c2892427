import { supergraphOf, type TestSubgraph } from './testing/supergraph.test-support.js';

let log: string[] = [];
let balance = 0;

const later = async (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

const bank: TestSubgraph = {
  name: 'bank',
  sdl: `
    type Account @key(fields: "id") { id: ID! balance: Int! }
    type Query { account: Account }
    type Mutation { deposit(amount: Int!): Account withdraw(amount: Int!): Account! }
  `,
  resolvers: {
    Account: { __resolveReference: (account: object) => account, balance: () => balance },
    Query: { account: () => ({ id: 'a' }) },
    Mutation: {
      deposit: async (_: unknown, { amount }: { amount: number }) => {
        await later();
        log.push(`deposit ${amount}`);
        balance += amount;
        return { id: 'a' };
      },
      withdraw: (_: unknown, { amount }: { amount: number }) => {
        if (amount > balance) throw new Error('not enough');
        log.push(`withdraw ${amount}`);
        balance -= amount;
        return { id: 'a' };
      },
    },
  },
};

const audit: TestSubgraph = {
  name: 'audit',
  sdl: `
    type Account @key(fields: "id") { id: ID! seen: [String!]! }
    type Query { audits: Int }
    type Mutation { note(text: String!): Account }
  `,
  resolvers: {
    Account: {
      __resolveReference: (account: object) => account,
      seen: async () => {
        const before = [...log];
        await later();
        return before;
      },
    },
    Mutation: {
      note: (_: unknown, { text }: { text: string }) => {
        log.push(`note ${text}`);
        return { id: 'a' };
      },
    },
  },
};

const graph = supergraphOf([bank, audit]);

beforeEach(() => {
  log = [];
  balance = 0;
});

test('root fields of one subgraph run in order in one request', async () => {
  const { data } = await graph.run('mutation { deposit(amount: 5) { id } withdraw(amount: 3) { balance } }');
  expect(data).toEqual({ deposit: { id: 'a' }, withdraw: { balance: 2 } });
  expect(log).toEqual(['deposit 5', 'withdraw 3']);
  expect(graph.requests).toHaveLength(1);
});

test('root fields of several subgraphs run in order, each with its entities before the next begins', async () => {
  const { data } = await graph.run(
    `mutation ($text: String!) {
    first: deposit(amount: 5) { balance seen }
    note(text: $text) { seen balance }
    ...More
    __typename
  } fragment More on Mutation { second: deposit(amount: 7) { seen balance } }`,
    { text: 'half-time' },
  );
  expect(data).toEqual({
    first: { balance: 5, seen: ['deposit 5'] },
    note: { seen: ['deposit 5', 'note half-time'], balance: 5 },
    second: { seen: ['deposit 5', 'note half-time', 'deposit 7'], balance: 12 },
    __typename: 'Mutation',
  });
});

test('one that fails does not stop the next; a null that may not be nulls the whole', async () => {
  const { data, errors } = await graph.run('mutation { withdraw(amount: 1) { id } note(text: "still") { id } }');
  expect(log).toEqual(['note still']);
  expect(data).toBeNull();
  expect(errors?.map(({ message, path }) => ({ message, path }))).toEqual([{ message: 'not enough', path: ['withdraw'] }]);
});

test('requests say whether they change something', async () => {
  const types: string[] = [];
  graph.intercept((request, answer) => {
    types.push(`${request.subgraph} ${request.operationType}`);
    return answer();
  });
  await graph.run('mutation { deposit(amount: 1) { seen } }');
  graph.intercept(null);
  expect(types).toEqual(['bank mutation', 'audit query']);
});
