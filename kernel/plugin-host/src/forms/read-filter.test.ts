import { buildSchema, validateSchema } from 'graphql';
import { FormRegistry } from '../form-registry.js';
import { manifest, refusal, draft, type Draft } from '../manifest.test-support.js';

const CORE = `
  scalar DateTime
  enum SortDirection { ASC DESC }
  type Query { appeals(filter: AppealDetailsFilter, order: AppealDetailsOrder, input: AppealDetailsInput): AppealDetails }
  interface AppealDetails { form: String! }
  input AppealDetailsInput { other: String }
  input StringFilter { eq: String }
  input AppealDetailsFilter { other: StringFilter }
  input AppealDetailsOrder { other: SortDirection }
`;
const indexed = manifest((m: Draft) => m.forms.tree.forEach((field: Draft) => (field.indexed = true)));
const registry = new FormRegistry([indexed]);
const tests = (parkTree: Record<string, unknown>) => registry.conditions({ parkTree })?.tests.map(({ key, column, operator, value }) => [key, column, operator, value]);

describe('the filters of a plugin', () => {
  test('make a valid schema, with a type of operators for each kind of field', () => {
    const schema = buildSchema(CORE + registry.sdl());
    expect(validateSchema(schema)).toEqual([]);
    const { ParkTreeDetailsFilter: filter, ParkTreeDetailsOrder: order } = schema.getTypeMap() as Record<string, { getFields?: () => Record<string, { type: unknown }> }>;
    expect(Object.entries(filter!.getFields!()).map(([key, { type }]) => `${key} ${String(type)}`)).toEqual([
      'count IntFilter', 'height FloatFilter', 'danger BooleanFilter', 'tag StringFilter', 'story PresenceFilter', 'fellOn DateFilter',
      'seenAt DateTimeFilter', 'state ParkTreeStateFilter', 'blocks ParkTreeBlocksFilter',
    ]);
    expect(Object.keys(order!.getFields!())).toEqual(['count', 'height', 'danger', 'tag', 'fellOn', 'seenAt', 'state']);
  });

  test('are not there for a form without an indexed field', () => {
    expect(new FormRegistry([manifest()]).sdl()).not.toMatch(/Filter|Order/);
    expect(new FormRegistry([manifest()]).conditions({ parkTree: { count: { eq: 1 } } })).toEqual({ form: 'parkTree', tests: [] });
  });

  test('take no name that another type has', () => {
    const twice = draft((m: Draft) => m.forms.tree.push({ ...m.forms.tree[7], key: 'details' }));
    expect(refusal(twice)).toEqual(['TYPE_CLASH /forms/tree/9/key', 'TYPE_CLASH /forms/tree/9/key']);
  });
});

describe('a filter', () => {
  test('is read as comparisons of what is stored', () => {
    expect(tests({ count: { gte: 2, lt: 5 }, danger: { eq: false } })).toEqual([
      ['count', 'number', 'gte', 2], ['count', 'number', 'lt', 5], ['danger', 'flag', 'eq', false],
    ]);
    expect(tests({ tag: { in: [' AB-1 ', 'AB-1'] }, story: { isNull: true } })).toEqual([['tag', 'text', 'in', ['AB-1']], ['story', 'text', 'isNull', true]]);
    expect(tests({ fellOn: { eq: '2026-11-22' }, seenAt: { lte: new Date('2026-11-22T10:30:00+07:00') } })).toEqual([
      ['fellOn', 'text', 'eq', '2026-11-22'], ['seenAt', 'text', 'lte', '2026-11-22T03:30:00.000Z'],
    ]);
    expect(tests({ blocks: { hasAny: ['PATH', 'ROAD'] }, state: null })).toEqual([['blocks', 'text', 'hasAny', ['PATH', 'ROAD']]]);
  });

  test('of nothing is none', () => {
    for (const raw of [undefined, null, {}, { parkTree: null }]) expect(registry.conditions(raw)).toBeNull();
    for (const raw of [undefined, null, {}, { parkTree: {} }, { parkTree: { count: null } }]) expect(registry.order(raw)).toBeNull();
  });

  test.each([
    ['two forms', { parkTree: {}, parkBench: {} }],
    ['no day', { parkTree: { fellOn: { eq: '2026-02-30' } } }],
    ['a number for a day', { parkTree: { fellOn: { eq: 5 } } }],
    ['an object for a day', { parkTree: { fellOn: { in: [{ $ne: 1 }] } } }],
    ['no values', { parkTree: { state: { in: [] } } }],
    ['too many values', { parkTree: { count: { in: Array.from({ length: 101 }, (_, i) => i) } } }],
    ['a text that cannot be stored', { parkTree: { tag: { eq: 'a\u0000' } } }],
    ['a text longer than any', { parkTree: { tag: { eq: 'a'.repeat(501) } } }],
  ])('of %s is refused', (_, raw) => {
    expect(() => registry.conditions(raw)).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
  });

  test.each([['two fields', { parkTree: { count: 'ASC', height: 'ASC' } }], ['a choice of several', { parkTree: { blocks: 'ASC' } }], ['a field that is not there', { parkTree: { toString: 'ASC' } }]])(
    'by %s sorts nothing',
    (_, raw) => {
      expect(() => registry.order(raw)).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
    },
  );
});
