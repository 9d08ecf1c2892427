import { hash, randomBytes } from 'node:crypto';
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
  /** Absent counts as null: earlier versions wrote neither. */
  readonly onBehalfOf?: string | null;
  readonly note?: unknown;
  /** Who did it, as a salted digest: name and salt may be erased. */
  readonly actorDigest: Uint8Array;
  /** The appeal after the change, as a salted digest. */
  readonly stateDigest: Uint8Array;
  /** What of the appeal never changes after its submission, as a salted digest; null but for the first change. */
  readonly submissionDigest: Uint8Array | null;
}

const SALT_BYTES = 16;
/** Asking the system for each salt would take as long as making the digest. */
const STORE_BYTES = 4096;
let store = Buffer.alloc(0);

/** A new salt. Without it nobody can find out a value by trying all that it may be. */
export function newSalt(): Buffer {
  if (store.length < SALT_BYTES) store = randomBytes(STORE_BYTES);
  const salt = Buffer.from(store.subarray(0, SALT_BYTES));
  store = store.subarray(SALT_BYTES);
  return salt;
}

/** The digest of an appeal as it stands. @param fields its covered columns by name */
export function digestOfState(salt: Uint8Array, fields: Readonly<Record<string, unknown>>): Buffer {
  return salted(salt, encodeFields('appeal 1', fields));
}

/** The digest of what never changes after the submission. @param fields those of its columns by name */
export function digestOfSubmission(salt: Uint8Array, fields: Readonly<Record<string, unknown>>): Buffer {
  return salted(salt, encodeFields('submission 1', fields));
}

/** The digest of who did something. */
export function digestOfActor(salt: Uint8Array, actor: string): Buffer {
  return salted(salt, encodeFields('actor 1', { actor }));
}

/** The digest of a change: it vouches for everything before it, because it holds the digest of the change before. */
export function digestOfChange(previous: Uint8Array | null, change: ChainedChange): Buffer {
  return hash('sha256', encodeFields('change 1', { ...change, previous }), 'buffer');
}

/** No encoding begins with a hexadecimal digit, so it is clear where the salt ends. */
function salted(salt: Uint8Array, encoding: string): Buffer {
  return hash('sha256', Buffer.from(salt).toString('hex') + encoding, 'buffer');
}
