import { parse, type GraphQLSchema } from 'graphql';
import type { LiveRequest, LiveResults } from '../sockets/live-results.js';
import { Subscriptions } from './subscriptions.js';

const asked: string[] = [];
const NONE = () => Promise.resolve({ moved: 0, ended: 0 });
const served = (by: string): Pick<LiveResults, 'subscribe'> & { subscribe(): Promise<never>; swap: typeof NONE } => ({
  swap: NONE,
  subscribe: () => {
    asked.push(by);
    return new Promise<never>(() => undefined);
  },
});
const layer = { ...served('log'), stop: () => Promise.resolve() };
const LETTER = { field: 'letterUpdated', topic: 'letter/{id}', query: 'letterUpdate' };

beforeEach(() => void (asked.length = 0));

function request(source: string, operationName: string | null = null): LiveRequest {
  return { document: parse(source), source, operationName, schema: {} as GraphQLSchema, variables: {}, context: {} as LiveRequest['context'] };
}

test('a live field follows the log, another is asked of its subgraph', () => {
  const subscriptions = new Subscriptions(served('subgraph'), layer, [LETTER]);
  void subscriptions.subscribe(request('subscription { letterUpdated { id } }'));
  void subscriptions.subscribe(request('subscription { alias: stockChanged { id } }'));
  expect(asked).toEqual(['log', 'subgraph']);
});

test('the field is found in fragments, and in the operation that is meant', () => {
  const subscriptions = new Subscriptions(served('subgraph'), layer, [LETTER]);
  const source = `subscription A { stockChanged } subscription B { ...F } fragment F on Subscription { ... @include(if: true) { letterUpdated { id } } }`;
  void subscriptions.subscribe(request(source, 'B'));
  void subscriptions.subscribe(request(source, 'A'));
  expect(asked).toEqual(['log', 'subgraph']);
});

test('without a log every subscription is asked of its subgraph', () => {
  void new Subscriptions(served('subgraph'), null, []).subscribe(request('subscription { letterUpdated { id } }'));
  expect(asked).toEqual(['subgraph']);
});
