import { createHmac } from 'node:crypto';
import type { BackupHead } from '../archive/manifest.js';
import type { HomeKeys } from './home-keys.js';

/** What tells one key from another and nothing of the key: they are random and long, so it cannot be found by trying. */
export function fingerprintOf(secret: Uint8Array | string): string {
  return createHmac('sha256', secret).update('otklik backup: which key is this').digest('hex').slice(0, 16);
}

/** Which keys somebody needs beside a backup. */
export async function keysInUse(sealedBy: readonly { readonly id: string; readonly values: number }[], keys: HomeKeys): Promise<BackupHead['keys']> {
  const personal = [];
  for (const { id, values } of sealedBy) {
    const key = await keys.personalKey(id);
    personal.push({ id, values, fingerprint: key === null ? null : fingerprintOf(key.secret) });
  }
  return { personal, voteSecret: keys.voteSecret === null ? null : fingerprintOf(keys.voteSecret) };
}
