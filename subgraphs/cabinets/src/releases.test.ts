import 'reflect-metadata';
import type { MikroORM } from '@mikro-orm/postgresql';
import { FixedClock, type Refusal } from '@otklik/base';
import { createOrm } from '@otklik/database';
import { eventsDatabaseModule } from '@otklik/events';
import type { Grant, PersonViewer } from '@otklik/identity';
import { newPublisherKey, packRelease, readPrivateKey } from '@otklik/plugin-host';
import { forkFor } from '@otklik/subgraph';
import { createTestDatabase, type TestDatabase } from '@otklik/test/support';
import { AgencyKind, activePlugins, cabinetsDatabaseModule, cabinetsEntities, pluginRevision, saveAgencies } from './index.js';
import { InstallationState } from './domain/installation-state.js';
import { ReleaseState } from './domain/release-state.js';
import { newestRevision } from './store/graph-revisions.js';
import { ALONE } from './use-cases/releases/alone.js';
import { configureRelease, setReleaseState } from './use-cases/releases/configure-release.js';
import { decideRelease } from './use-cases/releases/decide-release.js';
import { installRelease, type InstallInput } from './use-cases/releases/install-release.js';
import { addPublisher, revokePublisher } from './use-cases/releases/keep-publishers.js';
import type { PluginSetting } from './use-cases/releases/plugin-setting.js';
import { publishRelease } from './use-cases/releases/publish-release.js';
import { rollBackRelease, upgradeRelease } from './use-cases/releases/upgrade-release.js';

const clock = new FixedClock('2026-11-22T05:00:00Z');
const operator = person('operator', 'OPERATOR');
const acme = newPublisherKey();
const COUNT = { key: 'count', type: 'int', title: { ru: 'Сколько', en: 'How many' } };
const FORMS = { tree: [COUNT, { key: 'height', type: 'int', title: { ru: 'Высота', en: 'Height' } }] };

let database: TestDatabase;
let orm: MikroORM;

beforeAll(async () => {
  database = await createTestDatabase([eventsDatabaseModule, cabinetsDatabaseModule]);
  orm = await createOrm({ databaseUrl: database.url, schema: 'cabinets', entities: cabinetsEntities });
  await saveAgencies(orm.em.fork(), operator, ['parks', 'roads', 'woods'].map((slug) => ({ slug, code: slug.toUpperCase(), kind: AgencyKind.MINISTRY, title: { ru: slug, en: slug } })));
  await addPublisher(setting(), { id: 'acme', title: { ru: 'Акме', en: 'Acme' }, key: acme.publicKey });
});

afterAll(async () => {
  await orm?.close();
  await database?.drop();
});

