import fc from 'fast-check';
import { parse, type DocumentNode, type EnumTypeDefinitionNode } from 'graphql';
import { FormRegistry } from '../form-registry.js';
import { draft, manifest, refusal, text, type Draft } from '../manifest.test-support.js';

function definitionsOf(document: DocumentNode): string[] {
  return document.definitions.map((definition) => `${definition.kind} ${'name' in definition ? definition.name?.value : ''}`);
}

const honest = definitionsOf(parse(new FormRegistry([manifest()]).sdl()));

describe('a hostile manifest', () => {
  test.each([
    '"""\n} type Evil { x: Int } """',
    '""" type Evil { x: Int }',
    '\\"""',
    '"',
    '\\',
    '#',
    '} extend type Query { evil: Int }',
    '\\u0022\\u0022\\u0022',
  ])('cannot break out of a description with %j', (words) => {
    const titled = (m: Draft) => {
      const flat = words.replaceAll('\n', ' ');
      m.forms.tree[0].title = text(flat, flat);
      m.forms.tree[3].hint = text(flat, flat);
      m.forms.tree[7].values[0].title = text(flat, flat);
    };
    const sdl = new FormRegistry([manifest(titled)]).sdl();
    expect(definitionsOf(parse(sdl))).toEqual(honest);
  });

  test('whatever its titles are, the SDL keeps its shape and says them word for word', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (words) => {
        const titled = (m: Draft) => (m.forms.tree[7].values[0].title = text(words, words));
        if (refusal(draft(titled)).length > 0) return;
        const document = parse(new FormRegistry([manifest(titled)]).sdl());
        expect(definitionsOf(document)).toEqual(honest);
        const state = document.definitions.find((definition) => 'name' in definition && definition.name?.value === 'ParkTreeState');
        const lines = (state as EnumTypeDefinitionNode).values![0]!.description!.value.split('\n');
        expect(lines).toEqual([expect.stringContaining(words.trim()), expect.stringContaining(words.trim())]);
      }),
      { numRuns: 200, seed: 2 },
    );
  });

  test.each(['\0', '\u001b[31m', '\u202eevil', '\u2066', '\ud800', '\ufeff', '\r', 'a\u2028b'])(
    'is refused for text that is never shown: %j',
    (words) => {
      expect(refusal(draft((m) => (m.title.en = `Parks ${words}`)))).toEqual(['BAD_TEXT /title/en']);
      expect(refusal(draft((m) => (m[words] = 1)))).toEqual(['BAD_TEXT ']);
    },
  );

  test.each(['a: Int }', 'a b', 'a(b: Int)', 'a"', '__typename', '__proto__', 'Ключ', 'A', '1a', 'a-b', 'a.b', '', 'a'.repeat(41)])(
    'cannot have %j for the key of a form, a field or a category',
    (key) => {
      expect(refusal(draft((m) => (m.forms.tree[0].key = key)))).toContain('SCHEMA /forms/tree/0/key');
      expect(refusal(draft((m) => (m.categories[0].key = key)))).toContain('SCHEMA /categories/0/key');
      expect(refusal(draft((m) => Object.defineProperty(m.forms, key, { value: m.forms.bench, enumerable: true })))).toContain(
        `SCHEMA /forms/${key}`,
      );
    },
  );

  test.each(['constructor', 'toString', 'valueOf', 'hasOwnProperty', 'prototype', 'then'])(
    'cannot have %j, which JavaScript answers to, for a field',
    (key) => {
      expect(refusal(draft((m) => (m.forms.bench[0].key = key)))).toEqual(['RESERVED /forms/bench/0/key']);
    },
  );

  test('cannot reach a prototype through a key of its JSON', () => {
    const source = JSON.stringify(draft()).replace(
      '"forms":{',
      '"forms":{"__proto__":[{"key":"a","type":"int","title":{"ru":"a","en":"a"}}],',
    );
    expect(refusal(JSON.parse(source))).toContain('SCHEMA /forms/__proto__');
    expect(refusal(JSON.parse(source.replace('"__proto__"', '"constructor"')))).toContain('RESERVED /forms/constructor');
    expect(refusal(JSON.parse(JSON.stringify(draft()).replace('{', '{"__proto__":{"polluted":true},')))).toContain('SCHEMA /__proto__');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test.each<[string, (m: Draft) => void]>([
    [
      'the details of the core',
      (m) =>
        Object.assign(m, {
          typePrefix: 'gen',
          forms: { eric: m.forms.bench },
          categories: [{ ...m.categories[2] }],
          deadlines: [],
          routing: [],
        }),
    ],
    ['a type of the core that the caller names', (m) => (m.forms.ing = m.forms.bench)],
    [
      'the form of the core',
      (m) =>
        Object.assign(m, {
          typePrefix: 'oth',
          forms: { er: m.forms.bench },
          categories: [{ ...m.categories[2] }],
          deadlines: [],
          routing: [],
        }),
    ],
    ['its own input type', (m) => (m.forms.tree[7].key = 'detailsInput')],
    ['its own output type', (m) => Object.assign(m.forms.tree[7], { key: 'details' })],
    ['its own form in other letters', (m) => (m.forms.tREE = m.forms.bench)],
  ])('cannot make a type of the same name as %s', (_, change) => {
    const issues = refusal(
      draft((m) => {
        m.routing = [];
        change(m);
      }),
      { coreTypes: ['ParkIngDetails'] },
    );
    expect(issues.length).toBeGreaterThan(0);
    for (const issue of issues) expect(issue).toMatch(/^TYPE_CLASH \/forms\//);
  });

  test('is refused for its size before anything else looks at it', () => {
    const fields = (count: number) => Array.from({ length: count }, (_, i) => ({ key: `f${i}`, type: 'int', title: text(`F${i}`) }));
    expect(refusal(draft((m) => (m.forms.tree = fields(41))))).toContain('SCHEMA /forms/tree');
    expect(refusal(draft((m) => (m.forms.tree = fields(100_000))))).toEqual(['TOO_LARGE /forms/tree']);
    expect(refusal(draft((m) => (m.forms = Object.fromEntries(Array.from({ length: 60_000 }, (_, i) => [`f${i}`, []])))))).toEqual([
      'TOO_LARGE /forms',
    ]);
    expect(
      refusal(
        draft((m) => {
          for (let i = 0; i < 30; i++) m.forms[`f${i}`] = fields(40);
        }),
      ),
    ).toEqual(['TOO_LARGE /forms']);
    expect(refusal(draft((m) => (m.title.ru = 'я'.repeat(2_000_000))))).toEqual(['TOO_LARGE /title/ru']);
    let deep: unknown = 1;
    for (let i = 0; i < 100_000; i++) deep = [deep];
    expect(refusal(draft((m) => (m.config = deep)))[0]).toMatch(/^TOO_LARGE \/config/);
  });

  test('with a thousand faults is told of fifty', () => {
    expect(
      refusal(
        draft((m) => {
          for (let i = 0; i < 1_000; i++) m[`x${i}`] = i;
        }),
      ),
    ).toHaveLength(50);
  });
});
