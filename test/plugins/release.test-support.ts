import { newPublisherKey, packRelease, readPrivateKey, ReleaseInvalid, verifyRelease, type EarlierRelease, type ReleaseGround, type ReleaseIssue } from '@otklik/plugin-host';
import { createHash, sign } from 'node:crypto';
import { gzipSync } from 'node:zlib';

/** A manifest before it is checked. */
export type Draft = Record<string, unknown>;

/** The folder of a small plugin: path → content. */
export function pluginFolder(change: (manifest: Draft) => void = () => undefined): Map<string, Buffer> {
  const manifest: Draft = {
    apiVersion: 1,
    id: 'acme.parks',
    version: '1.0.0',
    title: { ru: 'Парки', en: 'Parks' },
    engines: { platform: '^0.1' },
    typePrefix: 'park',
    categories: [{ key: 'tree', title: { ru: 'Деревья', en: 'Trees' }, form: 'tree', term: { amount: 10, unit: 'WORKING_DAYS' } }],
    forms: { tree: [{ key: 'count', type: 'int', min: 1, max: 50, title: { ru: 'Сколько', en: 'How many' } }] },
  };
  change(manifest);
  return new Map([
    ['plugin.json', Buffer.from(JSON.stringify(manifest))],
    ['README.md', Buffer.from('# Parks\n')],
    ['docs/page.md', Buffer.from('A page.\n')],
  ]);
}

/** Somebody with a key of their own. */
export interface TestPublisher {
  readonly publicKey: string;
  pack(folder: Map<string, Buffer>): Buffer;
  /** Signs whatever is claimed, by the words of the contract alone. */
  forge(folder: Map<string, Buffer>, claimed: { readonly id: string; readonly version: string }): Buffer;
}

/** A publisher with a new key. */
export function publisher(): TestPublisher {
  const { publicKey, privateKeyPem } = newPublisherKey();
  const key = readPrivateKey(privateKeyPem)!;
  return {
    publicKey,
    pack: (folder) => packRelease(folder, key),
    forge(folder, { id, version }) {
      const files = Object.fromEntries([...folder].map(([path, content]) => [path, createHash('sha256').update(content).digest('hex')]));
      const lines = Object.keys(files).sort().map((path) => `${files[path]!} ${path}\n`);
      const text = `otklik plugin release 1\nid ${id}\nversion ${version}\nkey ${publicKey}\n${lines.join('')}`;
      const signature = sign(null, Buffer.from(text), privateKeyPem).toString('base64url');
      const signed = Buffer.from(JSON.stringify({ apiVersion: 1, id, version, publisherKey: publicKey, files, signature }));
      return handMade([...folder, ['signature.json', signed] as const].map(([path, content]) => ({ name: `package/${path}`, content })));
    },
  };
}

/** A platform that knows one key. */
export function platformThatKnows(key: string, also: { revoked?: boolean; earlier?: EarlierRelease; platform?: string } = {}): ReleaseGround {
  return {
    platform: also.platform ?? '0.1.0',
    publisherOf: (asked) => Promise.resolve(asked === key ? { id: 'acme', revoked: also.revoked ?? false } : null),
    earlierOf: () => Promise.resolve(also.earlier ?? null),
  };
}

/** `CODE file` of everything that is wrong with a release; each has to have words. */
export async function refusalOf(archive: Uint8Array, ground: ReleaseGround): Promise<string[]> {
  const issues = await issuesOf(archive, ground);
  for (const { message } of issues) expect(message).toMatch(/\w+ \w+/);
  return issues.map(({ code, file }) => `${code} ${file}`.trim());
}

/** `CODE file#/place: words` of everything that is wrong with a release. */
export async function reasonsOf(archive: Uint8Array, ground: ReleaseGround): Promise<string[]> {
  const issues = await issuesOf(archive, ground);
  return issues.map(({ code, file, path, message }) => `${code} ${file}#${path}: ${message}`);
}

async function issuesOf(archive: Uint8Array, ground: ReleaseGround): Promise<readonly ReleaseIssue[]> {
  try {
    await verifyRelease(archive, ground);
    return [];
  } catch (error) {
    if (!(error instanceof ReleaseInvalid)) throw error;
    return error.issues;
  }
}

/** An entry of a hand-made tar. */
export interface Entry {
  readonly name: string;
  readonly content?: Uint8Array;
  readonly type?: string;
  readonly linkName?: string;
  readonly size?: string;
}

/** A gzipped tar as an attacker would write it: nothing is checked. */
export function handMade(entries: readonly Entry[], tail: Uint8Array = Buffer.alloc(1024)): Buffer {
  const blocks = entries.flatMap(({ name, content = Buffer.alloc(0), type = '0', linkName = '', size }) => {
    const header = Buffer.alloc(512);
    header.write(name, 0, 100, 'utf8');
    header.write('0000644\0', 100);
    header.write(size ?? `${content.length.toString(8).padStart(11, '0')}\0`, 124, 'latin1');
    header.write(type, 156);
    header.write(linkName, 157);
    header.write('ustar\x0000', 257);
    header.fill(' ', 148, 156);
    header.write(`${header.reduce((sum, byte) => sum + byte, 0).toString(8).padStart(6, '0')}\0 `, 148);
    return [header, content, Buffer.alloc((512 - (content.length % 512)) % 512)];
  });
  return gzipSync(Buffer.concat([...blocks, tail]));
}
