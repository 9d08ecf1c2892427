import { ProgressLine } from './progress-line.js';

function shown(isTTY: boolean): string[] {
  const written: string[] = [];
  let now = 1_000_000;
  const progress = new ProgressLine({ isTTY, write: (text) => written.push(text) }, () => now);
  for (const share of [0.1, 0.2, 0.3, 0.4]) {
    progress.show(share, share * 1_000);
    now += 2_000;
  }
  progress.finish(1_000);
  return written;
}

test('a terminal gets a bar in one line', () => {
  const written = shown(true);
  expect(written[0]).toBe(`\r\u001b[K[███${' '.repeat(27)}] 10 %, 100 rows`);
  expect(written.slice(0, -1).join('')).not.toContain('\n');
  expect(written.at(-1)).toBe('1000 rows in 8.0 s\n');
});

test('anything else gets a plain line every few seconds', () => {
  expect(shown(false)).toEqual(['30 %, 300 rows\n', '1000 rows in 8.0 s\n']);
});
