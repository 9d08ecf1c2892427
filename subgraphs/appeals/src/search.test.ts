/** Searching appeals by words: who finds what by what. */
import { World } from './testing/world.js';
import type { PersonName } from './testing/people.js';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

async function found(who: PersonName, search: string, more: Record<string, unknown> = {}, orderBy = 'NEWEST'): Promise<string[]> {
  const query = 'query ($filter: AppealFilter, $orderBy: AppealOrder) { appeals(first: 100, filter: $filter, orderBy: $orderBy) { nodes { id } } }';
  const { appeals } = await world.data(who, query, { filter: { search, ...more }, orderBy });
  return appeals.nodes.map(({ id }: { id: string }) => id);
}

describe('a clerk finds', () => {
  let pit: string;
  let hatch: string;
  beforeAll(async () => {
    pit = await world.submit({ text: 'Огромная яма на проезжей части, всё плохо: колёса вдребезги.', location: { latitude: 55.03, longitude: 82.92, address: 'ул. Лескова, 15, кв. 7' } });
    hatch = await world.submit({ text: 'Открытый люк возле школы.', location: { latitude: 55.03, longitude: 82.92, address: 'Красный проспект, 3' } });
  });

  test.each([
    ['яма', 'the word'],
    ['ЯМЫ', 'another form and case'],
    ['ямы на Лескова', 'words of the text and the address'],
    ['колеса', 'without ё'],
    ['улица Лескова 15', 'what is short in the address'],
    ['ул.Лескова', 'without a space'],
    ['"проезжей части"', 'a phrase'],
    ['яма -люк', 'without another word'],
    ['"яма на проезжей" или космодром', 'one of two'],
    ['огромнаяя ямма', 'misspelt'],
    ['Лекскова', 'a misspelt street'],
  ])('%s: %s', async (search) => {
    expect(await found('coordinator', search)).toEqual([pit]);
  });

  test.each([['яма люк'], ['"части проезжей"'], ['яма -огромная'], ['и на не'], ['-люк'], ['!!! ***'], ['\u0000\u0007']])('nothing by %j', async (search) => {
    expect(await found('coordinator', search)).toEqual([]);
  });

  test('everything by a blank one', async () => {
    expect(await found('coordinator', '  \n ')).toEqual(expect.arrayContaining([pit, hatch]));
  });
});
