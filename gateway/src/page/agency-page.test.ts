import { agencyPage, type AgencyView } from './agency-page.js';

const EVIL = '<script>alert("x")</script>&\'';
const ESCAPED = '&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;&#39;';
const EMPTY: AgencyView = {
  title: 'Дороги',
  about: null,
  parent: null,
  contacts: { address: null, hours: null, phones: [], email: null, website: null },
  categories: [],
  yearInsights: { received: 0, done: 0, onTimeShare: null, rating: { mean: null, count: 0 } },
  recentAnswers: [],
};
const WHOLE: AgencyView = {
  title: EVIL,
  about: `${EVIL}\nвторая строка`,
  parent: { title: EVIL, code: 'ГОВ/"' },
  contacts: { address: EVIL, hours: EVIL, phones: ['+7 (383) 222-03-10, доб. 12', '122'], email: 'a"b@example.org', website: 'https://example.org/?a="><b>' },
  categories: [{ title: EVIL }],
  yearInsights: { received: 1200, done: 1000, onTimeShare: 0.9563, rating: { mean: 4.25, count: 12 } },
  recentAnswers: [
    { text: EVIL, category: { title: EVIL }, answer: { text: `${EVIL} ${'я'.repeat(600)}`, answeredAt: '2026-11-20T03:00:00Z' }, rating: { score: 4 } },
    { text: 'Без ответа', category: { title: 'x' }, answer: null, rating: null },
  ],
};

test('an agency that has said nothing has a page that says so, in the reader’s language', () => {
  expect(agencyPage(EMPTY, 'ru')).toContain('Ведомство ещё не рассказало');
  const english = agencyPage(EMPTY, 'en');
  expect(english).toContain('<html lang="en">');
  expect(english).toContain('No public answers yet.');
  expect(english).not.toContain('★');
});

test('nothing that people wrote is taken for HTML', () => {
  const page = agencyPage(WHOLE, 'ru');
  expect(page).not.toContain('<script');
  expect(page.split(ESCAPED).length - 1).toBe(10);
  expect(page).not.toMatch(/href="[^"]*[<>]/);
});

test('telephones can be dialled, sites followed, agencies above found', () => {
  const page = agencyPage(WHOLE, 'ru');
  expect(page).toContain('href="tel:+73832220310"');
  expect(page).toContain('href="tel:122"');
  expect(page).toContain('href="/agencies/%D0%93%D0%9E%D0%92%2F%22"');
  expect(page).toContain('rel="noopener noreferrer"');
});

test('figures are written as the reader’s language writes them, long texts are cut', () => {
  expect(agencyPage(WHOLE, 'ru')).toMatch(/<b>1\s200<\/b>/u);
  expect(agencyPage(WHOLE, 'ru')).toContain('95,6');
  expect(agencyPage(WHOLE, 'en')).toContain('95.6%');
  expect(agencyPage(WHOLE, 'en')).toContain('4.25');
  expect(agencyPage(WHOLE, 'en')).toContain('November 20, 2026');
  expect(agencyPage(WHOLE, 'en')).toContain('★★★★☆');
  expect(agencyPage(WHOLE, 'ru')).toContain('…');
  expect(agencyPage(WHOLE, 'ru')).not.toContain('Без ответа');
});
