import { readFileSync } from 'node:fs';
import { draft, refusal, text, type Draft } from '../manifest.test-support.js';
import { parseManifest } from './parse-manifest.js';

/** The draft with one change → what is said about it. */
function after(change: (manifest: Draft) => void): string[] {
  return refusal(draft(change));
}

describe('a manifest', () => {
  test('with a field of every type is taken', () => {
    expect(refusal(draft())).toEqual([]);
  });

  test('that the page of the contract shows is taken', () => {
    const page = readFileSync(new URL('../../../../plugins/sdk/README.md', import.meta.url), 'utf8');
    expect(refusal(JSON.parse(/```json\n([^`]+)```/.exec(page)![1]!))).toEqual([]);
  });

  test('is taken as a frozen copy, so that nobody changes it later', () => {
    const source = draft();
    const parsed = parseManifest(source);
    source.forms.tree.length = 0;
    expect(parsed.forms['tree']).toHaveLength(9);
    expect(Object.isFrozen(parsed.forms['tree']![0]!.title)).toBe(true);
  });

  test.each([null, undefined, 42, 'roads', [], true])('is not %j', (json) => {
    expect(refusal(json)[0]).toMatch(/^SCHEMA /);
  });

  test('needs its parts, and each missing one is named', () => {
    expect(refusal({})).toEqual(expect.arrayContaining(['SCHEMA /apiVersion', 'SCHEMA /id', 'SCHEMA /categories', 'SCHEMA /forms']));
  });

  test.each<[string, (m: Draft) => void, string]>([
    ['an unknown property', (m) => (m.evil = 1), 'SCHEMA /evil'],
    ['an unknown property of a category', (m) => (m.categories[0].evil = 1), 'SCHEMA /categories/0/evil'],
    ['a contract of another version', (m) => (m.apiVersion = 2), 'SCHEMA /apiVersion'],
    ['an id in capitals', (m) => (m.id = 'Roads'), 'SCHEMA /id'],
    ['an id that climbs', (m) => (m.id = '../roads'), 'SCHEMA /id'],
    ['a version that is none', (m) => (m.version = '1.0'), 'SCHEMA /version'],
    ['a platform that is none', (m) => (m.engines.platform = '*'), 'SCHEMA /engines/platform'],
    ['a title without Russian', (m) => delete m.title.ru, 'SCHEMA /title/ru'],
    ['a blank title', (m) => (m.title.ru = '   '), 'SCHEMA /title/ru'],
    ['a title of two lines', (m) => (m.title.ru = 'Дороги\nи мосты'), 'SCHEMA /title/ru'],
    ['a title that is too long', (m) => (m.title.ru = 'я'.repeat(201)), 'SCHEMA /title/ru'],
    ['no category', (m) => (m.categories = []), 'SCHEMA /categories'],
    ['a term of nothing', (m) => (m.categories[0].term.amount = 0), 'SCHEMA /categories/0/term/amount'],
    ['a term in weeks', (m) => (m.categories[0].term.unit = 'WEEKS'), 'SCHEMA /categories/0/term/unit'],
    ['a field of an unknown type', (m) => (m.forms.tree[0].type = 'file'), 'SCHEMA /forms/tree/0/type'],
    ['an enum without values', (m) => delete m.forms.tree[7].values, 'SCHEMA /forms/tree/7/values'],
    ['values of a number', (m) => (m.forms.tree[0].values = []), 'SCHEMA /forms/tree/0/values'],
    ['a pattern of a number', (m) => (m.forms.tree[0].pattern = '1'), 'SCHEMA /forms/tree/0/pattern'],
    ['a range of a boolean', (m) => (m.forms.tree[2].min = 1), 'SCHEMA /forms/tree/2/min'],
    ['half a pothole', (m) => (m.forms.tree[0].min = 0.5), 'SCHEMA /forms/tree/0/min'],
    ['an int beyond GraphQL', (m) => (m.forms.tree[0].max = 2 ** 31), 'SCHEMA /forms/tree/0/max'],
    ['an enum value in small letters', (m) => (m.forms.tree[7].values[0].key = 'dry'), 'SCHEMA /forms/tree/7/values/0/key'],
    ['an enum value that GraphQL keeps', (m) => (m.forms.tree[7].values[0].key = '__DRY'), 'SCHEMA /forms/tree/7/values/0/key'],
    ['a day that no year has', (m) => (m.season.winter.from = '02-30'), 'SCHEMA /season/winter/from'],
    ['a rule without a condition', (m) => (m.deadlines[0].when = {}), 'SCHEMA /deadlines/0/when'],
    ['hooks, which are reserved', (m) => (m.hooks = { onStatus: 'hooks.js' }), 'SCHEMA /hooks'],
    ['a permission that is none', (m) => (m.permissions = ['net']), 'SCHEMA /permissions/0'],
    ['a setting with a pattern', (m) => (m.config = { type: 'object', properties: { limit: { type: 'string', pattern: '(a+)+' } } }), 'SCHEMA /config/properties/limit/pattern'],
    ['settings elsewhere', (m) => (m.config = { $ref: 'http://localhost/schema.json' }), 'SCHEMA /config/$ref'],
  ])('with %s is refused', (_, change, issue) => {
    expect(after(change)).toContain(issue);
  });

  test.each<[string, (m: Draft) => void, string]>([
    ['a required setting that is none', (m) => (m.config = { type: 'object', properties: {}, required: ['limit'] }), 'UNKNOWN_NAME /config/required/0'],
    ['a setting of a name that every object has', (m) => (m.config = { type: 'object', properties: { constructor: { type: 'string' } } }), 'RESERVED /config/properties/constructor'],
    ['a default that does not fit', (m) => (m.config = { type: 'object', properties: { limit: { type: 'integer', maximum: 5, default: 9 } } }), 'RANGE /config/properties/limit/default'],
    ['a choice of another type', (m) => (m.config = { type: 'object', properties: { limit: { type: 'integer', enum: ['a'] } } }), 'SCHEMA /config/properties/limit/enum/0'],
    ['two categories of one key', (m) => (m.categories[1].key = 'tree'), 'DUPLICATE /categories/1/key'],
    ['two fields of one key', (m) => (m.forms.tree[1].key = 'count'), 'DUPLICATE /forms/tree/1/key'],
    ['two values of one key', (m) => (m.forms.tree[7].values[1].key = 'DRY'), 'DUPLICATE /forms/tree/7/values/1/key'],
    ['two root causes of one key', (m) => m.rootCauses.push(m.rootCauses[0]), 'DUPLICATE /rootCauses/1/key'],
    [
      'two services of one code',
      (m) => m.categories.slice(0, 2).forEach((c: Draft) => (c.open311 = { serviceCode: 'x' })),
      'DUPLICATE /categories/1/open311/serviceCode',
    ],
    ['a form that is not there', (m) => (m.categories[0].form = 'bush'), 'UNKNOWN_NAME /categories/0/form'],
    ['a form that only JavaScript has', (m) => (m.categories[0].form = 'constructor'), 'UNKNOWN_NAME /categories/0/form'],
    ['a root cause that is not there', (m) => (m.categories[0].rootCauses = ['rain']), 'UNKNOWN_NAME /categories/0/rootCauses/0'],
    ['a season that is not there', (m) => (m.categories[0].season = 'summer'), 'UNKNOWN_NAME /categories/0/season'],
    ['a placeholder that nobody fills', (m) => (m.replyTemplates[0].text.ru = 'Вам, {name}'), 'UNKNOWN_NAME /replyTemplates/0/text/ru'],
    ['a least above the greatest', (m) => (m.forms.tree[0].min = 501), 'RANGE /forms/tree/0/min'],
    ['a least length above the usual greatest', (m) => (m.forms.bench[0].min = 201), 'RANGE /forms/bench/0/min'],
    ['more choices than values', (m) => (m.forms.tree[8].max = 4), 'RANGE /forms/tree/8/max'],
    ['the id of the core', (m) => (m.id = 'core'), 'RESERVED /id'],
    ['the field that every form has', (m) => (m.forms.bench[0].key = 'form'), 'RESERVED /forms/bench/0/key'],
    ['a rule for a category that is not there', (m) => (m.deadlines[0].categories = ['pond']), 'UNKNOWN_NAME /deadlines/0/categories'],
    [
      'a rule on a field that the form lacks',
      (m) => (m.deadlines[0].categories = ['bench']),
      'UNKNOWN_NAME /deadlines/0/when/fields/danger',
    ],
    ['a rule on a field that no form has', (m) => (m.deadlines[0].when.fields = { colour: { eq: 'RED' } }), 'UNREACHABLE /deadlines/0'],
    ['a rule on a season that is not there', (m) => (m.deadlines[0].when.season = 'summer'), 'UNKNOWN_NAME /deadlines/0/when/season'],
    [
      'a rule that compares a boolean with a text',
      (m) => (m.deadlines[0].when.fields.danger.eq = 'yes'),
      'BAD_CONDITION /deadlines/0/when/fields/danger',
    ],
    [
      'a rule that compares a number with a text',
      (m) => (m.deadlines[1].when.fields.count = { eq: '3' }),
      'BAD_CONDITION /deadlines/1/when/fields/count',
    ],
    [
      'a rule whose bounds exclude everything',
      (m) => (m.deadlines[1].when.fields.count = { gte: 9, lte: 3 }),
      'BAD_CONDITION /deadlines/1/when/fields/count',
    ],
    [
      'a rule on a value that the enum lacks',
      (m) => (m.routing[0].when.fields.state.in = ['WET']),
      'BAD_CONDITION /routing/0/when/fields/state',
    ],
    ['an index on a personal field', (m) => Object.assign(m.forms.tree[3], { personal: true, indexed: true }), 'PERSONAL /forms/tree/3/indexed'],
    ['a rule on a personal field', (m) => (m.forms.tree[2].personal = true), 'PERSONAL /deadlines/0/when/fields/danger'],
    ['a rule on free text', (m) => (m.deadlines[0].when.fields = { story: { eq: 'x' } }), 'BAD_CONDITION /deadlines/0/when/fields/story'],
    ['a rule that an earlier one hides', (m) => m.deadlines.push(m.deadlines[0]), 'UNREACHABLE /deadlines/2'],
  ])('with %s is refused', (_, change, issue) => {
    expect(after(change)).toEqual([issue]);
  });

  test('may have a narrower rule after a wider one only for what the wider one leaves', () => {
    const narrower = {
      when: { season: 'winter', fields: { danger: { eq: true } } },
      term: { amount: 2, unit: 'WORKING_DAYS' },
      reason: text('Both'),
    };
    expect(after((m) => m.deadlines.push(narrower))).toEqual(['UNREACHABLE /deadlines/2']);
    expect(after((m) => m.deadlines.unshift(narrower))).toEqual([]);
  });
});

describe('the tables of a new manifest', () => {
  test.each<[string, (m: Draft) => void, string]>([
    ['a number that the field never takes', (m) => (m.deadlines[1].when.fields.count = { gte: 501 }), 'BAD_CONDITION /deadlines/1/when/fields/count'],
    ['a list of numbers that the field never takes', (m) => (m.deadlines[1].when.fields.count = { in: [0, 501] }), 'BAD_CONDITION /deadlines/1/when/fields/count'],
    ['a line within wider bounds', (m) => m.deadlines.push({ ...m.deadlines[1], when: { season: 'winter', fields: { count: { in: [3, 9] } } } }), 'UNREACHABLE /deadlines/2'],
    ['a line within wider bounds of a fraction', (m) => m.deadlines.push(
      { when: { fields: { height: { gte: 2 } } }, term: m.deadlines[0].term, reason: m.deadlines[0].reason },
      { when: { fields: { height: { gte: 3, lte: 4 } } }, term: m.deadlines[0].term, reason: m.deadlines[0].reason },
    ), 'UNREACHABLE /deadlines/3'],
    ['a line in a longer season', (m) => {
      m.season.frost = { ...m.season.winter, from: '12-01', to: '02-29' };
      m.deadlines.push({ ...m.deadlines[1], when: { season: 'frost', fields: { count: { eq: 5 } } } });
    }, 'UNREACHABLE /deadlines/2'],
    ['a choice among those of a line before', (m) => m.routing.push({ ...m.routing[0], when: { fields: { state: { eq: 'DRY' } } } }), 'UNREACHABLE /routing/1'],
  ])('have no line that never applies: %s', (_, change, expected) => {
    expect(refusal(draft(change), { isNew: true })).toEqual([expected]);
    // What was accepted before goes on as it is.
    expect(refusal(draft(change))).toEqual([]);
  });

  test('may have a narrow line before a wide one, and one for what others leave', () => {
    const change = (m: Draft) => m.deadlines.unshift({ ...m.deadlines[1], when: { season: 'winter', fields: { count: { in: [3, 4] } } } }, { ...m.deadlines[1], when: { fields: { count: { gte: 100 } } } });
    expect(refusal(draft(change), { isNew: true })).toEqual([]);
  });
});
