import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair } from 'jose';
import { loadSigningKeys, publicKeys, SigningKeysError } from './signing-keys.js';

let home: string;
let file: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'otklik-keys-'));
  file = join(home, 'data', 'oidc-keys.json');
});
afterEach(() => rm(home, { recursive: true }));

describe('the signing keys of a platform', () => {
  it('are made once, in a folder that is made too, and no draft is left behind', async () => {
    const keys = await loadSigningKeys(file);
    expect(await loadSigningKeys(file)).toEqual(keys);
    expect(await readdir(join(home, 'data'))).toEqual(['oidc-keys.json']);
  });

  it('are shown without their private part', async () => {
    const keys = await loadSigningKeys(file);
    expect(keys.keys[0]).toHaveProperty('d');
    expect(publicKeys(keys).keys[0]).toEqual({
      kty: 'EC',
      crv: 'P-256',
      x: expect.any(String),
      y: expect.any(String),
      kid: expect.any(String),
      alg: 'ES256',
      use: 'sig',
    });
  });

  it('are closed again when somebody opened the file to others', async () => {
    await loadSigningKeys(file);
    await chmod(file, 0o644);
    await loadSigningKeys(file);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it.each(['', '{', '[]', 'null', '{"keys":[]}', '{"keys":[{}]}', '{"keys":[{"kty":"oct","k":"AAAA","kid":"a","alg":"ES256"}]}'])(
    'are not replaced in silence when the file holds %j',
    async (text) => {
      await loadSigningKeys(file);
      await writeFile(file, text);
      await expect(loadSigningKeys(file)).rejects.toThrow(SigningKeysError);
      await expect(loadSigningKeys(file)).rejects.toThrow(/oidc-keys\.json holds no signing keys: delete it/);
      expect(await readFile(file, 'utf8')).toBe(text);
    },
  );

  it('are not taken from a file of public keys', async () => {
    await loadSigningKeys(file);
    const { publicKey } = await generateKeyPair('ES256', { extractable: true });
    await writeFile(file, JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'a', alg: 'ES256' }] }));
    await expect(loadSigningKeys(file)).rejects.toThrow(SigningKeysError);
  });
});
