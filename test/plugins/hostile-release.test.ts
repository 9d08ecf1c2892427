import { verifyRelease } from '@otklik/plugin-host';
import fc from 'fast-check';
import { gunzipSync, gzipSync } from 'node:zlib';
import { handMade, platformThatKnows, pluginFolder, publisher, refusalOf, type Entry } from './release.test-support.js';

const acme = publisher();
const platform = platformThatKnows(acme.publicKey);
const release = acme.pack(pluginFolder());

/** The release with its files changed after they were signed. */
function tampered(change: (files: Map<string, Buffer>) => void): Buffer {
  const files = filesOf(release);
  change(files);
  return handMade([...files].map(([path, content]): Entry => ({ name: `package/${path}`, content })));
}

/** An honest tar, read the simple way. */
function filesOf(archive: Buffer): Map<string, Buffer> {
  const tar = gunzipSync(archive);
  const files = new Map<string, Buffer>();
  for (let at = 0; tar[at] !== 0; ) {
    const size = Number.parseInt(tar.toString('latin1', at + 124, at + 135), 8);
    files.set(tar.toString('latin1', at, at + 100).replace(/\0.*$/s, '').slice('package/'.length), tar.subarray(at + 512, at + 512 + size));
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}

describe('an honest release', () => {
  test('is taken, with who signed it', async () => {
    const verified = await verifyRelease(release, platform);
    expect(verified).toMatchObject({ publisherId: 'acme', publisherKey: acme.publicKey, manifest: { id: 'acme.parks', version: '1.0.0' } });
    expect(verified.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  test('is the same bytes whenever it is packed, and whatever stood there for a signature', () => {
    const again = pluginFolder().set('signature.json', Buffer.from('old'));
    expect(acme.pack(new Map([...again].reverse())).equals(release)).toBe(true);
  });

  test('written by another packer is taken, with its folders', async () => {
    const files = [...filesOf(release)].map(([path, content]): Entry => ({ name: `package/${path}`, content }));
    expect(await refusalOf(handMade([{ name: 'package/', type: '5' }, { name: 'package/docs/', type: '5' }, ...files]), platform)).toEqual([]);
  });
});

describe('a release', () => {
  test('with an altered file is refused', async () => {
    expect(await refusalOf(tampered((files) => files.set('README.md', Buffer.from('# Evil\n'))), platform)).toEqual(['ALTERED_FILE README.md']);
  });

  test('with another manifest under the same signature is refused', async () => {
    const evil = pluginFolder((m) => (m['privacy'] = 'PUBLIC')).get('plugin.json')!;
    expect(await refusalOf(tampered((files) => files.set('plugin.json', evil)), platform)).toEqual(['ALTERED_FILE plugin.json']);
  });

  test('with a file that nobody signed is refused', async () => {
    expect(await refusalOf(tampered((files) => files.set('hooks.js', Buffer.from('x'))), platform)).toEqual(['UNLISTED_FILE hooks.js']);
  });

  test('without a file that was signed is refused', async () => {
    expect(await refusalOf(tampered((files) => files.delete('README.md')), platform)).toEqual(['MISSING_FILE README.md']);
  });

  test('without a signature, or with a word for one, is refused', async () => {
    expect(await refusalOf(tampered((files) => files.delete('signature.json')), platform)).toEqual(['MISSING_FILE signature.json']);
    for (const word of ['', 'null', '[]', '{}', '{"__proto__":{"files":{}}}', '\ufeff{}', '\xff']) {
      expect(await refusalOf(tampered((files) => files.set('signature.json', Buffer.from(word, 'latin1'))), platform)).toEqual(['BAD_SIGNATURE signature.json']);
    }
  });

  test.each<[string, (signature: Record<string, unknown>) => void]>([
    ['another plugin', (signature) => (signature['id'] = 'acme.ponds')],
    ['another version', (signature) => (signature['version'] = '1.0.1')],
    ['a shorter list of files', (signature) => (signature['files'] = { 'plugin.json': (signature['files'] as Record<string, string>)['plugin.json'] })],
    // Keys are new in each run: one signature in 64 begins with an A.
    ['another signature', (signature) => (signature['signature'] = String(signature['signature']).replace(/^./, (first) => (first === 'A' ? 'B' : 'A')))],
  ])('whose signature was rewritten for %s is refused', async (_, change) => {
    const rewritten = tampered((files) => {
      const signature = JSON.parse(files.get('signature.json')!.toString()) as Record<string, unknown>;
      change(signature);
      files.set('signature.json', Buffer.from(JSON.stringify(signature)));
    });
    expect(await refusalOf(rewritten, platform)).toEqual(['BAD_SIGNATURE signature.json']);
  });

  test('of a stranger is refused, also under the name of a known key', async () => {
    const stranger = publisher();
    expect(await refusalOf(stranger.pack(pluginFolder()), platform)).toEqual(['UNKNOWN_PUBLISHER signature.json']);
    const files = filesOf(stranger.pack(pluginFolder()));
    const claimed = files.get('signature.json')!.toString().replace(stranger.publicKey, acme.publicKey);
    files.set('signature.json', Buffer.from(claimed));
    expect(await refusalOf(handMade([...files].map(([path, content]) => ({ name: `package/${path}`, content }))), platform)).toEqual(['BAD_SIGNATURE signature.json']);
  });

  test('of a revoked publisher is refused, and the key in another spelling is no other key', async () => {
    expect(await refusalOf(release, platformThatKnows(acme.publicKey, { revoked: true }))).toEqual(['REVOKED_PUBLISHER signature.json']);
    const last = acme.publicKey.at(-1)!;
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const spelling = acme.publicKey.slice(0, -1) + alphabet[alphabet.indexOf(last) ^ 1]!;
    const respelled = tampered((files) => files.set('signature.json', Buffer.from(files.get('signature.json')!.toString().replace(acme.publicKey, spelling))));
    expect(await refusalOf(respelled, { ...platform, publisherOf: () => Promise.resolve({ id: 'acme', revoked: false }) })).toEqual(['BAD_SIGNATURE signature.json']);
  });

  test.each(['../evil', 'package/../evil', 'package/docs/../../evil', '/etc/passwd', 'package//etc/passwd', 'package/C:\\evil', 'package/..\\evil', 'package/./../x', 'package/..'])(
    'with the path %j is refused before anything is read',
    async (name) => {
      const [refused] = await refusalOf(handMade([{ name, content: Buffer.from('x') }]), platform);
      expect(refused).toMatch(/^(PATH_ESCAPE|BAD_PATH)$/);
      if (name.includes('..')) expect(refused).toBe('PATH_ESCAPE');
    },
  );

  test.each(['elsewhere/plugin.json', 'package/.npmrc', 'package/-rf', 'package/a b', 'package/имя', 'package/a/', 'package/a//b', 'package/', `package/${'a'.repeat(90)}`, 'package/x\u202e.json'])(
    'with the path %j, which is not plain, is refused',
    async (name) => {
      expect(await refusalOf(handMade([{ name, content: Buffer.from('x') }]), platform)).toEqual(['BAD_PATH']);
    },
  );

  test.each([['a symbolic link', '2'], ['a hard link', '1'], ['a device', '3'], ['a pipe', '6'], ['a long name', 'L'], ['a pax header', 'x'], ['a global pax header', 'g'], ['a sparse file', 'S']])(
    'with %s is refused',
    async (_, type) => {
      expect(await refusalOf(handMade([{ name: 'package/plugin.json', type, linkName: '/etc/passwd' }]), platform)).toEqual(['BAD_ARCHIVE']);
    },
  );

  test('with one file twice is refused, also when only case differs', async () => {
    const twice = (second: string) => handMade([{ name: 'package/plugin.json', content: Buffer.from('{}') }, { name: second, content: Buffer.from('{}') }]);
    expect(await refusalOf(twice('package/plugin.json'), platform)).toEqual(['DUPLICATE_FILE plugin.json']);
    expect(await refusalOf(twice('package/Plugin.JSON'), platform)).toEqual(['DUPLICATE_FILE Plugin.JSON']);
  });

  test('that is too large, packed or unpacked, or has too many files is refused', async () => {
    expect(await refusalOf(Buffer.alloc(2_000_001), platform)).toEqual(['TOO_LARGE']);
    expect(await refusalOf(gzipSync(Buffer.alloc(60_000_000)), platform)).toEqual(['TOO_LARGE']);
    expect(await refusalOf(handMade(Array.from({ length: 201 }, (_, i) => ({ name: `package/f${i}` }))), platform)).toEqual(['TOO_LARGE']);
  });

  test('whose archive is broken or hides something is refused', async () => {
    const content = Buffer.from('x');
    expect(await refusalOf(Buffer.from('no archive'), platform)).toEqual(['BAD_ARCHIVE']);
    expect(await refusalOf(Buffer.alloc(0), platform)).toEqual(['BAD_ARCHIVE']);
    expect(await refusalOf(gzipSync(Buffer.from('no tar')), platform)).toEqual(['BAD_ARCHIVE']);
    expect(await refusalOf(release.subarray(0, release.length - 20), platform)).toEqual(['BAD_ARCHIVE']);
    expect(await refusalOf(handMade([{ name: 'package/a', content }], Buffer.alloc(0)), platform)).toEqual(['BAD_ARCHIVE']);
    expect(await refusalOf(handMade([{ name: 'package/a', content }], Buffer.concat([Buffer.alloc(1024), Buffer.alloc(512, 7)])), platform)).toEqual(['BAD_ARCHIVE']);
    expect(await refusalOf(handMade([{ name: 'package/a', content, size: '77777777777\0' }]), platform)).toEqual(['BAD_ARCHIVE']);
    expect(await refusalOf(handMade([{ name: 'package/a', content, size: '\x80\0\0\0\0\0\0\0\0\0\0\x01' }]), platform)).toEqual(['BAD_ARCHIVE']);
    expect(await refusalOf(handMade([{ name: 'package/a', content, size: '-0000000001\0' }]), platform)).toEqual(['BAD_ARCHIVE']);
  });

  test('with one bit turned anywhere is refused, unless the bit means nothing', async () => {
    const tar = gunzipSync(release);
    await fc.assert(
      fc.asyncProperty(fc.nat(tar.length * 8 - 1), async (bit) => {
        const turned = Buffer.from(tar);
        turned[bit >> 3]! ^= 1 << (bit & 7);
        // Padding, owners and times mean nothing to a release.
        const refused = await refusalOf(gzipSync(turned), platform);
        if (refused.length === 0) expect((await verifyRelease(gzipSync(turned), platform)).manifest).toEqual((await verifyRelease(release, platform)).manifest);
      }),
      { numRuns: 300, seed: 8 },
    );
  });

  test('signed by the words of the contract alone is taken; one that names another plugin or version than its manifest is not', async () => {
    expect(await refusalOf(acme.forge(pluginFolder(), { id: 'acme.parks', version: '1.0.0' }), platform)).toEqual([]);
    expect(await refusalOf(acme.forge(pluginFolder(), { id: 'roads', version: '1.0.0' }), platform)).toEqual(['MISMATCH plugin.json']);
    expect(await refusalOf(acme.forge(pluginFolder(), { id: 'acme.parks', version: '9.0.0' }), platform)).toEqual(['MISMATCH plugin.json']);
  });

  test('without a manifest, or with one that is refused, is refused', async () => {
    const sign = (content: string | null) => {
      const folder = pluginFolder();
      if (content === null) folder.delete('plugin.json');
      else folder.set('plugin.json', Buffer.from(content, 'latin1'));
      return refusalOf(acme.forge(folder, { id: 'acme.parks', version: '1.0.0' }), platform);
    };
    expect(await sign(null)).toEqual(['MISSING_FILE plugin.json']);
    for (const content of ['', '{', '\xff\xfe', 'null', '{"apiVersion":2}']) expect(new Set(await sign(content))).toEqual(new Set(['MANIFEST plugin.json']));
    const reserved = pluginFolder((m) => (m['id'] = 'otklik'));
    expect(await refusalOf(acme.forge(reserved, { id: 'otklik', version: '1.0.0' }), platform)).toEqual(['MANIFEST plugin.json']);
    const named = { ...platform, coreTypes: ['ParkTreeDetails'] };
    expect(await refusalOf(release, named)).toEqual(['MANIFEST plugin.json']);
  });

  test('for another version of the platform is refused', async () => {
    expect(await refusalOf(release, platformThatKnows(acme.publicKey, { platform: '0.2.0' }))).toEqual(['PLATFORM plugin.json']);
  });
});

describe('a newer release', () => {
  const { manifest } = { manifest: JSON.parse(pluginFolder().get('plugin.json')!.toString()) as never };
  const upgrade = (change: (m: Record<string, unknown>) => void) => acme.pack(pluginFolder((m) => { m['version'] = '1.1.0'; change(m); }));
  const after = (publisherId: string) => platformThatKnows(acme.publicKey, { earlier: { publisherId, manifest } });

  test('that only adds is taken', async () => {
    expect(await refusalOf(upgrade((m) => (m['description'] = { ru: 'Парки', en: 'Parks' })), after('acme'))).toEqual([]);
  });

  test('of another publisher is refused', async () => {
    expect(await refusalOf(upgrade(() => undefined), after('somebody'))).toEqual(['OTHER_PUBLISHER plugin.json']);
  });

  test('of the same or an older version is refused', async () => {
    for (const version of ['1.0.0', '0.9.9', '1.0.0-rc.1']) {
      expect(await refusalOf(upgrade((m) => (m['version'] = version)), after('acme'))).toEqual(['VERSION plugin.json']);
    }
  });

  test('that breaks something inside a major is refused; a new major may', async () => {
    const breaks = (m: Record<string, unknown>) => (m['forms'] = { tree: [{ key: 'total', type: 'int', title: { ru: 'Всего', en: 'Total' } }] });
    expect(await refusalOf(upgrade(breaks), after('acme'))).toEqual(['BREAKING plugin.json']);
    expect(await refusalOf(upgrade((m) => { breaks(m); m['version'] = '2.0.0'; }), after('acme'))).toEqual([]);
  });
});
