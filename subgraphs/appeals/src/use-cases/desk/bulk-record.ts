import { createHash } from 'node:crypto';
import { Refusal, type ConflictCode, type LocalizedText, type RefusalKind, type ValidationIssue } from '@otklik/base';
import type { PersonViewer } from '@otklik/identity';
import { checkIdempotencyKey, claimKey, keepAnswer, type KeyUse } from '@otklik/subgraph';
import type { Setting } from '../setting.js';
import type { BulkInput, BulkItem } from './bulk.js';

/** A refusal as it is kept. */
interface KeptRefusal {
  readonly kind: RefusalKind;
  readonly code: string;
  readonly text: LocalizedText;
  readonly issues: readonly ValidationIssue[];
}

/** What became of one appeal, as it is kept: done when there is no refusal. Which appeal, the same request says. */
export interface KeptItem {
  readonly refusal: KeptRefusal | null;
}

/**
 * What is kept of a step on many appeals under the key of its client: first that it has begun, in the end what became of each. A call that
 * broke off between the two goes on where it stopped, because each item has a key of its own.
 */
export class BulkRecord {
  readonly #use: KeyUse | null;

  constructor(
    readonly setting: Pick<Setting, 'em' | 'clock'>,
    { citizenId: ownerId }: PersonViewer,
    mutation: string,
    { idempotencyKey: key, ...body }: BulkInput,
  ) {
    this.#use = key == null ? null : { ownerId, mutation, key, body, at: setting.clock.now() };
  }

  /**
   * Notes that it begins. Answers what became of each when it has ended before; null when it has not, or nobody gave a key.
   * @throws Refusal ValidationFailed for a malformed key, Conflict IDEMPOTENCY_KEY_REUSED when it was used with another body
   */
  async begin(): Promise<readonly KeptItem[] | null> {
    const use = this.#use;
    if (use === null) return null;
    const issues = checkIdempotencyKey(use.key);
    if (issues.length > 0) throw Refusal.validation(issues);
    const earlier = await this.setting.em.fork().transactional((tx) => claimKey<readonly KeptItem[] | null>(tx, 'appeals', use));
    return earlier?.answer ?? null;
  }

  /** Keeps what became of each. */
  async finish(items: readonly BulkItem[]): Promise<void> {
    const use = this.#use;
    if (use === null) return;
    const kept = items.map((item): KeptItem => ({ refusal: 'refusal' in item ? keptRefusal(item.refusal) : null }));
    await this.setting.em.fork().transactional((tx) => keepAnswer(tx, 'appeals', use, kept));
  }
}

/** Whether nothing is left to do with an item. */
export function isFinished(item: BulkItem): boolean {
  return !('fault' in item) && !('refusal' in item && UNFINISHED.has(item.refusal.code));
}

/** Refusals that say: try again. */
const UNFINISHED: ReadonlySet<string> = new Set(['NOT_REACHED', 'IDEMPOTENCY_KEY_IN_USE']);

/** The key of one item, for the single step. */
export function keyOfItem(key: string, appealId: string): string {
  return `bulk ${createHash('sha256').update(key).update('\0').update(appealId).digest('hex')}`;
}

/** The refusal that was kept. */
export function refusalOf({ kind, code, text, issues }: KeptRefusal): Refusal {
  switch (kind) {
    case 'ValidationFailed':
      return Refusal.validation(issues);
    case 'Forbidden':
      return Refusal.forbidden(text);
    case 'NotFound':
      return Refusal.notFound(text);
    case 'Conflict':
      return Refusal.conflict(code as ConflictCode, text);
  }
}

function keptRefusal({ kind, code, text, issues }: Refusal): KeptRefusal {
  return { kind, code, text, issues };
}
