import { manifest, text, type Draft } from '../manifest.test-support.js';
import { breakingChanges } from './breaking-changes.js';

const parks = manifest();

function broken(change: (m: Draft) => void, from = parks): string[] {
  return breakingChanges(from, manifest(change)).map(({ path }) => path);
}

describe('within a major version', () => {
  test('nothing changed breaks nothing', () => {
    expect(breakingChanges(parks, parks)).toEqual([]);
  });

  test.each<[string, (m: Draft) => void]>([
    ['a new category and form', (m) => { m.forms.pond = [{ key: 'depth', type: 'float', required: true, title: text('Depth') }]; m.categories.push({ ...m.categories[1], key: 'pond', form: 'pond' }); }],
    ['an optional field', (m) => m.forms.bench.push({ key: 'age', type: 'int', title: text('Age') })],
    ['a new value', (m) => m.forms.tree[7].values.push({ key: 'BENT', title: text('Bent') })],
    ['wider limits', (m) => { m.forms.tree[0].max = 900; m.forms.tree[1].min = 0.1; m.forms.tree[3].max = 14; delete m.forms.tree[3].pattern; }],
    ['a limit that only says the usual one', (m) => (m.forms.bench[0].max = 200)],
    ['other words, terms and an index', (m) => { m.title = text('Green'); m.categories[0].term.amount = 3; m.forms.bench[0].indexed = true; }],
    ['what is no longer required', (m) => (m.forms.tree[0].required = false)],
  ])('%s may come', (_, change) => {
    expect(broken(change)).toEqual([]);
  });

  test.each<[string, (m: Draft) => void, string]>([
    ['another type prefix', (m) => (m.typePrefix = 'garden'), '/typePrefix'],
    ['a lost category', (m) => m.categories.pop(), '/categories/2'],
    ['another form of a category', (m) => (m.categories[2].form = 'bench'), '/categories/2/form'],
    ['a lost field', (m) => m.forms.tree.splice(1, 1), '/forms/tree/1'],
    ['another type', (m) => (m.forms.bench[0].type = 'text'), '/forms/bench/0/type'],
    ['a new required field', (m) => m.forms.bench.push({ key: 'age', type: 'int', required: true, title: text('Age') }), '/forms/bench/1/required'],
    ['what was optional', (m) => (m.forms.bench[0].required = true), '/forms/bench/0/required'],
    ['a lost value', (m) => m.forms.tree[8].values.pop(), '/forms/tree/8/values'],
    ['a higher minimum', (m) => (m.forms.tree[0].min = 2), '/forms/tree/0/min'],
    ['a lower maximum', (m) => (m.forms.tree[0].max = 9), '/forms/tree/0/max'],
    ['a shorter text than usual', (m) => (m.forms.bench[0].max = 100), '/forms/bench/0/max'],
    ['another pattern', (m) => (m.forms.tree[3].pattern = '[A-Z]{2}'), '/forms/tree/3/pattern'],
  ])('%s is refused', (_, change, path) => {
    expect(broken(change)).toEqual([path]);
  });

  test('the usual length counts when a longer one is taken back', () => {
    const long = manifest((m) => (m.forms.bench[0].max = 500));
    expect(broken(() => undefined, long)).toEqual(['/forms/bench/0/max']);
  });

  test('a lost form is told once, with its categories', () => {
    expect(broken((m) => { delete m.forms.bench; delete m.categories[1].form; })).toEqual(['/categories/1/form', '/forms/bench']);
  });
});
