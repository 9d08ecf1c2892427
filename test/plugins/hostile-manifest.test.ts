import { FormRegistry, verifyRelease } from '@otklik/plugin-host';
import { parse } from 'graphql';
import { platformThatKnows, pluginFolder, publisher, reasonsOf, type Draft } from './release.test-support.js';

/**
 * Manifests as an attacker with a trusted key would sign them: the signature holds, and the release is refused all the same,
 * with the place and a reason. What a manifest may not be in every detail: kernel/plugin-host/src/manifest.
 */
const acme = publisher();
const platform = platformThatKnows(acme.publicKey);
const text = (en: string) => ({ ru: en, en });
const int = (key: string) => ({ key, type: 'int', title: text('N') });

function refusedFor(change: (manifest: Draft) => void, ground = platform): Promise<string[]> {
  return reasonsOf(acme.forge(pluginFolder(change), { id: 'acme.parks', version: '1.0.0' }), ground);
}

describe('a signed release is refused for', () => {
  test.each(['x: Int } extend type Query { evil: Int', '__typename', '__proto__', 'constructor', 'toString', 'a b', 'ключ', '"""'])('a field named %j', async (key) => {
    expect(await refusedFor((m) => (m['forms'] = { tree: [int(key)] }))).toEqual([expect.stringMatching(/^MANIFEST plugin\.json#\/forms\/tree\/0\/key: .{10,}/)]);
  });

  test.each(['__proto__', 'constructor', 'a: Int }'])('a form named %j', async (key) => {
    const forms = JSON.parse(`{${JSON.stringify(key)}: [${JSON.stringify(int('count'))}], "tree": [${JSON.stringify(int('count'))}]}`) as unknown;
    const reasons = await refusedFor((m) => Object.defineProperty(m, 'forms', { value: forms, enumerable: true }));
    expect(reasons).toContainEqual(expect.stringContaining(`plugin.json#/forms/${key}`));
    expect(({} as { tree?: unknown }).tree).toBeUndefined();
  });

  test.each(['core', 'otklik', 'Roads', '../roads', 'a.b.c', ''])('the id %j', async (id) => {
    const archive = acme.forge(pluginFolder((m) => (m['id'] = id)), { id: 'acme.parks', version: '1.0.0' });
    expect(await reasonsOf(archive, platform)).toEqual([expect.stringMatching(/^MANIFEST plugin\.json#\/id: .{10,}/)]);
  });

  test('a type of the platform, or of another plugin in the graph', async () => {
    expect(await refusedFor(() => undefined, { ...platform, coreTypes: ['ParkTreeDetails'] })).toEqual([expect.stringMatching(/ParkTreeDetails .* the platform already has/)]);
    const { manifest: other } = await verifyRelease(acme.forge(pluginFolder((m) => (m['id'] = 'acme.gardens')), { id: 'acme.gardens', version: '1.0.0' }), platform);
    expect(await refusedFor(() => undefined, { ...platform, inGraph: [other] })).toContainEqual(expect.stringMatching(/parkTree .* plugin acme\.gardens already has/));
    expect(await refusedFor((m) => Object.assign(m, { typePrefix: 'PaRk'.toLowerCase(), forms: { tREE: [int('count')] }, categories: [{ key: 'tree', title: text('T'), form: 'tREE', term: { amount: 1, unit: 'WORKING_DAYS' } }] }), { ...platform, inGraph: [other] })).not.toEqual([]);
  });

  test('thousands of fields, in one form or in many', async () => {
    const fields = (n: number) => Array.from({ length: n }, (_, i) => int(`f${i}`));
    expect(await refusedFor((m) => (m['forms'] = { tree: fields(5_000) }))).toEqual([expect.stringMatching(/#\/forms\/tree: must NOT have more than 40 items/)]);
    expect(await refusedFor((m) => (m['forms'] = { tree: [int('count')], ...Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`f${i}`, fields(40)])) }))).toEqual([
      expect.stringMatching(/#\/forms: have 2401 fields together/),
    ]);
  });

  test.each(['(a+)+b', '(a|aa)+', '(.*)*', '(\\w+\\s?)*x', 'a{1,200}a{1,200}a{1,200}', '(?=(a+))a*b\\1', '(a', '[z-a]', 'a'.repeat(201)])('the pattern %s', async (pattern) => {
    const began = process.cpuUsage().user;
    const reasons = await refusedFor((m) => (m['forms'] = { tree: [{ key: 'tag', type: 'string', pattern, title: text('Tag') }] }));
    expect(reasons).toEqual([expect.stringMatching(/^MANIFEST plugin\.json#\/forms\/tree\/0\/pattern: .{10,}/)]);
    // Processor time, not the clock: a bomb would take minutes.
    expect(process.cpuUsage().user - began).toBeLessThan(20_000_000);
  });

  const line = (when: unknown, more: Draft = {}) => ({ when, term: { amount: 1, unit: 'WORKING_DAYS' }, reason: text('Danger'), ...more });
  test.each<[string, unknown[]]>([
    ['the same line twice', [line({ fields: { count: { gte: 3 } } }), line({ fields: { count: { gte: 3 } } })]],
    ['a line that one before it hides', [line({ fields: { count: { gte: 3 } } }), line({ fields: { count: { gte: 3, lte: 9 } } })]],
    ['a line that never holds', [line({ fields: { count: { gte: 9, lte: 3 } } })]],
    ['a line that points at another line', [line({ rule: '/deadlines/0' })]],
    ['a line that points at itself', [line({ fields: { count: { eq: { $ref: '#/deadlines/0' } } } })]],
    ['a line without a condition', [line({})]],
    ['a field that no form has', [line({ fields: { age: { eq: 1 } } })]],
    ['a category that is not there', [line({ fields: { count: { eq: 1 } } }, { categories: ['pond'] })]],
    ['a season that is not there', [line({ season: 'winter' })]],
    ['a prototype for a field', [line(JSON.parse('{"fields": {"__proto__": {"eq": 1}}}'))]],
    ['a term of nothing', [line({ fields: { count: { eq: 1 } } }, { term: { amount: 0, unit: 'WORKING_DAYS' } })]],
    ['a line that two before it hide together', [line({ fields: { count: { lte: 9 } } }), line({ fields: { count: { gte: 10 } } }), line({ fields: { count: { gte: 5, lte: 20 } } })]],
    ['a line that is hidden by wider places', [line({ place: { box: { south: 50, west: 80, north: 60, east: 90 } } }), line({ place: { box: { south: 51, west: 81, north: 52, east: 82 } } })]],
    ['a place of a setting that is not there', [line({ place: { in: [{ setting: 'city' }] } })]],
    ['a place that points elsewhere', [line({ place: { $ref: 'http://localhost/place.json' } })]],
    ['a place of another shape', [line({ place: { circle: { latitude: 1e308, longitude: 0, radius: -1 } } })]],
    ['a box that has no inside', [line({ place: { box: { south: 60, west: 80, north: 50, east: 90 } } })]],
    ['a prototype for a territory', [line({ place: { in: [{ setting: 'constructor' }] } })]],
    ['settings that are not there', [line({ config: { crews: { gte: 1 } } })]],
    ['a prototype for a setting', [line(JSON.parse('{"config": {"__proto__": {"eq": 1}}}'))]],
    ['too many lines', Array.from({ length: 201 }, (_, i) => line({ fields: { count: { eq: i } } }))],
  ])('a table of deadlines with %s', async (_, deadlines) => {
    const reasons = await refusedFor((m) => (m['deadlines'] = deadlines));
    expect(reasons.length).toBeGreaterThan(0);
    for (const reason of reasons) expect(reason).toMatch(/^MANIFEST plugin\.json#\/deadlines.*: .{10,}/);
  });

  test.each<[string, unknown, RegExp]>([
    ['ends before it begins', { from: '2026-12-01', to: '2026-11-01' }, /period\/from: 2026-12-01 is after 2026-11-01/],
    ['never comes', { from: '2026-02-30', to: '2026-03-01' }, /period\/from: /],
    ['is of a season that only JavaScript has', { season: 'constructor' }, /period\/season: "constructor" is not declared in season/],
    ['is a piece of SDL', { from: '} type Evil { x: Int', to: '2026-03-01' }, /period\/from: must match pattern/],
  ])('a campaign whose period %s', async (_, period, reason) => {
    const reasons = await refusedFor((m) => ((m['categories'] as Draft[])[0]!['period'] = period));
    expect(reasons).toContainEqual(expect.stringMatching(reason));
    expect(reasons.every((one) => one.startsWith('MANIFEST plugin.json#/categories/0/period'))).toBe(true);
  });

  test('places that are kept for later', async () => {
    for (const [key, value] of Object.entries({ hooks: { validate: 'x' }, permissions: ['root'], config: { type: 'array' }, subgraph: { url: 'http://localhost' } })) {
      expect(await refusedFor((m) => (m[key] = value))).toEqual([expect.stringMatching(new RegExp(`^MANIFEST plugin\\.json#/${key}`))]);
    }
    expect(await refusedFor((m) => (m['forms'] = { tree: [{ ...int('count'), personal: true, indexed: true }] }))).toEqual([expect.stringMatching(/#\/forms\/tree\/0\/indexed/)]);
    expect(await refusedFor((m) => (m['apiVersion'] = 2))).toEqual([expect.stringMatching(/#\/apiVersion: must be 1/)]);
  });
});

test.each(['"""', '""" } type Evil { x: Int } extend type Query { evil: Int } """', '\\"""', '} # ', '\\u0022', '${1}', '{{evil}}', '<script>'])(
  'a title of %j is words and nothing else',
  async (words) => {
    const title = text(words);
    const titled = (m: Draft) => Object.assign(m, { title, categories: [{ key: 'tree', title, form: 'tree', term: { amount: 1, unit: 'WORKING_DAYS' } }], forms: { tree: [{ ...int('count'), title, hint: title }] } });
    const { manifest } = await verifyRelease(acme.pack(pluginFolder(titled)), platform);
    const names = parse(new FormRegistry([manifest]).sdl()).definitions.map((definition) => ('name' in definition ? definition.name?.value : ''));
    expect(names).toEqual(['ParkTreeDetails', 'ParkTreeDetailsInput', 'AppealDetailsInput']);
  },
);
