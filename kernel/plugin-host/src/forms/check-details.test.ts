import { FormRegistry } from '../form-registry.js';
import { manifest, text } from '../manifest.test-support.js';
import type { DetailsAccepted, DetailsRefused } from './check-details.js';

const registry = new FormRegistry([manifest((m) => m.forms.bench.push({ key: 'age', type: 'int', title: text('Age') }))]);

function verdict(result: DetailsAccepted | DetailsRefused): unknown {
  return result.ok ? result.values : result.issues.map((issue) => `${issue.code} ${issue.path.join('.')}`);
}

function tree(filled: Record<string, unknown>): unknown {
  return verdict(registry.check({ parkTree: { count: 1, ...filled } }, 'parkTree'));
}

describe('details', () => {
  test('that fit are taken, with the plugin and the version that took them', () => {
    expect(registry.check({ parkTree: { count: 3, danger: false } }, 'parkTree')).toEqual({
      ok: true,
      form: 'parkTree',
      pluginId: 'acme.parks',
      formVersion: '1.2.0',
      values: { count: 3, danger: false },
    });
  });

  test('may come without a prototype, as graphql gives them', () => {
    const details = Object.assign(Object.create(null), { parkTree: Object.assign(Object.create(null), { count: 3 }) });
    expect(registry.check(details, 'parkTree')).toMatchObject({ ok: true, values: { count: 3 } });
  });

  test('may be absent when the form asks for nothing, or the category has none', () => {
    const none = { ok: true, form: null, pluginId: null, formVersion: null, values: {} };
    expect(registry.check(null, 'parkBench')).toEqual(none);
    expect(registry.check(undefined, 'parkBench')).toEqual(none);
    expect(registry.check(null, null)).toEqual(none);
    expect(registry.check(null, 'other')).toEqual(none);
  });

  test('must be there when the form asks for something', () => {
    expect(verdict(registry.check(null, 'parkTree'))).toEqual(['REQUIRED details.parkTree.count']);
    expect(verdict(registry.check({}, 'parkTree'))).toEqual(['REQUIRED details.parkTree.count']);
    expect(verdict(registry.check({ parkTree: null }, 'parkTree'))).toEqual(['REQUIRED details.parkTree.count']);
    expect(verdict(registry.check({ parkTree: {} }, 'parkTree'))).toEqual(['REQUIRED details.parkTree.count']);
    expect(verdict(registry.check({ parkTree: { count: null } }, 'parkTree'))).toEqual(['REQUIRED details.parkTree.count']);
  });

  test('say in both languages what is missing', () => {
    const result = registry.check({ parkTree: {} }, 'parkTree');
    expect(result).toMatchObject({
      issues: [{ message: { ru: '«Число деревьев»: заполните это поле.', en: 'Number of trees: fill in this field.' } }],
    });
  });

  test('set exactly one form', () => {
    expect(verdict(registry.check({}, 'parkBench'))).toEqual(['REQUIRED details']);
    expect(verdict(registry.check({ parkBench: null }, 'parkBench'))).toEqual(['REQUIRED details']);
    expect(verdict(registry.check({ parkTree: { count: 1 }, parkBench: {} }, 'parkTree'))).toEqual(['MORE_THAN_ONE_FORM details']);
    expect(verdict(registry.check({ parkTree: { count: 1 }, parkBench: null }, 'parkTree'))).toEqual({ count: 1 });
  });

  test('of another form are refused', () => {
    expect(verdict(registry.check({ parkBench: {} }, 'parkTree'))).toEqual(['WRONG_FORM details.parkBench']);
    expect(verdict(registry.check({ parkTree: { count: 1 } }, null))).toEqual(['WRONG_FORM details.parkTree']);
    expect(verdict(registry.check({ nobody: {} }, 'parkTree'))).toEqual(['WRONG_FORM details.nobody']);
    expect(verdict(registry.check({ other: { subject: 'x' } }, 'parkTree'))).toEqual(['WRONG_FORM details.other']);
    expect(verdict(registry.check({ parkTree: { count: 1 } }, 'other'))).toEqual(['WRONG_FORM details.parkTree']);
  });

  test('of the built-in form need no plugin', () => {
    expect(new FormRegistry([]).check({ other: { subject: ' Вопрос ' } }, 'other')).toEqual({
      ok: true,
      form: 'other',
      pluginId: 'core',
      formVersion: '1.0.0',
      values: { subject: 'Вопрос' },
    });
  });

  test('are not asked for when the plugin is not active', () => {
    expect(registry.check(null, 'goneForm')).toMatchObject({ ok: true, form: null });
    expect(verdict(registry.check({ goneForm: { a: 1 } }, 'goneForm'))).toEqual(['WRONG_FORM details.goneForm']);
  });

  test.each([5, 'x', [], true])('that are %j instead of a form are refused', (raw) => {
    expect(verdict(registry.check(raw, 'parkTree'))).toEqual(['WRONG_TYPE details']);
    expect(verdict(registry.check({ parkTree: raw }, 'parkTree'))).toEqual(['WRONG_TYPE details.parkTree']);
  });

  test('name every fault at once', () => {
    expect(verdict(registry.check({ parkTree: { height: 0, state: 'WET', colour: 'red' } }, 'parkTree'))).toEqual([
      'UNKNOWN_FIELD details.parkTree.colour',
      'OUT_OF_RANGE details.parkTree.height',
      'UNKNOWN_VALUE details.parkTree.state',
      'REQUIRED details.parkTree.count',
    ]);
  });

  test('do not follow prototypes or repeat endless names', () => {
    expect(verdict(registry.check(JSON.parse('{"__proto__": {"count": 1}}'), 'parkTree'))).toEqual(['WRONG_FORM details.__proto__']);
    expect(verdict(registry.check({ parkTree: Object.create({ count: 1 }) }, 'parkTree'))).toEqual(['REQUIRED details.parkTree.count']);
    expect(verdict(registry.check({ constructor: {} }, 'parkTree'))).toEqual(['WRONG_FORM details.constructor']);
    const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`${'x'.repeat(500)}${i}`, 1]));
    const result = registry.check({ parkTree: many }, 'parkTree');
    expect(result).toMatchObject({ ok: false });
    expect(JSON.stringify(result).length).toBeLessThan(10_000);
  });
});

