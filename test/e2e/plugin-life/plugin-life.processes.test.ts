/**
 * Scenario: the whole life of a plugin that the platform has never seen, through the public graph while it runs: published, approved,
 * installed into one cabinet, upgraded, rolled back, suspended, taken out; and everything bad that a stranger may send. Black box.
 */
import { readArchive, writeArchive } from '@otklik/plugin-host';
import { GraphClient, startTestPlatform, type TestPlatform } from '@otklik/test/platform';
import { handMade } from '../../plugins/release.test-support.js';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Author, CROWN, HEIGHT, manifestOf, step, type Told } from './third-party.js';

let platform: TestPlatform;
let operator: GraphClient;
let anna: GraphClient;
let coordinator: GraphClient;
const acme = new Author();
const TREES = { pluginId: 'acme.trees', cabinet: 'roads' };

beforeAll(async () => {
  platform = await startTestPlatform();
  [operator, anna, coordinator] = (await Promise.all(['operator', 'anna', 'roads-coordinator'].map((persona) => GraphClient.as(platform.url, persona, { 'accept-language': 'en' })))) as [
    GraphClient,
    GraphClient,
    GraphClient,
  ];
  expect(await step(operator, 'addPublisher', { id: 'acme', title: { ru: 'Акме', en: 'Acme' }, key: acme.publicKey })).toMatchObject({ is: 'Success' });
});

afterAll(async () => platform?.stop());

describe('a plugin of a third party', () => {
  test('is published, approved and installed, and its fields are typed in the very next request', async () => {
    expect(await step(operator, 'publishPlugin', { release: acme.pack(manifestOf()) })).toMatchObject({ is: 'Success' });
    expect(await step(operator, 'installPlugin', { ...TREES, version: '1.0.0' })).toMatchObject({ codes: ['WRONG_STATUS'] });
    expect(await submit()).toMatchObject({ failed: 'GRAPHQL_VALIDATION_FAILED' });
    expect(await decide('1.0.0')).toMatchObject({ is: 'Success' });
    expect(await step(operator, 'installPlugin', { ...TREES, version: '1.0.0', config: '{"crews": 4}' })).toEqual({ is: 'Success', codes: [], words: '', isInUse: true });
    expect(await submit()).toEqual({ details: { __typename: 'TreeFallenDetails', height: 12 } });
    expect(await submit({ height: 90 })).toEqual({ issues: [{ path: ['details', 'treeFallen', 'height'], code: 'OUT_OF_RANGE' }] });
    expect(await installations('roads')).toContainEqual({ plugin: { id: 'acme.trees' }, version: '1.0.0', state: 'ENABLED', config: '{"crews":4}' });
  });

  test('is not offered by another cabinet', async () => {
    expect((await installations('housing')).map(({ plugin }) => plugin.id)).not.toContain('acme.trees');
    const elsewhere = await idOf('housing');
    expect(await submit({}, { cabinetId: elsewhere })).toEqual({ issues: [{ path: ['categoryId'], code: 'UNKNOWN_CATEGORY' }] });
    expect(await submit({}, { cabinetId: elsewhere, categoryId: 'acme.trees.none' })).toEqual({ issues: [{ path: ['categoryId'], code: 'UNKNOWN_CATEGORY' }] });
    expect(await submit({}, { cabinetId: await idOf('roads') })).toEqual({ details: { __typename: 'TreeFallenDetails', height: 12 } });
  });

  test('stands in the catalogue; what waits for the operator only the operator sees', async () => {
    await step(operator, 'publishPlugin', { release: acme.pack(manifestOf({ version: '1.1.0', forms: { fallen: [HEIGHT, CROWN] } })) });
    const published = { publisher: { id: 'acme', title: 'Acme', isTrusted: true }, permissions: [] };
    expect(await catalogue(operator)).toEqual([{ version: '1.1.0', state: 'VERIFIED', ...published }, { version: '1.0.0', state: 'APPROVED', ...published }]);
    expect(await catalogue(anna)).toEqual([{ version: '1.0.0', state: 'APPROVED', ...published }]);
  });

  test('is upgraded and rolled back; what an upgrade has added stays in the graph', async () => {
    await decide('1.1.0');
    expect(await step(operator, 'upgradePlugin', { ...TREES, version: '1.1.0' })).toMatchObject({ is: 'Success', isInUse: true });
    expect(await submit({ height: 7, crown: 'wide' }, {}, 'height crown')).toEqual({ details: { __typename: 'TreeFallenDetails', height: 7, crown: 'wide' } });
    expect(await step(operator, 'rollBackPlugin', TREES)).toMatchObject({ is: 'Success' });
    expect((await installations('roads')).find(({ plugin }) => plugin.id === 'acme.trees')).toMatchObject({ version: '1.0.0', config: '{"crews":4}' });
    expect(await submit({}, {}, 'height crown')).toEqual({ details: { __typename: 'TreeFallenDetails', height: 12, crown: null } });
    expect(await step(operator, 'rollBackPlugin', TREES)).toMatchObject({ codes: ['WRONG_STATUS'] });
  });

  test('takes no messages while it is suspended and when it is out; what was written stays readable', async () => {
    for (const state of ['SUSPENDED', 'ENABLED', 'UNINSTALLED']) {
      expect(await step(operator, 'setPluginState', { ...TREES, state })).toMatchObject({ is: 'Success' });
      const told = await submit();
      expect([state, told]).toEqual([state, state === 'ENABLED' ? { details: expect.anything() as unknown } : { issues: [{ path: ['categoryId'], code: 'UNKNOWN_CATEGORY' }] }]);
    }
    const { appeals } = await coordinator.ask<{ appeals: { nodes: { details: { __typename: string } | null }[] } }>('{ appeals(first: 20) { nodes { details { __typename ... on TreeFallenDetails { height } } } } }');
    expect(appeals.nodes.map(({ details }) => details?.__typename)).toContain('TreeFallenDetails');
    expect(await step(operator, 'installPlugin', { ...TREES, version: '1.1.0' })).toMatchObject({ is: 'Success' });
  });
});

