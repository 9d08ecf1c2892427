import { DEFAULT_MAP, parseImportMap } from './import-map.js';
import { messageReader } from './message-row.js';

const NOTHING = { subtopic: null, agency: null, categoryId: null, agencyCode: null, location: null, submittedAt: null };

describe('without a map', () => {
  test('the columns that name themselves are used, in any order, and no others', () => {
    const reader = messageReader(['group', 'agency', 'text', 'id', 'latitude', 'longitude', 'subtopic'], DEFAULT_MAP, 'x.csv');
    expect(reader.read(['3', ' Мэрия ', 'Яма', '7', '55', '82', 'Ямы'])).toEqual({
      ...NOTHING,
      externalId: '7',
      text: 'Яма',
      subtopic: 'Ямы',
      agency: 'Мэрия',
    });
  });

  test('subtopic and agency may be missing, id and text may not', () => {
    expect(messageReader(['id', 'text'], DEFAULT_MAP, 'x.csv').read(['7', 'Яма'])).toEqual({ ...NOTHING, externalId: '7', text: 'Яма' });
    expect(() => messageReader(['id', 'body'], DEFAULT_MAP, 'x.csv')).toThrow('x.csv has no column "text"; its header is: id, body. Say which column is which with --map');
    expect(() => messageReader(['id', 'text', 'text'], DEFAULT_MAP, 'x.csv')).toThrow('x.csv has two columns "text"');
  });
});

describe('with a map', () => {
  const columns = { id: '№', text: 'Текст', subtopic: 'Тема', latitude: 'Ш', longitude: 'Д', address: 'Адрес', submittedAt: 'Дата' };
  const map = parseImportMap({ columns, categories: { ямы: 'roads.pothole' }, agencies: { мэрия: 'NSK' }, timeZone: 'Asia/Novosibirsk' }, 'map.json');
  const reader = messageReader(['№', 'Текст', 'Тема', 'agency', 'Ш', 'Д', 'Адрес', 'Дата'], map, 'x.csv');

  test('columns and words mean what it says', () => {
    expect(reader.read(['7', 'Яма', 'ЯМЫ', 'Мэрия', '55,03', '82.92', 'ул. Мира', '14.03.2026 09:30'])).toEqual({
      externalId: '7',
      text: 'Яма',
      subtopic: 'ЯМЫ',
      agency: 'Мэрия',
      categoryId: 'roads.pothole',
      agencyCode: 'NSK',
      location: { latitude: 55.03, longitude: 82.92, address: 'ул. Мира' },
      submittedAt: '2026-03-14T02:30:00.000Z',
    });
  });

  test('an address without a point stays in the text', () => {
    expect(reader.read(['7', 'Яма', '', '', '', '', 'ул. Мира', ''])).toEqual({ ...NOTHING, externalId: '7', text: 'Яма\n\nАдрес: ул. Мира' });
  });

  test.each([
    [['7', 'Яма', '', '', '55', '', '', ''], /location/],
    [['7', 'Яма', '', '', 'север', '82', '', ''], /location/],
    [['7', 'Яма', '', '', '', '', '', 'вчера'], /submittedAt: "вчера" is no date/],
    [['7', 'Яма', '', '', '', '', '', '31.02.2026'], /submittedAt/],
  ])('%j is refused', (cells, problem) => expect(reader.read(cells)).toEqual({ problem: expect.stringMatching(problem) }));

  test('a column that the header lacks is told', () => {
    expect(() => messageReader(['id', 'text'], map, 'x.csv')).toThrow(/no column "№"/);
  });
});