describe('a release', () => {
  test('is published, approved and installed, and only then in the graph', async () => {
    const before = await pluginRevision(orm.em.fork());
    const published = await publish(release());
    expect(published).toMatchObject({ release: { pluginId: 'acme.parks', version: '1.0.0', state: 'VERIFIED' }, isNew: true });
    expect(await refused(install('1.0.0', 'parks'))).toBe('WRONG_STATUS');
    await decide('1.0.0', ReleaseState.APPROVED);
    expect(await refused(install('1.0.0', 'nowhere'))).toBe('UNKNOWN_CABINET');
    expect(await refused(install('9.0.0', 'parks'))).toBe('NOT_FOUND');
    expect(await activePlugins(orm.em.fork())).toEqual([]);
    expect(await pluginRevision(orm.em.fork())).toBe(before);
    await install('1.0.0', 'parks');
    expect((await activePlugins(orm.em.fork())).map(({ id, version }) => `${id}@${version}`)).toEqual(['acme.parks@1.0.0']);
    expect(await pluginRevision(orm.em.fork())).not.toBe(before);
    expect(await installations()).toEqual([{ slug: 'parks', version: '1.0.0', state: 'ENABLED' }]);
  });

  test('published again is the same; the same version with other bytes is refused', async () => {
    expect(await publish(release())).toMatchObject({ isNew: false });
    expect(await refused(publish(release({ title: { ru: 'Сады', en: 'Gardens' } })))).toBe('VERSION');
  });

  test('that is newer reaches the graph with its first cabinet, and the others keep theirs', async () => {
    await publish(release({ version: '1.1.0', description: { ru: 'Парки', en: 'Parks' }, forms: FORMS }));
    await decide('1.1.0', ReleaseState.APPROVED);
    await install('1.1.0', 'roads');
    expect(await installations()).toEqual([
      { slug: 'parks', version: '1.0.0', state: 'ENABLED' },
      { slug: 'roads', version: '1.1.0', state: 'ENABLED' },
    ]);
    const [active] = await activePlugins(orm.em.fork());
    // Rules and texts are those of the cabinet that answers, types those of the newest.
    expect([active!.version, active!.description, active!.forms['tree']!.map(({ key }) => key)]).toEqual(['1.0.0', undefined, ['count', 'height']]);
  });

  test('that is bad leaves no row, whoever sends it', async () => {
    expect(await refused(publish(release({ version: '1.2.0', typePrefix: 'garden' })))).toBe('BREAKING');
    expect(await refused(publish(release({ id: 'acme.trees', typePrefix: 'park' })))).toBe('MANIFEST');
    expect(await refused(publish(Buffer.from('nothing')))).toBe('BAD_ARCHIVE');
    expect(await refused(publish(release({ version: '1.2.0' }), person('olga', 'ADMINISTRATOR')))).toBe('FORBIDDEN');
    expect(await refused(publishRelease(setting(), { release: 'no base64!' }))).toBe('BAD_FORMAT');
    expect(await versions()).toEqual(['acme.parks 1.0.0', 'acme.parks 1.1.0']);
  });

  test('that was withdrawn is installed nowhere else and never approved again', async () => {
    await publish(release({ version: '1.3.0', forms: FORMS }));
    await decide('1.3.0', ReleaseState.WITHDRAWN);
    expect(await refused(decide('1.3.0', ReleaseState.APPROVED))).toBe('WRONG_STATUS');
    expect(await refused(upgrade('1.3.0'))).toBe('WRONG_STATUS');
    expect(await refused(decide('9.0.0', ReleaseState.APPROVED))).toBe('NOT_FOUND');
  });

  test('of another major version waits while the graph has one', async () => {
    await publish(release({ version: '2.0.0', typePrefix: 'garden' }));
    await decide('2.0.0', ReleaseState.APPROVED);
    expect(await refused(upgrade('2.0.0'))).toBe('WRONG_STATUS');
  });
});