describe('what nobody may', () => {
  test.each([
    ['publishPlugin', { release: 'QUJD' }],
    ['decidePlugin', { pluginId: 'acme.trees', version: '1.1.0', state: 'WITHDRAWN' }],
    ['addPublisher', { id: 'mine', title: { ru: 'Мой' }, key: acme.publicKey }],
    ['installPlugin', { ...TREES, cabinet: 'housing', version: '1.1.0' }],
    ['setPluginState', { ...TREES, state: 'UNINSTALLED' }],
  ])('%s without its role', async (mutation, input) => {
    for (const client of [anna, coordinator]) expect(await step(client, mutation, input)).toMatchObject({ is: 'Forbidden' });
  });
});

describe('a bad plugin is refused with the reason, and citizens go on writing', () => {
  const NEXT = { version: '1.2.0', forms: { fallen: [HEIGHT, CROWN] } };
  /** Makes an enum that differs from the platform's `TermUnit` by case only. */
  const title = { ru: 'Слово', en: 'Word' };
  const SPLIT = { typePrefix: 'te', categories: [{ key: 'one', title, form: 'rm', term: { amount: 5, unit: 'WORKING_DAYS' } }], forms: { rm: [{ key: 'unit', type: 'enum', title, values: [{ key: 'ONE', title }] }] } };
  const withFile = (base64: string, path: string): string => writeArchive(new Map([...readArchive(Buffer.from(base64, 'base64')), [path, Buffer.from('Words\n')]])).toString('base64');
  const escaping = (): string => handMade([{ name: 'package/../../own.md', content: Buffer.from('Words\n') }]).toString('base64');
  const flipped = (base64: string, from: string, to: string): string => {
    const tar = gunzipSync(Buffer.from(base64, 'base64'));
    tar.write(to, tar.indexOf(from));
    return gzipSync(tar).toString('base64');
  };
  const publish = (release: string): Promise<Told> => step(operator, 'publishPlugin', { release });

  afterEach(async () => expect(await submit()).toMatchObject({ details: { height: 12 } }));

  test.each<[string, () => string, string, RegExp]>([
    ['an altered file', () => flipped(acme.pack(manifestOf(NEXT), { 'README.md': 'Good words\n' }), 'Good words', 'Evil words'), 'ALTERED_FILE', /README\.md/],
    ['an unlisted file', () => withFile(acme.pack(manifestOf(NEXT)), 'extra.md'), 'UNLISTED_FILE', /extra\.md/],
    ['a path that leads out', () => escaping(), 'PATH_ESCAPE', /leads out|own\.md/],
    ['a signature of nobody known', () => new Author().pack(manifestOf(NEXT)), 'UNKNOWN_PUBLISHER', /nobody known here/],
    ['something that is no tarball', () => Buffer.from('nothing').toString('base64'), 'BAD_ARCHIVE', /tarball/],
    ['a breaking change within a major', () => acme.pack(manifestOf({ ...NEXT, forms: { fallen: [CROWN] } })), 'BREAKING', /height is gone: within a major/],
    ['a narrower field', () => acme.pack(manifestOf({ ...NEXT, forms: { fallen: [{ ...HEIGHT, max: 10 }, CROWN] } })), 'BREAKING', /took more/],
    ['a type of the platform', () => acme.pack(manifestOf({ ...SPLIT, id: 'acme.split' })), 'MANIFEST', /TeRmUnit in the graph, which the platform already has/],
    ['a type of another plugin', () => acme.pack(manifestOf({ id: 'acme.woods' })), 'MANIFEST', /plugin acme\.trees already has/],
    ['a plugin of somebody else', () => acme.pack(manifestOf({ id: 'roads', version: '9.0.0', typePrefix: 'street' })), 'OTHER_PUBLISHER', /choose another id/],
    ['a version that is there', () => acme.pack(manifestOf({ title: { ru: 'Иное', en: 'Other' } })), 'VERSION', /must be above/],
    ['another platform', () => acme.pack(manifestOf({ ...NEXT, engines: { platform: '^9.0' } })), 'PLATFORM', /needs the platform/],
  ])('%s', async (_, release, code, words) => {
    const told = await publish(release());
    expect(told).toMatchObject({ is: 'ValidationFailed' });
    expect(told.codes).toContain(code);
    expect(told.words).toMatch(words);
  });

  test('what a revoked publisher has signed', async () => {
    const other = new Author();
    await step(operator, 'addPublisher', { id: 'other', title: { ru: 'Иной' }, key: other.publicKey });
    expect(await publish(other.pack(manifestOf({ id: 'other.ponds', typePrefix: 'pond' })))).toMatchObject({ is: 'Success' });
    expect(await step(operator, 'revokePublisher', { id: 'other' })).toMatchObject({ is: 'Success' });
    expect(await publish(other.pack(manifestOf({ id: 'other.lakes', typePrefix: 'lake' })))).toMatchObject({ codes: ['REVOKED_PUBLISHER'] });
    expect(await step(operator, 'decidePlugin', { pluginId: 'other.ponds', version: '1.0.0', state: 'APPROVED' })).toMatchObject({ codes: ['WRONG_STATUS'] });
  });

  test('settings that fail, and a permission without a yes', async () => {
    await publish(acme.pack(manifestOf({ ...NEXT, permissions: ['comment'] })));
    await decide('1.2.0');
    expect(await step(operator, 'configurePlugin', { ...TREES, config: '{"crews": 0}' })).toMatchObject({ codes: ['OUT_OF_RANGE'], words: expect.stringContaining('config crews') as unknown });
    expect(await step(operator, 'upgradePlugin', { ...TREES, version: '1.2.0' })).toMatchObject({ codes: ['PERMISSION_NEEDED'] });
    expect(await step(operator, 'upgradePlugin', { ...TREES, version: '1.2.0', permissions: ['comment'] })).toMatchObject({ is: 'Success' });
  });

  test('two that make the same type: the second one is not installed', async () => {
    for (const id of ['acme.ash', 'acme.oak']) {
      expect(await publish(acme.pack(manifestOf({ id, typePrefix: 'wood' })))).toMatchObject({ is: 'Success' });
      await decide('1.0.0', id);
    }
    expect(await step(operator, 'installPlugin', { pluginId: 'acme.ash', version: '1.0.0', cabinet: 'housing' })).toMatchObject({ is: 'Success' });
    const told = await step(operator, 'installPlugin', { pluginId: 'acme.oak', version: '1.0.0', cabinet: 'housing' });
    expect(new Set(told.codes)).toEqual(new Set(['NOT_COMPOSABLE']));
    expect(told).toMatchObject({ is: 'ValidationFailed', words: expect.stringContaining('plugin acme.ash already has') as unknown });
    expect((await installations('housing')).map(({ plugin }) => plugin.id)).not.toContain('acme.oak');
  });
});

