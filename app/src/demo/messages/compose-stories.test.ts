import type { Deed } from '@otklik/appeals';
import { composeStories } from './compose-stories.js';

const NOW = new Date('2026-11-22T05:00:00Z');
const steps = composeStories(NOW, 500);
const byAppeal = [...Map.groupBy(steps, ({ appealId }) => appealId).values()];
const texts = steps.flatMap(({ deed }) => (isFirst(deed) ? [deed.input.text] : []));

/** Whether an appeal begins with it: its author sends it, staff take down what they hear, or record what they find. */
function isFirst(deed: Deed): deed is Extract<Deed, { kind: 'SUBMIT' | 'TAKE_DOWN' | 'RECORD' }> {
  return deed.kind === 'SUBMIT' || deed.kind === 'TAKE_DOWN' || deed.kind === 'RECORD';
}

test('the same day gives the same messages, whatever the hour', () => {
  expect(composeStories(new Date('2026-11-22T16:59:00Z'), 500)).toEqual(steps);
  expect(composeStories(new Date('2026-11-23T05:00:00Z'), 500)).not.toEqual(steps);
});

test('every step is in the past and in the order of time', () => {
  for (const [index, { at }] of steps.entries()) {
    expect(at.getTime()).toBeLessThan(new Date('2026-11-21T17:00:00Z').getTime());
    expect(at.getTime()).toBeGreaterThanOrEqual(steps[index - 1]?.at.getTime() ?? 0);
  }
  for (const way of byAppeal) expect(new Set(way.map(({ at }) => at.getTime())).size).toBe(way.length);
});

test('there is one message after another, over a year', () => {
  expect(byAppeal).toHaveLength(500);
  const months = Map.groupBy(byAppeal, ([first]) => first!.at.toISOString().slice(0, 7));
  expect(months.size).toBeGreaterThanOrEqual(12);
  expect(byAppeal.every(([first]) => isFirst(first!.deed))).toBe(true);
  for (const kind of ['SUBMIT', 'TAKE_DOWN', 'RECORD']) expect(byAppeal.filter(([first]) => first!.deed.kind === kind).length).toBeGreaterThan(5);
});

test('most are closed, some rated, some answered, some open', () => {
  const ends = Map.groupBy(byAppeal, (way) => way.at(-1)!.deed.kind);
  expect(ends.get('CLOSE')!.length).toBeGreaterThan(300);
  expect(ends.get('CLOSE')!.filter((way) => way.at(-2)!.deed.kind === 'RATE').length).toBeGreaterThan(150);
  for (const kind of ['RATE', 'APPROVE'] as const) expect(ends.get(kind)!.length).toBeGreaterThan(5);
  expect(ends.get('ASSIGN')!.length).toBeGreaterThan(20);
});

test('hardly two texts are alike, and none has a hole', () => {
  expect(new Set(texts).size).toBeGreaterThan(490);
  for (const text of texts) expect(text).toMatch(/^[А-ЯЁ][^{}]{20,}[.!?]$/);
});

test('Anna and Boris wrote some of them', () => {
  const authors = byAppeal.map(([first]) => first!.by.login);
  for (const name of ['anna', 'boris']) expect(authors.filter((author) => author === name).length).toBeGreaterThan(3);
});

test('snow is reported in winter only', () => {
  for (const [first] of byAppeal) {
    if (isFirst(first!.deed) && first!.deed.input.categoryId === 'roads.snow') expect([10, 11, 12, 1, 2, 3, 4]).toContain(first!.at.getUTCMonth() + 1);
  }
});

test.each(['2026-01-01T00:00:00Z', '2027-03-01T12:00:00Z', '2028-02-29T20:00:00Z'])('on %s there are as many', (now) => {
  const first = composeStories(new Date(now), 500).filter(({ deed }) => isFirst(deed));
  expect(first).toHaveLength(500);
});
