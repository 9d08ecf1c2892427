import { isEditorHtml, plainText } from './plain-text.js';

describe('an editor’s HTML', () => {
  test.each([
    ['paragraphs', '<p>Первый.</p><p>Второй.</p>', 'Первый.\n\nВторой.'],
    ['line breaks', 'Раз<br>два<br data-cke-filler=`true`>три<br/>четыре', 'Раз\nдва\nтри\nчетыре'],
    ['spaces that do not break', '<p>ул.&nbsp;Мира,&nbsp;&nbsp;5</p>', 'ул. Мира, 5'],
    ['an empty paragraph', '<p>Да.</p><p>&nbsp;</p><p>Нет.</p>', 'Да.\n\nНет.'],
    ['inline styles', '<p style="margin:0"><span style="color:rgb(1,2,3);">Свет</span> погас</p>', 'Свет погас'],
    ['attributes in backticks', '<p style=`margin-left:0px; text-align:justify;`>Тепла <b>нет</b></p>', 'Тепла нет'],
    ['entities', '<p>&laquo;ЖКО&raquo; &amp; Ко &#8212; 5 &lt; 7</p>', '«ЖКО» & Ко — 5 < 7'],
    ['an unordered list', '<ul><li>яма</li><li>люк</li></ul>', '- яма\n- люк'],
    ['an ordered list', '<ol><li>яма</li><li>люк</li></ol>', '1. яма\n2. люк'],
    ['a link with its address', '<p>Вот <a href=`https://example.org/?a=1`>карта</a></p>', 'Вот карта (https://example.org/?a=1)'],
    ['a link that shows its address', '<a href="https://example.org">https://example.org</a>', 'https://example.org'],
    ['pictures', '<p>Фото</p><figure class=`image`><img src=`data:image;base64,R0lGOD`></figure>', 'Фото'],
    ['scripts and styles', '<style>p{}</style><script>alert(1)</script><p>Текст</p>', 'Текст'],
    ['comments', '<p>До<!-- Word --> после</p>', 'До после'],
    ['a table', '<table><tr><td>дом</td><td>5</td></tr><tr><td>дом</td><td>7</td></tr></table>', 'дом 5\nдом 7'],
  ])('%s', (_, html, text) => expect(plainText(html)).toBe(text));

  test('what only looks like a tag stays', () => {
    expect(plainText('<p>Давление < 2 атм, a<b, а надо <иначе> и <span без конца</p>')).toBe(
      'Давление < 2 атм, a<b, а надо <иначе> и <span без конца',
    );
  });
});

describe('a text without HTML', () => {
  test.each(['a < b и b > a', 'Первая строка\n\n  вторая', 'R&D, AT&T', '<ваш дом>', 'a<b и c>d', 'на остановке `Площадь`'])('%j stays as it is', (text) =>
    expect(plainText(text)).toBe(text),
  );

  test('loses entities and keeps its lines', () => {
    expect(plainText('ул.&nbsp;Мира\nдом&nbsp;5 &amp; 7')).toBe('ул. Мира\nдом 5 & 7');
  });
});

describe('what people type', () => {
  test.each([
    'a < b',
    '5<7 и 7>5',
    '<3',
    'List<a> и Map<b, i>',
    'if (a<b && c>d) return x;',
    'тег <script> мешает',
    'R&D; AT&T',
    '?a=1&copy=2&lt=3',
    '<ваш дом>',
    '<!-- не знаю -->',
    '</p>',
    '',
  ])('%j is no editor’s HTML', (text) => expect(isEditorHtml(text)).toBe(false));

  test.each(['<p>Яма</p>', '<P CLASS="x">Яма</P>', '<p></p>', 'Раз<br>два', 'Раз<br/>два', '<b>Яма</b>', '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', 'дом&nbsp;5', '&laquo;Мир&raquo;', '5 &#60; 7'])(
    '%j is',
    (text) => expect(isEditorHtml(text)).toBe(true),
  );

  test.each<[string, string]>([
    ['comments without an end', '<!--'.repeat(25_000)],
    ['comments with one', `${'<!--'.repeat(25_000)}-->`],
    ['tags without an end', '<a x="'.repeat(16_000)],
    ['a tag of spaces', `<a${' '.repeat(100_000)}`],
    ['a deep nest', `${'<b>'.repeat(7_000)}x${'</b>'.repeat(7_000)}`],
  ])('%s take no time', (_, text) => {
    const start = process.threadCpuUsage();
    isEditorHtml(text);
    plainText(text);
    expect(cpuMsSince(start)).toBeLessThan(8_000);
  });
});

/** Of this thread, in milliseconds: what the machine does meanwhile does not count. */
function cpuMsSince(begun: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(begun);
  return (user + system) / 1_000;
}
