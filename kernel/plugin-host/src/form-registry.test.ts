import { buildSchema, execute, parse, validateSchema, type GraphQLInterfaceType } from 'graphql';
import { FormRegistry } from './form-registry.js';
import { manifest, text, type Draft } from './manifest.test-support.js';
import { ManifestInvalid } from './manifest/manifest-invalid.js';

const core = `
  scalar DateTime
  type Query { details(form: String): AppealDetails echo(input: AppealDetailsInput): Boolean }
  interface AppealDetails { form: String! }
  type OtherDetails implements AppealDetails { form: String! subject: String }
  type GenericDetails implements AppealDetails { form: String! values: [DetailValue!]! }
  type DetailValue { key: String! value: String! }
  input OtherDetailsInput { subject: String }
  input AppealDetailsInput { other: OtherDetailsInput }
  enum SortDirection { ASC DESC }
  input StringFilter { eq: String }
  input OtherDetailsFilter { subject: StringFilter }
  input AppealDetailsFilter { other: OtherDetailsFilter }
  input OtherDetailsOrder { subject: SortDirection }
  input AppealDetailsOrder { other: OtherDetailsOrder }
`;
const parks = manifest();
const ponds = manifest((m: Draft) => Object.assign(m, { id: 'acme.ponds', typePrefix: 'pond' }));

function answer(registry: FormRegistry, details: unknown, selection: string): unknown {
  const schema = buildSchema(core + registry.sdl());
  const result = execute({ schema, document: parse(`{ details { __typename form ${selection} } }`), rootValue: { details } });
  return JSON.parse(JSON.stringify(result));
}

describe('the SDL of a registry', () => {
  test('makes a valid schema with the core', () => {
    const schema = buildSchema(core + new FormRegistry([parks, ponds]).sdl());
    expect(validateSchema(schema)).toEqual([]);
    const names = schema.getPossibleTypes(schema.getType('AppealDetails') as GraphQLInterfaceType).map((type) => type.name);
    expect(names.toSorted()).toEqual([
      'GenericDetails',
      'OtherDetails',
      'ParkBenchDetails',
      'ParkTreeDetails',
      'PondBenchDetails',
      'PondTreeDetails',
    ]);
  });

  test('is as promised to front ends', () => {
    expect(new FormRegistry([parks]).sdl()).toMatchSnapshot();
  });

  test('is empty without plugins', () => {
    expect(new FormRegistry([]).sdl()).toBe('');
  });

  test('does not depend on the order of plugins, nor on that of a JSON store', () => {
    const reordered = manifest((m: Draft) => (m.forms = { bench: m.forms.bench, tree: m.forms.tree }));
    expect(new FormRegistry([ponds, reordered]).sdl()).toBe(new FormRegistry([parks, ponds]).sdl());
  });

  test('declares the scalar Date only where a form needs it and the core has none', () => {
    const dateless = manifest((m: Draft) => m.forms.tree.splice(5, 1));
    expect(new FormRegistry([parks]).sdl()).toContain('scalar Date');
    expect(new FormRegistry([dateless]).sdl()).not.toContain('scalar Date');
    expect(new FormRegistry([parks], { coreTypes: ['Date'] }).sdl()).not.toContain('scalar Date');
  });
});

describe('a set of plugins', () => {
  test('in which two make the same type is refused, and told who has it', () => {
    const thief = manifest((m: Draft) => Object.assign(m, { id: 'evil', typePrefix: 'park', title: text('Evil') }));
    expect(() => new FormRegistry([parks, thief])).toThrow(ManifestInvalid);
    expect(() => new FormRegistry([parks, thief])).toThrow(/parkTree in the graph, which plugin acme\.parks already has/);
  });

  test('in which one is there twice is refused', () => {
    expect(() => new FormRegistry([parks, parks])).toThrow(/active twice/);
  });

  test('that meets a type of the core is refused', () => {
    expect(() => new FormRegistry([parks], { coreTypes: ['ParkTreeState'] })).toThrow(/ParkTreeState/);
  });
});

describe('stored details', () => {
  const registry = new FormRegistry([parks]);

  test('are answered by their type', () => {
    const details = registry.toGraphQL('parkTree', { count: 3, state: 'DRY', blocks: ['PATH'], fellOn: '2026-11-22' });
    expect(answer(registry, details, '... on ParkTreeDetails { count state blocks fellOn danger }')).toEqual({
      data: {
        details: {
          __typename: 'ParkTreeDetails',
          form: 'parkTree',
          count: 3,
          state: 'DRY',
          blocks: ['PATH'],
          fellOn: '2026-11-22',
          danger: null,
        },
      },
    });
  });

  test('of an older version never break an answer', () => {
    const details = registry.toGraphQL('parkTree', {
      count: 'many',
      height: 'tall',
      state: 'WET',
      blocks: ['SKY', 'ROAD'],
      retired: 'x',
      danger: 'no',
      seenAt: 'once',
    });
    expect(answer(registry, details, '... on ParkTreeDetails { count height state blocks danger seenAt }')).toEqual({
      data: {
        details: {
          __typename: 'ParkTreeDetails',
          form: 'parkTree',
          count: null,
          height: null,
          state: null,
          blocks: ['ROAD'],
          danger: null,
          seenAt: null,
        },
      },
    });
  });

  test('of a plugin that is gone stay readable', () => {
    const details = registry.toGraphQL('roadPothole', { lane: 2, hazard: true, blocks: ['PATH', 'ROAD'] });
    expect(answer(registry, details, '... on GenericDetails { values { key value } }')).toEqual({
      data: {
        details: {
          __typename: 'GenericDetails',
          form: 'roadPothole',
          values: [
            { key: 'lane', value: '2' },
            { key: 'hazard', value: 'true' },
            { key: 'blocks', value: 'PATH, ROAD' },
          ],
        },
      },
    });
  });

  test('of the built-in form are the core’s', () => {
    expect(registry.toGraphQL('other', { subject: 'Вопрос' })).toEqual({
      __typename: 'OtherDetails',
      form: 'other',
      subject: 'Вопрос',
      originalSubtopic: null,
      originalAgency: null,
    });
  });
});
