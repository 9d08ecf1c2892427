import { checkAgencyPage, localized } from './agency-page.js';

const codes = (change: Parameters<typeof checkAgencyPage>[0]): string[] => checkAgencyPage(change).map(({ path, code }) => `${path.join('.')} ${code}`);

test('a whole page in both languages is in order, and so is one that takes everything away', () => {
  const text = { ru: 'Дороги', en: 'Roads' };
  expect(codes({ about: text, address: text, hours: text, phones: ['122', '+7 (383) 222-03-10, доб. 12'], email: 'a@b.ru', website: 'https://roads.example.ru/' })).toEqual([]);
  expect(codes({ about: null, address: null, hours: null, phones: null, email: null, website: null })).toEqual([]);
  expect(codes({ phones: [], about: { ru: 'Дороги' } })).toEqual([]);
});

test.each(['javascript:alert(1)', 'data:text/html,x', '//roads.ru', 'roads.ru', 'https://user:secret@roads.ru', 'https://localhost', 'ftp://roads.ru'])('a link to %s is refused', (website) => {
  expect(codes({ website })).toEqual(['website PATTERN']);
});

test('everything that is wrong is told at its place', () => {
  expect(codes({ about: { ru: ' ', en: 'x'.repeat(2001) }, address: { ru: 'a\u0000b' }, phones: ['122', 'позвоните'], email: 'почта' })).toEqual([
    'about.ru REQUIRED',
    'about.en TOO_LONG',
    'address.ru BAD_TEXT',
    'phones.1 PATTERN',
    'email PATTERN',
  ]);
  expect(codes({ phones: Array<string>(11).fill('122') })).toEqual(['phones TOO_MANY']);
});

test('without English, readers of English get the Russian text', () => {
  expect(localized({ ru: ' Дороги ' })).toEqual({ ru: 'Дороги', en: '' });
});
