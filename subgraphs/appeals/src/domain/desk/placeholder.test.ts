import { PLACEHOLDERS, checkPlaceholders, fill, placeholdersOf, type PlaceholderValues } from './placeholder.js';

const NOTHING = Object.fromEntries(PLACEHOLDERS.map(({ name }) => [name, null])) as PlaceholderValues;
const issues = (text: string) => checkPlaceholders(text, ['body']).map(({ message }) => message.en.split(/[:.]/)[0]);

describe('placeholders of a template', () => {
  test('are each replaced wherever they stand, spaces within the braces or not', () => {
    const { text, unfilled } = fill('№ {{appeal.number}} ({{ appeal.number }}) от {{appeal.submittedOn}}', { ...NOTHING, 'appeal.number': 'MTDH-2026-1' });
    expect(text).toBe('№ MTDH-2026-1 (MTDH-2026-1) от {{appeal.submittedOn}}');
    expect(unfilled).toEqual(['appeal.submittedOn']);
  });

  test('that a citizen wrote stay what they wrote, as do signs that replacing would read', () => {
    const written = { ...NOTHING, 'appeal.address': '{{author.name}}, $& $1', 'author.name': 'Анна' };
    expect(fill('{{appeal.address}}', written)).toEqual({ text: '{{author.name}}, $& $1', unfilled: [] });
  });

  test('are listed once, in their order', () => {
    expect(placeholdersOf('{{today}} {{author.name}} {{today}} {{nothing}}')).toEqual(['today', 'author.name']);
  });

  test.each([
    ['Здравствуйте, {{author.name}}!', []],
    ['{ } } {', []],
    ['{{author.nam}}', ['Line 1, character 1']],
    ['Да\nЁж 😀 {{}} {{constructor}}', ['Line 2, character 6', 'Line 2, character 11']],
    ['{{author.name}', ['Line 1, character 1']],
    ['{{{{today}}', ['Line 1, character 1']],
    ['{{ {{today}} {{x', ['Line 1, character 1', 'Line 1, character 14']],
  ])('%j: what is wrong is told with its place', (text, expected) => {
    expect(issues(text)).toEqual(expected);
  });
});
