import { EnvironmentError } from './environment-error.js';
import { valueOf, type Variables } from './variables.js';

/** How personal data are kept. */
export interface PersonalDataEnvironment {
  /** `OTKLIK_PERSONAL_KEYS`: what they are sealed with; the first writes, all open; null for the keys in a file of the home. Secret: never print it. */
  readonly keys: readonly PersonalKeyValue[] | null;
  /** `OTKLIK_PERSONAL_KEYS_MODULE`: a module that asks a key management service instead; null without one. */
  readonly keysModule: string | null;
  /** `OTKLIK_PERSONAL_RETENTION_DAYS`: how long they are kept after the person was last heard of; null for ever. */
  readonly retentionDays: number | null;
}

/** One key. */
export interface PersonalKeyValue {
  readonly id: string;
  /** 32 bytes. */
  readonly secret: Uint8Array;
}

const KEY_BYTES = 32;
/** Five years, as long as appeals are kept. */
const RETENTION_DAYS = 1_825;

export function readPersonalData(variables: Variables): PersonalDataEnvironment {
  const keys = readKeys(variables);
  const keysModule = valueOf(variables, 'OTKLIK_PERSONAL_KEYS_MODULE');
  if (keys !== null && keysModule !== null) {
    throw new EnvironmentError('OTKLIK_PERSONAL_KEYS does not go with OTKLIK_PERSONAL_KEYS_MODULE: unset one of the two');
  }
  return { keys, keysModule, retentionDays: readRetentionDays(variables) };
}

function readKeys(variables: Variables): readonly PersonalKeyValue[] | null {
  const value = valueOf(variables, 'OTKLIK_PERSONAL_KEYS');
  if (value === null) return null;
  const keys = readPersonalKeys(value.split(','));
  if (keys !== null) return keys;
  throw EnvironmentError.value(
    'OTKLIK_PERSONAL_KEYS',
    '…',
    'give ID:KEY, several with commas between them, the one to write with first; a KEY is 32 bytes in base64 ("openssl rand -base64 32"), an ID 1 to 32 letters, digits, - and _',
  );
}

/** Keys from entries like `k1:BASE64`; null when one is wrong, or an id is there twice. */
export function readPersonalKeys(entries: readonly string[]): readonly PersonalKeyValue[] | null {
  const keys = entries.flatMap((entry) => {
    const [, id, text] = /^\s*([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/_-]{43}=?)\s*$/.exec(entry) ?? [];
    const secret = Buffer.from(text ?? '', 'base64');
    return id === undefined || secret.length !== KEY_BYTES ? [] : [{ id, secret: new Uint8Array(secret) }];
  });
  return keys.length === entries.length && new Set(keys.map(({ id }) => id)).size === keys.length ? keys : null;
}

function readRetentionDays(variables: Variables): number | null {
  const text = valueOf(variables, 'OTKLIK_PERSONAL_RETENTION_DAYS');
  if (text === null) return RETENTION_DAYS;
  if (!/^(0|[1-9]\d{0,4})$/.test(text)) {
    throw EnvironmentError.value('OTKLIK_PERSONAL_RETENTION_DAYS', text, 'give whole days from 1 to 99999, or 0 to keep personal data for ever');
  }
  return text === '0' ? null : Number(text);
}
