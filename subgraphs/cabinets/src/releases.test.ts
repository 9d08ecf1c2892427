import 'reflect-metadata';
import type { MikroORM } from '@mikro-orm/postgresql';
import { FixedClock, type Refusal } from '@otklik/base';
import { createOrm } from '@otklik/database';
import { eventsDatabaseModule } from '@otklik/events';
import type { Grant, PersonViewer } from '@otklik/identity';
import { ReleaseInvalid, newPublisherKey, packRelease, readPrivateKey } from '@otklik/plugin-host';
import { createTestDatabase, type TestDatabase } from '@otklik/test/support';
import {
  AgencyKind,
  ReleaseState,
  activePlugins,
  addPublisher,
  cabinetsDatabaseModule,
  cabinetsEntities,
  decideRelease,
  installRelease,
  pluginRevision,
  publishRelease,
  revokePublisher,
  revokePublisherKey,
  saveAgencies,
} from './index.js';

const clock = new FixedClock('2026-11-22T05:00:00Z');
const platform = { platform: '0.1.0' };
const operator = person('operator', 'OPERATOR');
const acme = newPublisherKey();

let database: TestDatabase;
let orm: MikroORM;

beforeAll(async () => {
  database = await createTestDatabase([eventsDatabaseModule, cabinetsDatabaseModule]);
  orm = await createOrm({ databaseUrl: database.url, schema: 'cabinets', entities: cabinetsEntities });
  await saveAgencies(orm.em.fork(), operator, ['parks', 'roads'].map((slug) => ({ slug, code: slug.toUpperCase(), kind: AgencyKind.MINISTRY, title: { ru: slug, en: slug } })));
  await addPublisher(orm.em, operator, clock, { id: 'acme', title: { ru: 'Акме', en: 'Acme' }, key: acme.publicKey });
});

afterAll(async () => {
  await orm?.close();
  await database?.drop();
});

describe('a release', () => {
  test('is published, approved and installed, and only then in the graph', async () => {
    const before = await pluginRevision(orm.em.fork());
    const published = await publish(release());
    expect(published).toMatchObject({ pluginId: 'acme.parks', version: '1.0.0', isNew: true });
    expect(await refused(install('1.0.0', 'parks'))).toBe('WRONG_STATUS');
    await decide('1.0.0', ReleaseState.APPROVED);
    expect(await refused(install('1.0.0', 'nowhere'))).toBe('NOT_FOUND');
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
    await publish(release({ version: '1.1.0', description: { ru: 'Парки', en: 'Parks' } }));
    await decide('1.1.0', ReleaseState.APPROVED);
    await install('1.1.0', 'roads');
    expect((await activePlugins(orm.em.fork())).map(({ version }) => version)).toEqual(['1.1.0']);
    expect(await installations()).toEqual([
      { slug: 'parks', version: '1.0.0', state: 'ENABLED' },
      { slug: 'roads', version: '1.1.0', state: 'ENABLED' },
    ]);
    await install('1.0.0', 'parks');
    expect((await activePlugins(orm.em.fork())).map(({ version }) => version)).toEqual(['1.1.0']);
  });

  test('that is bad leaves no row, whoever sends it', async () => {
    expect(await refused(publish(release({ version: '1.2.0', typePrefix: 'garden' })))).toBe('BREAKING');
    expect(await refused(publish(release({ id: 'acme.trees', typePrefix: 'park' })))).toBe('MANIFEST');
    expect(await refused(publish(Buffer.from('nothing')))).toBe('BAD_ARCHIVE');
    expect(await refused(publishRelease(orm.em, person('olga', 'ADMINISTRATOR'), clock, platform, release({ version: '1.2.0' })))).toBe('FORBIDDEN');
    expect(await versions()).toEqual(['acme.parks 1.0.0', 'acme.parks 1.1.0']);
  });

  test('that was withdrawn is installed nowhere else and never approved again', async () => {
    await publish(release({ version: '1.3.0' }));
    await decide('1.3.0', ReleaseState.WITHDRAWN);
    expect(await refused(decide('1.3.0', ReleaseState.APPROVED))).toBe('WRONG_STATUS');
    expect(await refused(install('1.3.0', 'parks'))).toBe('WRONG_STATUS');
    expect(await refused(decide('9.0.0', ReleaseState.APPROVED))).toBe('NOT_FOUND');
  });

  test('of another major version waits while the graph has one', async () => {
    await publish(release({ version: '2.0.0', typePrefix: 'garden' }));
    await decide('2.0.0', ReleaseState.APPROVED);
    expect(await refused(install('2.0.0', 'parks'))).toBe('WRONG_STATUS');
  });
});

