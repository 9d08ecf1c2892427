import { newPublisherKey, packRelease, readPrivateKey } from '@otklik/plugin-host';
import { act } from './act.js';
import type { Telling } from './world.js';

/** A publisher's plugins: one that the roads cabinet has and could upgrade, one that it could install, one that waits, one to publish. */
export async function tellPlugins({ cast: { operator, administrator }, ids }: Telling): Promise<void> {
  const { publicKey, privateKeyPem } = newPublisherKey();
  const key = readPrivateKey(privateKeyPem)!;
  const pack = (manifest: Record<string, unknown>): string => packRelease(new Map([['plugin.json', Buffer.from(JSON.stringify(manifest))]]), key).toString('base64');
  const offer = async (manifest: Record<string, unknown>): Promise<void> => {
    await act(operator, 'publishPlugin', { release: pack(manifest) }, 'release { digest }');
    const { id: pluginId, version } = manifest;
    await act(operator, 'decidePlugin', { pluginId, version, state: 'APPROVED', reason: 'Открытая причина' }, 'release { digest }');
  };
  for (const [id, publisherKey] of [['acme', publicKey], ['gone', newPublisherKey().publicKey]]) {
    await act(operator, 'addPublisher', { id, title: { ru: 'Издатель', en: 'Publisher' }, key: publisherKey }, 'publisher { id }');
  }
  await offer(plugin('trees'));
  const permissions = ['comment'];
  const trees = { pluginId: 'acme.trees', version: '1.0.0', cabinet: 'roads', config: '{"crews": 2}', permissions, competences: [{ competence: 'foresters', agency: 'MPR' }] };
  await act(administrator, 'installPlugin', trees, 'installation { version }');
  await offer(plugin('trees', '1.1.0'));
  await offer(plugin('offered', '1.0.0', []));
  await act(operator, 'publishPlugin', { release: pack(plugin('waiting')) }, 'release { digest }');
  ids['newKey'] = newPublisherKey().publicKey;
  ids['newRelease'] = pack(plugin('fresh'));
}

function plugin(name: string, version = '1.0.0', permissions = ['comment']): Record<string, unknown> {
  const title = { ru: 'Плагин', en: 'Plugin' };
  return {
    apiVersion: 1,
    id: `acme.${name}`,
    version,
    title,
    description: title,
    engines: { platform: '>=0.1' },
    typePrefix: name,
    categories: [{ key: 'one', title, form: 'one', term: { amount: 5, unit: 'WORKING_DAYS' } }],
    forms: { one: [{ key: 'height', type: 'int', title }] },
    routing: [{ when: { fields: { height: { gte: 3 } } }, competence: 'foresters', reason: title }],
    config: { type: 'object', properties: { crews: { type: 'integer', default: 1 } } },
    permissions,
  };
}
