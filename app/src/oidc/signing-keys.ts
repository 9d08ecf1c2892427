import { randomUUID } from 'node:crypto';
import { chmod, mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';

/** Keys with their private parts. */
export interface SigningKeys {
  readonly keys: readonly JWK[];
}

/** A file of keys that cannot be used. The message is one line that says the cure. */
export class SigningKeysError extends Error {
  override readonly name = 'SigningKeysError';
}

/**
 * The signing keys of a platform's development provider. Made on the first start and kept, readable by their owner only,
 * so that tokens outlive a restart.
 * @throws SigningKeysError when the file is not one of keys
 */
export async function loadSigningKeys(file: string): Promise<SigningKeys> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return await createSigningKeys(file);
  await chmod(file, 0o600);
  try {
    const { keys } = JSON.parse(text) as SigningKeys;
    if (keys.length === 0) throw new TypeError('No keys');
    await Promise.all(keys.map(assertSigning));
    return { keys };
  } catch {
    throw new SigningKeysError(`${file} holds no signing keys: delete it, and new ones are made (tokens given out so far end then)`);
  }
}

/** The keys as a verifier may know them. */
export function publicKeys({ keys }: SigningKeys): { keys: JWK[] } {
  // Listed by name, so that no private member of any kind of key can slip through.
  return { keys: keys.map(({ kty, crv, x, y, kid, alg, use }) => ({ kty, crv, x, y, kid, alg, use })) };
}

async function createSigningKeys(file: string): Promise<SigningKeys> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = await exportJWK(privateKey);
  const keys = { keys: [{ ...jwk, kid: await calculateJwkThumbprint(jwk), alg: 'ES256', use: 'sig' }] };
  await mkdir(dirname(file), { recursive: true });
  await writeWhole(file, JSON.stringify(keys));
  return keys;
}

/** Writes the file so that a crash leaves either nothing or all of it. */
async function writeWhole(file: string, text: string): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
}

async function assertSigning(jwk: JWK): Promise<void> {
  const key = await importJWK(jwk, 'ES256');
  if (!('type' in key) || key.type !== 'private' || jwk.alg !== 'ES256' || typeof jwk.kid !== 'string')
    throw new TypeError('Not a signing key');
}
