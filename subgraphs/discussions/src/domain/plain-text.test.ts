import fc from 'fast-check';
import { plainText } from './plain-text.js';

describe('plain text', () => {
  test.each([
    ['<p style="color:red">Первый абзац</p><p>Второй&nbsp;абзац</p>', 'Первый абзац\nВторой абзац'],
    ['<script>alert(1)</script>Текст', 'Текст'],
    ['<img src=x onerror="alert(1)">Текст', 'Текст'],
    ['<<b>script>alert(1)<</b>/script>', ''],
    ['до<!-- тайное -->после', 'допосле'],
    ['строка<br/>строка', 'строка\nстрока'],
    ['если а<б и в>г, то 5 < 7', 'если а<б и в>г, то 5 < 7'],
    ['<style>p {}</style>1<STYLE media="x">p {}</STYLE >2<style>3', '123'],
    ['<!DOCTYPE html><html><body>Текст</body></html>', 'Текст'],
    ['<3 этот парк', '<3 этот парк'],
    ['<b&nbsp;>жирно', 'жирно'],
    ['&<b>nbsp;конец', 'конец'],
    ['Яма\u0000 на\r\nул. Ленина\u202e', 'Яма на\nул. Ленина'],
    ['половина \ud800', 'половина \ufffd'],
    ['  \u{1f468}\u200d\u{1f469}  ', '\u{1f468}\u200d\u{1f469}'],
  ])('of %j is %j', (text, expected) => {
    expect(plainText(text)).toBe(expected);
  });

  test('is not changed by being cleaned again', () => {
    const piece = fc.constantFrom('<', '>', '/', 'b', 'p', 'script', '<p>', '</p>', '<!--', '-->', '&nbsp;', ' ', 'я', '\u0000');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        expect(plainText(plainText(pieces.join('')))).toBe(plainText(pieces.join('')));
      }),
    );
  });

  test('has no element of HTML left', () => {
    const piece = fc.constantFrom('<', '>', '/', 'b', 'script', '<script>', '</script>', '<!--', '-->', '<i', ' x=1');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        expect(plainText(pieces.join(''))).not.toMatch(/<(script|b|i)(\s[^<>]*)?>/);
      }),
    );
  });

  test.each([['<script>'], ['<!--'], ['<b'], ['</p'], ['&nbsp']])('of %s again and again takes no time', (piece) => {
    const started = process.threadCpuUsage();
    plainText(piece.repeat(100_000));
    expect(cpuMsSince(started)).toBeLessThan(2_000);
  });

  test('of elements nested without end takes no time either', () => {
    const started = process.threadCpuUsage();
    expect(plainText('<b'.repeat(50_000) + '>'.repeat(50_000))).not.toContain('<');
    expect(cpuMsSince(started)).toBeLessThan(2_000);
  });
});

/** Of this thread, in milliseconds: what the machine does meanwhile does not count. */
function cpuMsSince(begun: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(begun);
  return (user + system) / 1_000;
}
