import { createHmac } from 'node:crypto';

/** The shortest secret, in characters. */
const MIN_SECRET_LENGTH = 32;

/**
 * Turns people into marks that cannot be turned back without the secret, which is kept outside the database: who reads
 * the database cannot tell who took part in a survey.
 */
export class VoteKeys {
  readonly #secret: string;
  /** Names the secret without telling it: a survey goes on only with the one it was published with. */
  readonly secretId: string;

  /** @throws TypeError when the secret is too short to be one */
  constructor(secret: string) {
    if (secret.length < MIN_SECRET_LENGTH) throw new TypeError(`The vote secret needs at least ${MIN_SECRET_LENGTH} characters`);
    this.#secret = secret;
    this.secretId = this.#mac('id').slice(0, 16);
  }

  /** The mark of one person in one survey: unique in the database, so that nobody answers twice. */
  voteKey(surveyId: string, personId: string): string {
    return this.#mac('vote', surveyId, personId);
  }

  /** The mark of a person's idempotency key. */
  keyMark(personId: string, idempotencyKey: string): string {
    return this.#mac('key', personId, idempotencyKey);
  }

  /**
   * The mark of what was sent with an idempotency key. The key itself, which only the client knows, goes into it: even
   * with the secret nobody can find a person's answers by trying all there could be.
   */
  bodyMark(personId: string, idempotencyKey: string, fingerprint: string): string {
    return this.#mac('body', personId, idempotencyKey, fingerprint);
  }

  #mac(...parts: readonly string[]): string {
    return createHmac('sha256', this.#secret).update(JSON.stringify(parts)).digest('base64url');
  }
}
