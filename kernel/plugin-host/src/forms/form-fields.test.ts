import { manifest } from '../manifest.test-support.js';
import { describeForm } from './form-fields.js';

describe('the fields of a form', () => {
  test('are told with all their limits, in the order in which they are asked', () => {
    const fields = describeForm(manifest((m) => (m.forms.tree[0].indexed = true)), 'parkTree');
    expect(fields.map(({ key, type, isRequired, isIndexed, min, max }) => [key, type, isRequired, isIndexed, min, max])).toEqual([
      ['count', 'int', true, true, 1, 500],
      ['height', 'float', false, false, 0.5, null],
      ['danger', 'boolean', false, false, null, null],
      ['tag', 'string', false, false, null, 12],
      ['story', 'text', false, false, 3, 4_000],
      ['fellOn', 'date', false, false, null, null],
      ['seenAt', 'datetime', false, false, null, null],
      ['state', 'enum', false, false, null, null],
      ['blocks', 'multi-enum', false, false, null, 2],
    ]);
    expect(fields[3]).toMatchObject({ pattern: '[A-Z]{2}-\\d{1,4}', hint: { en: 'On the trunk' }, values: [] });
    expect(fields[7]).toMatchObject({ pattern: null, hint: null, values: [{ key: 'DRY' }, { key: 'FALLEN' }] });
  });

  test('of the built-in form are those that citizens fill in', () => {
    expect(describeForm(null, 'other').map(({ key, max }) => [key, max])).toEqual([['subject', 200]]);
  });

  test.each(['parkPond', 'tree', 'constructor', '__proto__', ''])('of a form %j that is not there are none', (form) => {
    expect(describeForm(manifest(), form)).toEqual([]);
    expect(describeForm(null, form)).toEqual([]);
  });
});
