import { treeFaults, type Placement } from './agency-tree.js';

const place = (id: string, parentId: string | null = null): Placement => ({ id, parentId });
const known = new Map([
  ['region', null],
  ['ministry', 'region'],
]);

test('parents may come in any order', () => {
  expect(treeFaults([place('c', 'b'), place('b', 'a'), place('a', 'region'), place('top')], known)).toEqual(new Map());
});

test('below an unknown agency there is no place, nor below that', () => {
  expect(treeFaults([place('b', 'a'), place('a', 'nobody'), place('c', 'region')], known)).toEqual(
    new Map([
      ['a', 'UNKNOWN_PARENT'],
      ['b', 'UNKNOWN_PARENT'],
    ]),
  );
});

test('nobody stands below themselves', () => {
  expect(treeFaults([place('a', 'c'), place('b', 'a'), place('c', 'b'), place('d', 'd'), place('e', 'a')], known)).toEqual(
    new Map([
      ['a', 'CYCLE'],
      ['b', 'CYCLE'],
      ['c', 'CYCLE'],
      ['d', 'CYCLE'],
      ['e', 'UNKNOWN_PARENT'],
    ]),
  );
});

test('a cycle through agencies that are there is one too', () => {
  expect(treeFaults([place('region', 'ministry')], known)).toEqual(new Map([['region', 'CYCLE']]));
  expect(treeFaults([place('new', 'ministry'), place('region', 'new'), place('other', 'region')], known)).toEqual(
    new Map([
      ['new', 'CYCLE'],
      ['region', 'CYCLE'],
    ]),
  );
});

test('a long chain is no trouble', () => {
  const chain = Array.from({ length: 20_000 }, (_, index) => place(`a${index}`, index === 0 ? 'region' : `a${index - 1}`));
  expect(treeFaults(chain.toReversed(), known).size).toBe(0);
});
