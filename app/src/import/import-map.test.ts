import { parseImportMap } from './import-map.js';

test('a map names columns, words and a time zone', () => {
  const map = parseImportMap(
    { columns: { id: '№', text: 'Текст' }, categories: { ' Ямы ': 'roads.pothole' }, agencies: { 'Минтранс': 'MTDH' }, timeZone: 'Asia/Novosibirsk' },
    'map.json',
  );
  expect([...map.columns]).toEqual([['id', '№'], ['text', 'Текст']]);
  expect([...map.categories]).toEqual([['ямы', 'roads.pothole']]);
  expect([...map.agencies]).toEqual([['минтранс', 'MTDH']]);
  expect(map.timeZone).toBe('Asia/Novosibirsk');
});

test('an empty map changes nothing', () => {
  expect(parseImportMap({}, 'map.json')).toEqual({ columns: new Map(), categories: new Map(), agencies: new Map(), timeZone: 'UTC' });
});

test.each<[unknown, RegExp]>([
  [[], /map\.json is wrong at its root: give an object/],
  ['roads', /at its root/],
  [null, /at its root/],
  [{ category: {} }, /at category: give only columns, categories, agencies, timeZone/],
  [{ columns: ['id'] }, /at columns: give an object/],
  [{ columns: { Номер: 'id' } }, /at columns\.Номер: the fields are id, text/],
  [{ columns: { id: 5 } }, /at columns\.id: give a text/],
  [{ columns: { latitude: 'ш' } }, /latitude and longitude go together/],
  [{ categories: { ямы: null } }, /at categories\.ямы: give a text/],
  [{ categories: { ' ': 'roads.pothole' } }, /at categories\. : give words/],
  [{ categories: { Ямы: 'roads.pothole', ямы: 'roads.snow' } }, /at categories\.ямы: the same words/],
  [{ agencies: { x: '' } }, /at agencies\.x: give a text/],
  [{ timeZone: 'Novosibirsk' }, /at timeZone: give an IANA zone/],
])('%j is refused with the place that is wrong', (value, message) => expect(() => parseImportMap(value, 'map.json')).toThrow(message));
