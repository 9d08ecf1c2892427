import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal, nameId, type Clock } from '@otklik/base';
import type { SignedInViewer } from '@otklik/identity';
import { checkIdempotencyKey } from './idempotency-key.js';
import { claimKey, keepAnswer } from './claim-key.js';

/** What a client asks for, once. */
export interface KeyedCall {
  readonly viewer: SignedInViewer;
  /** The field of Mutation. */
  readonly mutation: string;
  /** The input as the use-case takes it, its key included; without a key it is done each time. */
  readonly input: { readonly idempotencyKey?: string | null };
  readonly clock: Clock;
}

/** How it is done, and answered again. */
export interface KeyedWork<Result, Answer> {
  /** What is kept of the answer, such as an id: at once when it is known before the work, or made from the result. No personal data. */
  readonly answer: Answer | ((result: Result) => Answer);
  /** Does it, in the same transaction. What it throws gives the key back. */
  readonly work: () => Promise<Result>;
  /** Answers as the first time. In the transaction too: with all connections of a pool in transactions, another one would never come. */
  readonly replay: (answer: Answer) => Promise<Result>;
}

/** What is kept: anything that JSON can say. */
type Json = string | number | boolean | readonly unknown[] | { readonly [name: string]: unknown };

/**
 * Does something in the caller's transaction as the first thing in it, and with the same key and body never again: then it is answered
 * as before.
 * @param schema of the subgraph, with the table that `keyTableSql` makes
 * @throws Refusal ValidationFailed for a malformed key, Conflict IDEMPOTENCY_KEY_REUSED and IDEMPOTENCY_KEY_IN_USE: see `claimKey`
 */
export async function once<Result, Answer extends Json>(
  tx: EntityManager,
  schema: string,
  { viewer, mutation, input, clock }: KeyedCall,
  { answer, work, replay }: KeyedWork<Result, Answer>,
): Promise<Result> {
  const { idempotencyKey: key, ...body } = input;
  if (key == null) return work();
  const issues = checkIdempotencyKey(key);
  if (issues.length > 0) throw Refusal.validation(issues);
  const use = { ownerId: keyOwner(viewer), mutation, key, body, at: clock.now() };
  const known = typeof answer === 'function' ? undefined : answer;
  const earlier = await claimKey<Answer>(tx, schema, use, { answer: known });
  if (earlier !== null) return replay(earlier.answer);
  const result = await work();
  if (typeof answer === 'function') await keepAnswer(tx, schema, use, answer(result));
  return result;
}

/** Whose keys a viewer uses: one's keys say nothing about another's. No citizen has the id of a machine. */
function keyOwner(viewer: SignedInViewer): string {
  return viewer.kind === 'person' ? viewer.citizenId : nameId('otklik:machine', viewer.login);
}
