import { logTrouble } from './log-trouble.js';

function troubles(): { tell: (error: unknown) => void; lines: unknown[]; wait: (ms: number) => void } {
  const lines: unknown[] = [];
  let now = 0;
  const tell = logTrouble('relay', { write: (fields) => lines.push(fields), now: () => now });
  return { tell, lines, wait: (ms) => (now += ms) };
}

test('a trouble is one line with its class and code, and nothing that it quotes', () => {
  const { tell, lines } = troubles();
  tell(Object.assign(new Error('value "Анна" is too long'), { code: '22001' }));
  expect(lines).toEqual([{ part: 'relay', fault: 'Error', code: '22001' }]);
});

test('a trouble that comes again and again is told at once, and then every five seconds with its number', () => {
  const { tell, lines, wait } = troubles();
  for (let i = 0; i < 30; i++) {
    tell(new TypeError());
    wait(200);
  }
  expect(lines).toEqual([
    { part: 'relay', fault: 'TypeError' },
    { part: 'relay', fault: 'TypeError', times: 25 },
  ]);
});

test('after a quiet time a trouble is told at once', () => {
  const { tell, lines, wait } = troubles();
  tell('a');
  wait(60_000);
  tell('b');
  expect(lines).toEqual([
    { part: 'relay', fault: 'string' },
    { part: 'relay', fault: 'string' },
  ]);
});