describe('a field', () => {
  test.each<[Record<string, unknown>, string]>([
    [{ count: 0 }, 'OUT_OF_RANGE'],
    [{ count: 501 }, 'OUT_OF_RANGE'],
    [{ count: 1.5 }, 'WRONG_TYPE'],
    [{ count: '2' }, 'WRONG_TYPE'],
    [{ count: NaN }, 'WRONG_TYPE'],
    [{ height: 0.4 }, 'OUT_OF_RANGE'],
    [{ height: Infinity }, 'WRONG_TYPE'],
    [{ danger: 'yes' }, 'WRONG_TYPE'],
    [{ danger: 1 }, 'WRONG_TYPE'],
    [{ tag: 'AB-12345678901' }, 'TOO_LONG'],
    [{ tag: 'ab-1' }, 'PATTERN'],
    [{ tag: 'xAB-1x' }, 'PATTERN'],
    [{ tag: 7 }, 'WRONG_TYPE'],
    [{ story: 'ab' }, 'TOO_SHORT'],
    [{ story: 'я'.repeat(4_001) }, 'TOO_LONG'],
    [{ tag: 'AB\0-1' }, 'BAD_TEXT'],
    [{ tag: 'AB\ud800' }, 'BAD_TEXT'],
    [{ fellOn: '2026-02-29' }, 'WRONG_TYPE'],
    [{ fellOn: '22.11.2026' }, 'WRONG_TYPE'],
    [{ seenAt: '2026-11-22T10:00' }, 'WRONG_TYPE'],
    [{ seenAt: new Date(NaN) }, 'WRONG_TYPE'],
    [{ state: 'WET' }, 'UNKNOWN_VALUE'],
    [{ state: 'constructor' }, 'UNKNOWN_VALUE'],
    [{ state: ['DRY'] }, 'WRONG_TYPE'],
    [{ blocks: ['PATH', 'SKY'] }, 'UNKNOWN_VALUE'],
    [{ blocks: ['PATH', 'ROAD', 'YARD'] }, 'OUT_OF_RANGE'],
    [{ blocks: 'PATH' }, 'WRONG_TYPE'],
    [{ blocks: [{}] }, 'UNKNOWN_VALUE'],
  ])('refuses %j with %s', (filled, code) => {
    expect(tree(filled)).toEqual([`${code} details.parkTree.${Object.keys(filled)[0]!}`]);
  });

  test('takes what fits, in its plainest form', () => {
    expect(tree({ count: 500, height: 0.5, tag: ' AB-12 ', story: 'Упало 🌳\nна тропу', state: 'DRY' })).toEqual({
      count: 500,
      height: 0.5,
      tag: 'AB-12',
      story: 'Упало 🌳\nна тропу',
      state: 'DRY',
    });
    expect(tree({ blocks: ['ROAD', 'PATH', 'ROAD'] })).toEqual({ count: 1, blocks: ['PATH', 'ROAD'] });
    expect(tree({ fellOn: '2028-02-29', seenAt: '2026-11-22T10:00:00+07:00' })).toEqual({
      count: 1,
      fellOn: '2028-02-29',
      seenAt: '2026-11-22T03:00:00.000Z',
    });
    expect(tree({ seenAt: new Date('2026-11-22T03:00:00Z') })).toEqual({ count: 1, seenAt: '2026-11-22T03:00:00.000Z' });
  });

  test('with a long text loses signs that nobody sees', () => {
    expect(tree({ story: 'Упало\0 дерево\r\nна тропу\ud800' })).toEqual({ count: 1, story: 'Упало дерево\nна тропу\ufffd' });
  });

  test('that is empty says nothing', () => {
    expect(tree({ tag: '   ', story: '', blocks: [], danger: null })).toEqual({ count: 1 });
  });

  test('counts characters as people do, not in UTF-16', () => {
    expect(verdict(registry.check({ other: { subject: '🌳'.repeat(200) } }, 'other'))).toEqual({ subject: '🌳'.repeat(200) });
    expect(verdict(registry.check({ other: { subject: '🌳'.repeat(201) } }, 'other'))).toEqual(['TOO_LONG details.other.subject']);
    expect(verdict(registry.check({ other: { subject: 'x\ny' } }, 'other'))).toEqual(['BAD_TEXT details.other.subject']);
  });
});
