import { createHash, randomBytes } from 'node:crypto';
import { encodeFields } from './encode-fields.js';

/** What a change says of itself in the chain of its appeal. */
export interface ChainedChange {
  readonly appealId: string;
  /** The version of the appeal after the change. */
  readonly version: number;
  readonly at: Date;
  /** The status after the change. */
  readonly status: string;
  readonly actorRole: string;
  readonly comment: unknown;
  /** Who did it, as a salted digest: name and salt may be erased. */
  readonly actorDigest: Uint8Array;
  /** The appeal after the change, as a salted digest. */
  readonly stateDigest: Uint8Array;
  /** What of the appeal never changes after its submission, as a salted digest; null but for the first change. */
  readonly submissionDigest: Uint8Array | null;
}

const SALT_BYTES = 16;

/** A new salt. Without it nobody can find out a value by trying all that it may be. */
export function newSalt(): Uint8Array {
  return randomBytes(SALT_BYTES);
}

/** The digest of an appeal as it stands. @param fields its covered columns by name */
export function digestOfState(salt: Uint8Array, fields: Readonly<Record<string, unknown>>): Buffer {
  return createHash('sha256').update(salt).update(encodeFields('appeal 1', fields)).digest();
}

/** The digest of what never changes after the submission. @param fields those of its columns by name */
export function digestOfSubmission(salt: Uint8Array, fields: Readonly<Record<string, unknown>>): Buffer {
  return createHash('sha256').update(salt).update(encodeFields('submission 1', fields)).digest();
}

/** The digest of who did something. */
export function digestOfActor(salt: Uint8Array, actor: string): Buffer {
  return createHash('sha256').update(salt).update(encodeFields('actor 1', { actor })).digest();
}

/** The digest of a change: it vouches for everything before it, because it holds the digest of the change before. */
export function digestOfChange(previous: Uint8Array | null, change: ChainedChange): Buffer {
  return createHash('sha256')
    .update(encodeFields('change 1', { ...change, previous }))
    .digest();
}
