import { draft, refusal } from '../manifest.test-support.js';
import { patternCost } from './pattern-cost.js';

function taken(pattern: string, max = 200): boolean {
  return refusal(draft((m) => Object.assign(m.forms.tree[3], { pattern, max }))).length === 0;
}

describe('a pattern', () => {
  test.each([
    '\\d{2}:\\d{2}:\\d{1,7}:\\d{1,6}',
    '[АВЕКМНОРСТУХ]\\d{3}[АВЕКМНОРСТУХ]{2}\\d{2,3}',
    '[A-Z0-9-]+',
    '(?:\\d{2}-){3}\\d',
    'яма|выбоина',
    '(\\d{1,3})(/\\d{1,3})?',
    '\\p{L}+',
  ])('that people need is taken: %s', (pattern) => {
    expect(taken(pattern)).toBe(true);
  });

  test.each([
    '(a+)+',
    '(a*)*',
    '(a|a)*',
    '(a|aa)+',
    '(.*)*x',
    '([a-z]+)*$',
    '(a?){50}a{50}',
    '((a{1,9}){1,9}){1,9}',
    '\\w*\\w*\\w*x',
    '.*.*.*.*',
    '(?=a)a',
    '(?<!b)a',
    '(a)\\1',
    '(?<n>a)\\k<n>',
    '(?:(?:(?:){100}){100}){100}',
    '(?:\\b){1000}',
    '(a{500}){500}',
    '[',
    '(',
    'a{2,1}',
    '\\',
    '*',
  ])('that may take long, or is none, is refused: %s', (pattern) => {
    expect(taken(pattern)).toBe(false);
  });

  test('may repeat more freely where texts are short', () => {
    expect(taken('\\d+\\.\\d+\\.\\d+', 200)).toBe(false);
    expect(taken('\\d+\\.\\d+\\.\\d+', 20)).toBe(true);
  });

  test('costs the number of its choices', () => {
    expect(patternCost('abc', 10)).toBe(1);
    expect(patternCost('a?b{2,4}', 10)).toBe(6);
    expect(patternCost('(a|b){3}', 10)).toBe(8);
    expect(patternCost('a*', 10)).toBe(11);
    expect(patternCost('(a|b)*', 3)).toBe(15);
  });

  test('at the limit still answers at once on the worst text', () => {
    const pattern = '\\w*\\w*!';
    expect(taken(pattern, 220)).toBe(true);
    const started = process.threadCpuUsage();
    expect(new RegExp(`^(?:${pattern})$`, 'u').test('w'.repeat(220))).toBe(false);
    expect(cpuMsSince(started)).toBeLessThan(500);
  });
});

/** Of this thread, in milliseconds: what the machine does meanwhile does not count. */
function cpuMsSince(begun: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(begun);
  return (user + system) / 1_000;
}