test('installing goes on under load without one failed request', async () => {
  const counted = { asked: 0, failed: 0 };
  let going = true;
  const load = Array.from({ length: 2 }, async () => {
    while (going) {
      const { errors } = await anna.send('{ viewer { login } categories { id form } }', {});
      counted.asked++;
      if (errors !== undefined) counted.failed++;
    }
  });
  await step(operator, 'publishPlugin', { release: acme.pack(manifestOf({ id: 'acme.elm', typePrefix: 'elm' })) });
  await decide('1.0.0', 'acme.elm');
  const begun = performance.now();
  expect(await step(operator, 'installPlugin', { pluginId: 'acme.elm', version: '1.0.0', cabinet: 'housing' })).toMatchObject({ is: 'Success', isInUse: true });
  const seconds = (performance.now() - begun) / 1000;
  going = false;
  await Promise.all(load);
  process.stdout.write(`installing took ${seconds.toFixed(2)} s; ${counted.asked} requests meanwhile, ${counted.failed} failed\n`);
  expect(counted.asked).toBeGreaterThan(0);
  expect(counted.failed).toBe(0);
});

let keys = 0;

/** Anna writes about a tree: the details as the graph answers them, the issues, or the code of the error. */
async function submit(details: Record<string, unknown> = {}, more: Record<string, unknown> = {}, fields = 'height'): Promise<unknown> {
  keys += 1;
  const input = { idempotencyKey: `tree ${keys}`, categoryId: 'acme.trees.fallen', text: 'Tree', location: { latitude: 55.03, longitude: 82.92 }, details: { treeFallen: { height: 12, ...details } }, ...more };
  const { data, errors } = await anna.send<{ submitAppeal: { appeal?: { details: unknown }; issues?: { path: string[]; code: string }[] } }>(
    `mutation ($input: SubmitAppealInput!) { submitAppeal(input: $input) { ... on SubmitAppealSuccess { appeal { details { __typename ... on TreeFallenDetails { ${fields} } } } } ... on ValidationFailed { issues { path code } } } }`,
    { input },
  );
  if (errors !== undefined) return { failed: errors[0]?.extensions?.['code'] };
  const { appeal, issues } = data!.submitAppeal;
  return appeal === undefined ? { issues } : { details: appeal.details };
}