describe('an installation', () => {
  const FRUIT = { id: 'acme.fruit', typePrefix: 'fruit', config: { type: 'object', properties: { limit: { type: 'integer', minimum: 1, default: 3 } } }, permissions: ['comment'] };
  const inParks = { pluginId: 'acme.fruit', cabinet: 'parks' };

  beforeAll(async () => {
    await offer(FRUIT);
    await offer({ ...FRUIT, version: '1.1.0', permissions: ['comment', 'http:fruit.test'], config: { type: 'object', properties: { limit: { type: 'integer', maximum: 5 }, word: { type: 'string' } } } });
  });

  test('needs a yes to each permission, and settings that fit', async () => {
    const wanted: InstallInput = { ...inParks, version: '1.0.0', permissions: ['comment'] };
    expect(await refused(installRelease(setting(), { ...wanted, permissions: [] }))).toBe('PERMISSION_NEEDED');
    expect(await refused(installRelease(setting(), { ...wanted, config: 'no JSON' }))).toBe('BAD_FORMAT');
    expect(await refused(installRelease(setting(), { ...wanted, config: '{"limit": "\\u0000"}' }))).toBe('BAD_TEXT');
    expect(await refused(installRelease(setting(), { ...wanted, config: '{"limit": 0}' }))).toBe('OUT_OF_RANGE');
    expect(await refused(installRelease(setting(), { ...wanted, config: '{"__proto__": 1, "other": 1}' }))).toBe('UNKNOWN_FIELD');
    expect(await refused(installRelease(setting(), { ...wanted, config: '[]' }))).toBe('WRONG_TYPE');
    expect((await installRelease(setting(), wanted)).installation).toMatchObject({ version: '1.0.0', config: { limit: 3 }, permissions: ['comment'] });
    expect(await refused(installRelease(setting(), wanted))).toBe('ALREADY_EXISTS');
  });

  test('is upgraded when its settings fit the newer version and what is new has a yes, and goes back as it was', async () => {
    const wanted: InstallInput = { ...inParks, version: '1.1.0' };
    await configureRelease(setting(), { ...inParks, config: '{"limit": 9}' });
    expect(await refused(upgradeRelease(setting(), { ...wanted, permissions: ['http:fruit.test'] }))).toBe('OUT_OF_RANGE');
    expect(await refused(upgradeRelease(setting(), { ...wanted, config: '{"limit": 4}' }))).toBe('PERMISSION_NEEDED');
    const { installation } = await upgradeRelease(setting(), { ...wanted, config: '{"limit": 4}', permissions: ['http:fruit.test'] });
    expect(installation).toMatchObject({ version: '1.1.0', config: { limit: 4 }, permissions: ['comment', 'http:fruit.test'] });
    expect(await refused(upgradeRelease(setting(), wanted))).toBe('WRONG_STATUS');
    expect((await rollBackRelease(setting(), inParks)).installation).toMatchObject({ version: '1.0.0', config: { limit: 9 }, permissions: ['comment'] });
    expect(await refused(rollBackRelease(setting(), inParks))).toBe('WRONG_STATUS');
  });

  test('stands still, goes on, and goes; what is out stays out', async () => {
    for (const state of [InstallationState.SUSPENDED, InstallationState.ENABLED, InstallationState.UNINSTALLED, InstallationState.UNINSTALLED]) {
      expect((await setReleaseState(setting(), { ...inParks, state })).installation.state).toBe(state);
    }
    expect(await refused(setReleaseState(setting(), { ...inParks, state: InstallationState.ENABLED }))).toBe('NOT_FOUND');
    expect(await refused(configureRelease(setting(), { ...inParks, config: '{}' }))).toBe('NOT_FOUND');
    expect((await activePlugins(orm.em.fork())).map(({ id }) => id)).toContain('acme.fruit');
  });

  test('that the graph would not take is refused with the reason, and nothing has changed', async () => {
    await offer({ id: 'acme.nuts', typePrefix: 'nut' });
    const before = [await installations(), await newestRevision(orm.em.fork())];
    const graph = { ...ALONE.graph, tryOut: () => Promise.resolve(['NutTreeDetails does not fit']) };
    expect(await refused(installRelease({ ...setting(), graph }, { pluginId: 'acme.nuts', cabinet: 'parks', version: '1.0.0' }))).toBe('NOT_COMPOSABLE');
    expect([await installations(), await newestRevision(orm.em.fork())]).toEqual(before);
  });

  test('with the same key is done once', async () => {
    const input: InstallInput = { pluginId: 'acme.nuts', cabinet: 'parks', version: '1.0.0', idempotencyKey: 'nuts' };
    const first = await installRelease(setting(), input);
    expect((await installRelease(setting(), input)).installation.id).toBe(first.installation.id);
    expect(await newestRevision(orm.em.fork())).toBe(first.revision);
  });

  test('is the matter of the cabinet’s administrator and of the operator', async () => {
    const [{ id }] = (await orm.em.fork().execute<{ id: string }[]>(`select id from cabinets.cabinet where slug = 'roads'`)) as [{ id: string }];
    const olga = { ...person('olga', 'ADMINISTRATOR'), grants: [{ role: 'ADMINISTRATOR', cabinetId: id }] } as PersonViewer;
    for (const cabinet of ['parks', 'nowhere']) expect(await refused(installRelease(setting(olga), { pluginId: 'acme.nuts', version: '1.0.0', cabinet }))).toBe('FORBIDDEN');
    expect((await installRelease(setting(olga), { pluginId: 'acme.nuts', version: '1.0.0', cabinet: 'roads' })).installation).toMatchObject({ changedBy: 'olga' });
  });
});

