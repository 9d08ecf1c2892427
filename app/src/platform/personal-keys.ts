import { StartError } from '@otklik/database';
import type { PersonalKey, PersonalKeySource } from '@otklik/people';
import { randomBytes, randomUUID } from 'node:crypto';
import { rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readPersonalKeys } from '../environment/personal-data.js';
import type { Environment } from '../environment/read-environment.js';
import { loadSecretFile } from './secret-file.js';

const FIRST_ID = 'k1';
const KEY_BYTES = 32;

/**
 * The keys of personal data: of `OTKLIK_PERSONAL_KEYS`, of a key management service behind `OTKLIK_PERSONAL_KEYS_MODULE`, or in a file of
 * the home that its owner alone can read, made on the first start.
 * @throws StartError when the module or the file gives none
 */
export async function openPersonalKeys({ home, personalData }: Pick<Environment, 'home' | 'personalData'>): Promise<PersonalKeySource> {
  const { keys, keysModule } = personalData;
  if (keysModule !== null) return loadModule(keysModule);
  return keys === null ? fileKeys(join(home, 'personal-keys')) : knownKeys(keys);
}

/** Puts a new key before the others of the file, which is made if need be. @returns its id */
export async function addPersonalKey(home: string): Promise<string> {
  const file = join(home, 'personal-keys');
  const keys = await loadFile(file);
  const id = `k${keys.length + 1}-${randomBytes(3).toString('hex')}`;
  const lines = [newEntry(id), ...keys.map(({ id: old, secret }) => `${old}:${Buffer.from(secret).toString('base64')}`)];
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, `${lines.join('\n')}\n`, { mode: 0o600, flag: 'wx', flush: true });
  await rename(draft, file);
  return id;
}

/** A new key as `OTKLIK_PERSONAL_KEYS` and the file have it. */
export function newEntry(id: string): string {
  return `${id}:${randomBytes(KEY_BYTES).toString('base64')}`;
}

function knownKeys(keys: readonly PersonalKey[]): PersonalKeySource {
  return { writingKey: () => Promise.resolve(keys[0]!), keyOf: (id) => Promise.resolve(keys.find((key) => key.id === id) ?? null) };
}

/** A key that is not known yet is looked for in the file once more: another process may have added it. */
async function fileKeys(file: string): Promise<PersonalKeySource> {
  let known = knownKeys(await loadFile(file));
  return {
    writingKey: () => known.writingKey(),
    async keyOf(id) {
      const found = await known.keyOf(id);
      if (found !== null) return found;
      known = knownKeys(await loadFile(file));
      return known.keyOf(id);
    },
  };
}

async function loadFile(file: string): Promise<readonly PersonalKey[]> {
  const text = await loadSecretFile(file, () => newEntry(FIRST_ID));
  const keys = readPersonalKeys(text.split('\n'));
  if (keys !== null) return keys;
  throw new StartError(`${file} holds no keys of personal data: put it back from a backup; without it nobody's name or contacts can be read again`);
}

async function loadModule(path: string): Promise<PersonalKeySource> {
  const found: unknown = await import(pathToFileURL(resolve(path)).href).catch((error: Error) => {
    throw new StartError(`OTKLIK_PERSONAL_KEYS_MODULE: ${path} cannot be loaded (${error.name})`, { cause: error });
  });
  const { default: source } = found as { default?: Partial<PersonalKeySource> };
  if (typeof source?.writingKey === 'function' && typeof source.keyOf === 'function') return source as PersonalKeySource;
  throw new StartError(`OTKLIK_PERSONAL_KEYS_MODULE: ${path} must export by default an object with writingKey() and keyOf(id)`);
}
