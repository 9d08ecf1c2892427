import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readPersonalKeys, type PersonalKeyValue } from '../../environment/personal-data.js';
import type { Environment } from '../../environment/read-environment.js';
import { openPersonalKeys } from '../../platform/personal-keys.js';

/** Where the home keeps what a backup does not hold. */
export const KEY_FILES = { personal: 'personal-keys', vote: 'vote-secret', signing: 'oidc-keys.json' } as const;

/** The secrets of a platform as far as this process can see them. Looking makes none. */
export interface HomeKeys {
  /** Entries like `k1:BASE64`, the one to write with first; null where a key management service has them, none where there are none. */
  readonly personal: readonly string[] | null;
  readonly voteSecret: string | null;
  /** Of a demo platform's own OpenID provider: a JSON text. */
  readonly signingKeys: string | null;
  /** A personal key by its id. */
  personalKey(id: string): Promise<PersonalKeyValue | null>;
}

/** Reads them from the environment and the home. */
export async function readHomeKeys({ home, personalData, voteSecret }: Pick<Environment, 'home' | 'personalData' | 'voteSecret'>): Promise<HomeKeys> {
  const [personalFile, voteFile, signingKeys] = await Promise.all([
    readOrNull(join(home, KEY_FILES.personal)),
    readOrNull(join(home, KEY_FILES.vote)),
    readOrNull(join(home, KEY_FILES.signing)),
  ]);
  const common = { voteSecret: voteSecret ?? voteFile?.trim() ?? null, signingKeys: signingKeys?.trim() ?? null };
  if (personalData.keysModule !== null) {
    const source = await openPersonalKeys({ home, personalData });
    return { ...common, personal: null, personalKey: async (id) => (await source.keyOf(id)) ?? null };
  }
  const entries = personalData.keys?.map(entryOf) ?? personalFile?.trim().split('\n') ?? [];
  const keys = readPersonalKeys(entries) ?? [];
  return { ...common, personal: entries, personalKey: (id) => Promise.resolve(keys.find((key) => key.id === id) ?? null) };
}

/** The file of the home, or null when there is none. */
export function readOrNull(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}

function entryOf({ id, secret }: PersonalKeyValue): string {
  return `${id}:${Buffer.from(secret).toString('base64')}`;
}