describe('the competences of a plugin', () => {
  const line = (competence: string, eq: number) => ({ when: { fields: { count: { eq } } }, competence, reason: { ru: 'Лес', en: 'Wood' } });
  const bind = (cabinet: string, ...pairs: [competence: string, agency: string][]): ReturnType<typeof configureRelease> =>
    configureRelease(setting(), { pluginId: 'acme.woods', cabinet, competences: pairs.map(([competence, agency]) => ({ competence, agency })) });
  const boundIn = async (slug: string): Promise<unknown> => {
    const sql = `select competence, agency.code from cabinets.published_competence as bound join cabinets.cabinet on cabinet.id = bound.cabinet_id
      join cabinets.agency on agency.id = bound.agency_id where slug = ? order by 1`;
    return (await orm.em.fork().execute<{ competence: string; code: string }[]>(sql, [slug])).map(({ competence, code }) => `${competence}=${code}`);
  };

  test('are bound to agencies with a cabinet when it is installed', async () => {
    await offer({ id: 'acme.woods', typePrefix: 'wood', routing: [line('foresters', 1), line('gardeners', 2)] });
    for (const cabinet of ['parks', 'roads', 'woods']) {
      const competences = cabinet === 'parks' ? [{ competence: 'foresters', agency: 'WOODS' }] : null;
      await installRelease(setting(), { pluginId: 'acme.woods', version: '1.0.0', cabinet, competences });
    }
    expect(await boundIn('parks')).toEqual(['foresters=WOODS']);
    expect(await boundIn('roads')).toEqual([]);
  });

  test('are bound anew in the place of all that were, and stay when only settings change', async () => {
    await bind('parks', ['foresters', 'ROADS'], ['gardeners', 'WOODS']);
    await configureRelease(setting(), { pluginId: 'acme.woods', cabinet: 'parks', config: '{}' });
    expect(await boundIn('parks')).toEqual(['foresters=ROADS', 'gardeners=WOODS']);
    await bind('parks');
    expect(await boundIn('parks')).toEqual([]);
  });

  test.each<[string, string, [string, string][]]>([
    ['a competence that the plugin has not', 'UNKNOWN_COMPETENCE', [['divers', 'WOODS']]],
    ['a competence that only JavaScript has', 'UNKNOWN_COMPETENCE', [['__proto__', 'WOODS']]],
    ['an agency that is not there', 'UNKNOWN_AGENCY', [['foresters', 'NOWHERE']]],
    ['an agency of no name', 'UNKNOWN_AGENCY', [['foresters', '\u0000']]],
    ['the same twice', 'DUPLICATE', [['foresters', 'ROADS'], ['foresters', 'WOODS']]],
    ['the cabinet itself', 'ROUTING_LOOP', [['foresters', 'PARKS']]],
  ])('are not bound to %s: %s, and nothing has changed', async (_, code, pairs) => {
    const before = await newestRevision(orm.em.fork());
    expect(await refused(bind('parks', ...pairs))).toBe(code);
    expect([await boundIn('parks'), await newestRevision(orm.em.fork())]).toEqual([[], before]);
  });

  test('never send a message round in a circle, over however many cabinets', async () => {
    await bind('parks', ['foresters', 'ROADS']);
    expect(await refused(bind('roads', ['foresters', 'PARKS']))).toBe('ROUTING_LOOP');
    await bind('roads', ['foresters', 'WOODS'], ['gardeners', 'PARKS']);
    const loop = bind('woods', ['foresters', 'PARKS']);
    await expect(loop).rejects.toMatchObject({ issues: [{ path: ['competences', '0', 'agency'], message: { en: expect.stringContaining('woods → parks → roads → woods') as string } }] });
    expect(await boundIn('woods')).toEqual([]);
    // Another competence is another way.
    await bind('woods', ['gardeners', 'ROADS']);
    expect(await refused(bind('parks', ['gardeners', 'WOODS']))).toBe('ROUTING_LOOP');
  });
});

