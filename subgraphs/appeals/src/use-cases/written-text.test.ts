import { writtenText } from './written-text.js';

describe('a written text', () => {
  test.each([
    ['<p>Яма</p><script>alert(1)</script>&nbsp;x', 'Яма\n\nx'],
    ['<p></p>', ''],
    ['\u00a0&nbsp;', ''],
    ['<script>alert(1)</script>', ''],
    [' Яма\u0000 у\r\nдома ', 'Яма у\nдома'],
    ['<p>Я\u0000ма &#0;&#xd800;</p>', 'Яма \ufffd\ufffd'],
  ])('%j is kept as %j', (source, kept) => expect(writtenText(source)).toBe(kept));

  test.each(['a < b', '5<7', 'люблю <3', 'if (a<b && c>d) {\n    return;\n}', 'тег <script> и &copy=1'])('%j stays', (text) => {
    expect(writtenText(text)).toBe(text);
  });

  test('of a huge length is not read as HTML', () => {
    const huge = `<p>${'я'.repeat(50_000)}</p>`;
    expect(writtenText(huge)).toBe(huge);
  });
});
