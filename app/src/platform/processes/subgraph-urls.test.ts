import { subgraphUrls } from './subgraph-urls.js';

test('a subgraph whose place is not said is at its usual port of this machine', () => {
  const urls = subgraphUrls(new Map([['appeals', 'http://appeals:80/graphql']]));
  expect([urls.size, urls.get('appeals'), urls.get('cabinets')]).toEqual([6, 'http://appeals:80/graphql', 'http://127.0.0.1:4001/graphql']);
});

test('a place for a subgraph that there is not is one line', () => {
  expect(() => subgraphUrls(new Map([['letters', 'http://letters']]))).toThrow('There is no subgraph "letters": choose from appeals, cabinets');
});
