import { describeFault, redact } from './describe-fault.js';

test.each([
  ['duplicate key (email)=(anna@example.org) already exists', 'duplicate key (email)=(…) already exists'],
  ['value "Анна Петрова" is too long', 'value "…" is too long'],
  ['mail to anna@example.org failed', 'mail to … failed'],
  ['Анна Петрова, 54321', '… …, #'],
  ["invalid input for 'x' at 12", 'invalid input for "…" at 12'],
])('what may be a value is taken out of %j', (message, redacted) => {
  expect(redact(message)).toBe(redacted);
});

test('a fault is described by class, code and places, never by its first stack line', () => {
  const fault = Object.assign(new RangeError('bad "secret"'), { code: '22P02' });
  const described = describeFault(fault);
  expect(described).toMatchObject({ fault: 'RangeError', faultCode: '22P02', message: 'bad "…"' });
  expect(JSON.stringify(described)).not.toContain('secret');
  expect((described['stack'] as string[])[0]).toMatch(/^at /);
});
