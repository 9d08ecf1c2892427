import { readSearch } from './search-query.js';

/** What is asked for, each condition by its first wording. */
function read(typed: string) {
  const { every, none } = readSearch(typed);
  return { every: every.map((one) => one.map(({ wordings }) => wordings[0])), none: none.map(({ wordings }) => wordings[0]) };
}

test.each([
  ['words, all of them', 'яма  на\tдороге', { every: [['яма'], ['на'], ['дороге']], none: [] }],
  ['a phrase as one condition', '"яма на" дороге', { every: [['яма на'], ['дороге']], none: [] }],
  ['quotes of every kind', '«яма на» “дороге тут”', { every: [['яма на'], ['дороге тут']], none: [] }],
  ['a quote that nobody closed', 'яма "на дороге', { every: [['яма'], ['на дороге']], none: [] }],
  ['what must not be there', 'яма -снег -"на дороге"', { every: [['яма']], none: ['снег', 'на дороге'] }],
  ['one of two', 'яма или выбоина OR провал снег', { every: [['яма', 'выбоина', 'провал'], ['снег']], none: [] }],
  ['«или» with nothing beside it', 'или яма или', { every: [['яма']], none: [] }],
  ['a number as one condition', 'MTDH-2026-1', { every: [['MTDH-2026-1']], none: [] }],
  ['an address word by word', 'ул.Ленина,5', { every: [['улица'], ['Ленина'], ['5']], none: [] }],
  ['a house with a fraction as one condition', '12/1', { every: [['12/1']], none: [] }],
  ['signs alone as nothing', '!!! - "" -- …', { every: [], none: [] }],
])('reads %s', (_, typed, expected) => {
  expect(read(typed)).toEqual(expected);
});

test('what people shorten is looked for in every wording', () => {
  expect(readSearch('пр-т').every[0]![0]!.wordings).toEqual(readSearch('проспекту').every[0]![0]!.wordings);
  expect(readSearch('"пр-т"').every[0]![0]!.wordings).toEqual(['пр-т']);
});

test('six plain words may be misspelt, and no phrase, number, short word or what must not be there', () => {
  const misspelt = (typed: string) => readSearch(typed).every.flat().map(({ mayBeMisspelt }) => mayBeMisspelt);
  expect(misspelt('асфальт "на дороге" яма 2026 5-й -снегопад')).toEqual([true, false, false, false, false]);
  expect(misspelt('один два три четыре пять шесть семь восемь девять десять').filter(Boolean)).toHaveLength(6);
});
