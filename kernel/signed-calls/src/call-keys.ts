import { createSecretKey, type KeyObject } from 'node:crypto';

/** A secret and the one that it replaces, or will be replaced by. */
const MOST_SECRETS = 2;

/** The keys of one process. */
export interface CallKeys {
  /** Signs. */
  readonly signing: KeyObject;
  /** All that are taken, the signing one among them. */
  readonly accepted: readonly KeyObject[];
}

/**
 * Makes keys of shared secrets. The first signs, both are taken: so that secrets can be changed while everything runs, first
 * `old,new` everywhere, then `new,old`, then `new`.
 * @throws RangeError when there is none, or more than two
 */
export function readCallKeys(secrets: readonly string[]): CallKeys {
  if (secrets.length > MOST_SECRETS) throw new RangeError(`At most ${MOST_SECRETS} secrets are taken at a time`);
  const accepted = secrets.map((secret) => createSecretKey(secret, 'utf8'));
  const [signing] = accepted;
  if (signing === undefined) throw new RangeError('There is no secret to sign with');
  return { signing, accepted };
}