describe('a publisher', () => {
  test('that is revoked publishes nothing, and what it published before is not approved any more', async () => {
    const evil = newPublisherKey();
    await addPublisher(orm.em, operator, clock, { id: 'evil', title: { ru: 'Зло', en: 'Evil' }, key: evil.publicKey });
    await publish(release({ id: 'evil.ponds', typePrefix: 'pond' }, evil));
    await revokePublisher(orm.em, operator, clock, 'evil');
    expect(await refused(publish(release({ id: 'evil.lakes', typePrefix: 'lake' }, evil)))).toBe('REVOKED_PUBLISHER');
    expect(await refused(decideRelease(orm.em, operator, clock, { pluginId: 'evil.ponds', version: '1.0.0', state: ReleaseState.APPROVED }))).toBe('WRONG_STATUS');
    expect(await refused(addPublisher(orm.em, operator, clock, { id: 'evil', title: { ru: 'Зло', en: 'Evil' }, key: newPublisherKey().publicKey }))).toBe('WRONG_STATUS');
  });

  test('goes on with another key when one is revoked, and owns its plugins', async () => {
    const second = newPublisherKey();
    await addPublisher(orm.em, operator, clock, { id: 'acme', title: { ru: 'Акме', en: 'Acme' }, key: second.publicKey });
    await revokePublisherKey(orm.em, operator, clock, acme.publicKey);
    expect(await refused(publish(release({ version: '3.0.0' })))).toBe('REVOKED_PUBLISHER');
    expect(await publish(release({ version: '3.0.0' }, second))).toMatchObject({ version: '3.0.0' });
    expect(await refused(addPublisher(orm.em, operator, clock, { id: 'other', title: { ru: 'Иной', en: 'Other' }, key: acme.publicKey }))).toBe('ALREADY_EXISTS');
    const other = newPublisherKey();
    await addPublisher(orm.em, operator, clock, { id: 'other', title: { ru: 'Иной', en: 'Other' }, key: other.publicKey });
    expect(await refused(publish(release({ version: '4.0.0' }, other)))).toBe('OTHER_PUBLISHER');
  });

  test.each([['otklik', acme.publicKey], ['No', newPublisherKey().publicKey], ['fine', 'ed25519:short'], ['fine', 'rsa:x']])('cannot be %j with the key %j', async (id, key) => {
    expect(await refused(addPublisher(orm.em, operator, clock, { id, title: { ru: 'Кто', en: 'Who' }, key }))).toBe('VALIDATION_FAILED');
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
    forms: { tree: [{ key: 'count', type: 'int', title: { ru: 'Сколько', en: 'How many' } }] },
    ...change,
  };
  return packRelease(new Map([['plugin.json', Buffer.from(JSON.stringify(manifest))]]), readPrivateKey(key.privateKeyPem)!);
}

function publish(archive: Buffer): ReturnType<typeof publishRelease> {
  return publishRelease(orm.em, operator, clock, platform, archive);
}

function decide(version: string, state: ReleaseState.APPROVED | ReleaseState.WITHDRAWN): Promise<void> {
  return decideRelease(orm.em, operator, clock, { pluginId: 'acme.parks', version, state });
}

function install(version: string, cabinetSlug: string): Promise<void> {
  return installRelease(orm.em, operator, clock, { pluginId: 'acme.parks', version, cabinetSlug });
}

function versions(): Promise<string[]> {
  return orm.em.fork().execute<{ name: string }[]>(`select plugin_id || ' ' || version as name from cabinets.plugin_release order by 1`).then((rows) => rows.map(({ name }) => name));
}

function installations(): Promise<unknown> {
  return orm.em.fork().execute('select slug, version, state from cabinets.plugin_installation join cabinets.cabinet on cabinet.id = cabinet_id order by slug');
}

/** The code of the refusal. */
async function refused(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'done';
  } catch (error) {
    return error instanceof ReleaseInvalid ? error.issues[0]!.code : (error as Refusal).code;
  }
}

function person(login: string, role: Grant['role']): PersonViewer {
  const grants: readonly Grant[] = [{ role, cabinetId: null }];
  return { kind: 'person', subject: login, login, citizenId: '00000000-0000-4000-8000-000000000001', grants, expiresAt: Number.POSITIVE_INFINITY };
}