function decide(version: string, pluginId = 'acme.trees'): Promise<Told> {
  return step(operator, 'decidePlugin', { pluginId, version, state: 'APPROVED' });
}

async function catalogue(client: GraphClient): Promise<unknown> {
  const { pluginCatalogue } = await client.ask<{ pluginCatalogue: { nodes: { id: string; releases: unknown }[] } }>(
    '{ pluginCatalogue { nodes { id title releases { version state permissions publisher { id title isTrusted } } } } }',
  );
  return pluginCatalogue.nodes.find(({ id }) => id === 'acme.trees')?.releases;
}

async function idOf(slug: string): Promise<string> {
  const { agencies } = await operator.ask<{ agencies: { nodes: { cabinet: { id: string; slug: string } | null }[] } }>('{ agencies(first: 100) { nodes { cabinet { id slug } } } }');
  return agencies.nodes.find(({ cabinet }) => cabinet?.slug === slug)!.cabinet!.id;
}

async function installations(slug: string): Promise<{ plugin: { id: string } }[]> {
  const { cabinet } = await operator.ask<{ cabinet: { installations: { plugin: { id: string } }[] } }>('query ($id: ID!) { cabinet(id: $id) { installations { plugin { id } version state config } } }', { id: await idOf(slug) });
  return cabinet.installations;
}
