import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { SealPlace } from './personal-field.js';

/** A key that personal data are sealed with. */
export interface PersonalKey {
  /** Written beside every value: 1–32 letters, digits, `_` and `-`; never used for another secret. */
  readonly id: string;
  /** 32 bytes. */
  readonly secret: Uint8Array;
}

/** A value that is no sealed one, was changed, or was moved here from another place. Says nothing of what is in it. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
}

const VERSION = 'v1';
const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const FORM = /^v1\.([\w-]{1,32})\.([\w-]+)$/;

/**
 * Seals a text by AES-256-GCM: `v1.KEY-ID.BASE64URL(nonce, tag, ciphertext)`. The nonce is random, so the same text never looks the same;
 * the place is authenticated with it, so that nobody can move a value to another person or field.
 */
export function sealValue(key: PersonalKey, place: SealPlace, text: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key.secret, nonce, { authTagLength: TAG_BYTES }).setAAD(placeBytes(place, key.id));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return `${VERSION}.${key.id}.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}`;
}

/** @throws SealBroken when it cannot be opened with this key in this place */
export function openValue(key: PersonalKey, place: SealPlace, sealed: string): string {
  const bytes = Buffer.from(FORM.exec(sealed)?.[2] ?? '', 'base64url');
  try {
    const decipher = createDecipheriv(CIPHER, key.secret, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAAD(placeBytes(place, key.id)).setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
  } catch {
    throw new SealBroken('A sealed value cannot be opened');
  }
}

/** Which key a value was sealed with. @throws SealBroken when it is no sealed value */
export function keyIdOf(sealed: string): string {
  const id = FORM.exec(sealed)?.[1];
  if (id === undefined) throw new SealBroken('This is no sealed value');
  return id;
}

function placeBytes({ personId, field }: SealPlace, keyId: string): Buffer {
  return Buffer.from(JSON.stringify([VERSION, keyId, personId, field]), 'utf8');
}
