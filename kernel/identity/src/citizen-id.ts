import { nameId } from '@otklik/base';

/**
 * The id of the citizen behind a token: the same in every subgraph without a look-up.
 * @param namespace who gave the subject out: the issuer, because two issuers may both know a subject `1`.
 */
export function citizenIdOf(namespace: string, subject: string): string {
  return nameId(namespace, subject);
}
