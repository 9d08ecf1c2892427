import { createLogger, type Logger } from './logger.js';
import type { LogFormat, LogLevel } from './log-level.js';

function logTo(level: LogLevel, format: LogFormat = 'json'): { log: Logger; lines: string[] } {
  const lines: string[] = [];
  return { log: createLogger({ level, format, destination: { write: (line) => lines.push(line) } }), lines };
}

describe('a log in JSON', () => {
  it('has one object a line with the level by name and the time', () => {
    const { log, lines } = logTo('info');
    log.warn({ requestId: 'r-1' }, 'trouble');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^\{.*\}\n$/);
    const line = JSON.parse(lines[0]!) as { time: string };
    expect(line).toEqual({ level: 'warn', time: expect.any(String), requestId: 'r-1', msg: 'trouble' });
    expect(new Date(line.time).toISOString()).toBe(line.time);
  });

  it.each<[LogLevel, string[]]>([
    ['debug', ['debug', 'info', 'error']],
    ['info', ['info', 'error']],
    ['error', ['error']],
    ['silent', []],
  ])('of level %s writes %j', (level, written) => {
    const { log, lines } = logTo(level);
    log.debug('a');
    log.info('b');
    log.error('c');
    expect(lines.map((line) => (JSON.parse(line) as { level: string }).level)).toEqual(written);
  });

  it('never writes the values of secret fields, however deep they come', () => {
    const { log, lines } = logTo('info');
    log.info({ authorization: 'Bearer canary' }, 'a');
    log.info({ headers: { authorization: 'Bearer canary', 'set-cookie': 'canary' } }, 'b');
    log.info({ req: { headers: { cookie: 'canary' }, body: { variables: { text: 'canary' } } }, token: 'canary' }, 'c');
    expect(lines.join('')).not.toContain('canary');
    expect(lines.join('').match(/\[redacted\]/g)).toHaveLength(6);
  });
});

describe('a log for a terminal', () => {
  it('is one short line with the fields behind the message', () => {
    const { log, lines } = logTo('info', 'text');
    log.info({ requestId: 'r-1', ms: 4 }, 'operation');
    expect(plain(lines)).toMatch(/^\d\d:\d\d:\d\d\.\d{3} info operation requestId=r-1 ms=4\n$/);
  });

  it('has the places of a fault below it', () => {
    const { log, lines } = logTo('info', 'text');
    log.error({ fault: 'TypeError', stack: ['at a (a.js:1:1)', 'at b (b.js:1:1)'] }, 'fault');
    expect(plain(lines)).toMatch(/ error fault fault=TypeError\n {4}at a \(a\.js:1:1\)\n {4}at b \(b\.js:1:1\)\n$/);
  });

  it('lets no value forge a line or move the cursor', () => {
    const { log, lines } = logTo('info', 'text');
    log.info({ requestId: 'a\n00:00:00.000 error forged', operation: '\x1b[2J\u009b2J' }, 'x\r\ny');
    const text = plain(lines);
    expect(text.trimEnd().split('\n')).toHaveLength(1);
    // eslint-disable-next-line no-control-regex
    expect(text.slice(0, -1)).not.toMatch(/[\x00-\x1f\x7f-\x9f]/);
  });
});

/** Without the colours that the formatter itself adds. */
function plain(lines: readonly string[]): string {
  // eslint-disable-next-line no-control-regex
  return lines.join('').replace(/\x1b\[\d{1,2}m/g, '');
}