describe('a publisher', () => {
  test('that is revoked publishes nothing, and what it published before is not approved any more', async () => {
    const evil = newPublisherKey();
    await addPublisher(setting(), { id: 'evil', title: { ru: 'Зло', en: 'Evil' }, key: evil.publicKey });
    await publish(release({ id: 'evil.ponds', typePrefix: 'pond' }, evil));
    await revokePublisher(setting(), { id: 'evil' });
    expect(await refused(publish(release({ id: 'evil.lakes', typePrefix: 'lake' }, evil)))).toBe('REVOKED_PUBLISHER');
    expect(await refused(decideRelease(setting(), { pluginId: 'evil.ponds', version: '1.0.0', state: ReleaseState.APPROVED }))).toBe('WRONG_STATUS');
    expect(await refused(addPublisher(setting(), { id: 'evil', title: { ru: 'Зло', en: 'Evil' }, key: newPublisherKey().publicKey }))).toBe('WRONG_STATUS');
  });

  test('goes on with another key when one is revoked, and owns its plugins', async () => {
    const second = newPublisherKey();
    await addPublisher(setting(), { id: 'acme', title: { ru: 'Акме', en: 'Acme' }, key: second.publicKey });
    await revokePublisher(setting(), { id: 'acme', key: acme.publicKey });
    expect(await refused(publish(release({ version: '3.0.0' })))).toBe('REVOKED_PUBLISHER');
    expect(await publish(release({ version: '3.0.0' }, second))).toMatchObject({ release: { version: '3.0.0' } });
    expect(await refused(install('1.1.0', 'parks'))).toBe('ALREADY_EXISTS');
    expect(await refused(upgrade('1.1.0'))).toBe('WRONG_STATUS');
    expect(await refused(addPublisher(setting(), { id: 'other', title: { ru: 'Иной', en: 'Other' }, key: acme.publicKey }))).toBe('ALREADY_EXISTS');
    const other = newPublisherKey();
    await addPublisher(setting(), { id: 'other', title: { ru: 'Иной', en: 'Other' }, key: other.publicKey });
    expect(await refused(publish(release({ version: '4.0.0' }, other)))).toBe('OTHER_PUBLISHER');
  });

  test.each([['otklik', acme.publicKey], ['No', newPublisherKey().publicKey], ['fine', 'ed25519:short'], ['fine', 'rsa:x']])('cannot be %j with the key %j', async (id, key) => {
    expect(await refused(addPublisher(setting(), { id, title: { ru: 'Кто', en: 'Who' }, key }))).toBe('BAD_FORMAT');
  });
});

function release(change: Record<string, unknown> = {}, key = acme): Buffer {
  const manifest = {
    apiVersion: 1,
    id: 'acme.parks',
    version: '1.0.0',
    title: { ru: 'Парки', en: 'Parks' },
    engines: { platform: '^0.1' },
    typePrefix: 'park',
    categories: [{ key: 'tree', title: { ru: 'Деревья', en: 'Trees' }, form: 'tree', term: { amount: 10, unit: 'WORKING_DAYS' } }],
    forms: { tree: [COUNT] },
    ...change,
  };
  return packRelease(new Map([['plugin.json', Buffer.from(JSON.stringify(manifest))]]), readPrivateKey(key.privateKeyPem)!);
}

function setting(viewer = operator): PluginSetting {
  return { em: forkFor(orm.em, viewer), clock, viewer, ...ALONE };
}

function publish(archive: Buffer, viewer = operator): ReturnType<typeof publishRelease> {
  return publishRelease(setting(viewer), { release: archive.toString('base64') });
}

function decide(version: string, state: ReleaseState, pluginId = 'acme.parks'): ReturnType<typeof decideRelease> {
  return decideRelease(setting(), { pluginId, version, state });
}

/** Publishes and approves. */
async function offer(change: Record<string, unknown> & { readonly id: string }): Promise<void> {
  const { release: made } = await publish(release(change));
  await decide(made.version, ReleaseState.APPROVED, made.pluginId);
}

function install(version: string, cabinet: string): ReturnType<typeof installRelease> {
  return installRelease(setting(), { pluginId: 'acme.parks', version, cabinet });
}

function upgrade(version: string): ReturnType<typeof upgradeRelease> {
  return upgradeRelease(setting(), { pluginId: 'acme.parks', version, cabinet: 'parks' });
}

function versions(): Promise<string[]> {
  return orm.em.fork().execute<{ name: string }[]>(`select plugin_id || ' ' || version as name from cabinets.plugin_release order by 1`).then((rows) => rows.map(({ name }) => name));
}

function installations(): Promise<unknown> {
  return orm.em.fork().execute(`select slug, version, state from cabinets.plugin_installation join cabinets.cabinet on cabinet.id = cabinet_id where plugin_id = 'acme.parks' order by slug`);
}

/** The code of the refusal. */
async function refused(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'done';
  } catch (error) {
    return (error as Refusal).issues[0]?.code ?? (error as Refusal).code;
  }
}

function person(login: string, role: Grant['role']): PersonViewer {
  const grants: readonly Grant[] = [{ role, cabinetId: null }];
  return { kind: 'person', subject: login, login, citizenId: '00000000-0000-4000-8000-000000000001', grants, expiresAt: Number.POSITIVE_INFINITY };
}
