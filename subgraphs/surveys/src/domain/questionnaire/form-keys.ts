import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** For how long a ticket can be used: a form may stand open at a reception place all day. */
const TICKET_MS = 12 * 3_600_000;
/** A clock of another process may be ahead by so much. */
const AHEAD_MS = 60_000;

/** What a ticket says: somebody has opened this version at this placement. */
export interface Ticket {
  readonly placementId: string;
  readonly version: number;
  /** Different in every ticket: it can be used once. */
  readonly nonce: string;
}

/** What a text that should be a ticket turns out to be. */
export type ReadTicket = { readonly state: 'valid'; readonly ticket: Ticket } | { readonly state: 'expired' | 'none' };

/** Who answered, as marks: see `VoteKeys`. */
export interface Marks {
  readonly mark: string;
  readonly keyMark: string;
  readonly bodyMark: string;
}

/** Signs tickets, and turns people, tickets and addresses into marks that cannot be turned back without the secret. */
export class FormKeys {
  readonly #secret: string;

  /** @param secret the vote secret, kept outside the database */
  constructor(secret: string) {
    this.#secret = createHmac('sha256', secret).update('questionnaires').digest('base64url');
  }

  /** A ticket for whoever opens a form, good for one answer. */
  ticket(placementId: string, version: number, now: Date): string {
    const body = Buffer.from(JSON.stringify([placementId, version, now.getTime(), randomBytes(12).toString('base64url')])).toString('base64url');
    return `${body}.${this.#mac('ticket', body)}`;
  }

  readTicket(text: string, now: Date): ReadTicket {
    const [body = '', signature = '', ...rest] = text.split('.');
    if (rest.length > 0 || !isSame(signature, this.#mac('ticket', body))) return { state: 'none' };
    const [placementId, version, at, nonce] = JSON.parse(Buffer.from(body, 'base64url').toString()) as [string, number, number, string];
    const age = now.getTime() - at;
    return age > TICKET_MS || age < -AHEAD_MS ? { state: 'expired' } : { state: 'valid', ticket: { placementId, version, nonce } };
  }

  /**
   * The marks of one answer: the first is unique in the database, the others tell a retry. The key of the client goes into the mark of
   * the body, so that nobody can find what was answered by trying all there could be.
   */
  marks(who: readonly (string | number)[], idempotencyKey: string, fingerprint: string): Marks {
    return { mark: this.#mac('answer', ...who), keyMark: this.#mac('key', ...who, idempotencyKey), bodyMark: this.#mac('body', ...who, idempotencyKey, fingerprint) };
  }

  /** The mark of an address at a placement on one day. @param salt of that day; once it is forgotten, nobody finds the address by trying all */
  addressMark(salt: string, placementId: string, address: string): string {
    return this.#mac('address', salt, placementId, address);
  }

  #mac(...parts: readonly (string | number)[]): string {
    return createHmac('sha256', this.#secret).update(JSON.stringify(parts)).digest('base64url');
  }
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.byteLength === other.byteLength && timingSafeEqual(one, other);
}
