import type { LocalizedText } from './localized-text.js';

/** One thing that is wrong with an input. */
export interface ValidationIssue {
  /** The way from the input's root to the value: `['details', 'roadPothole', 'lane']`. */
  readonly path: readonly string[];
  readonly message: LocalizedText;
  /** Stable code for programs, such as `REQUIRED` or `OUT_OF_RANGE`. */
  readonly code: string;
}

/** What kind of refusal: the name of the GraphQL type it becomes. */
export type RefusalKind = 'ValidationFailed' | 'Forbidden' | 'NotFound' | 'Conflict';

/**
 * An expected refusal of a use-case. Thrown inside the transaction, so that nothing is half-written, and turned
 * into a member of the mutation's result union at the edge.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  private constructor(
    readonly kind: RefusalKind,
    /** Stable code for programs. */
    readonly code: string,
    readonly text: LocalizedText,
    readonly issues: readonly ValidationIssue[] = [],
  ) {
    super(text.en);
  }

  static validation(issues: readonly ValidationIssue[]): Refusal {
    return new Refusal('ValidationFailed', 'VALIDATION_FAILED', { ru: 'Проверьте введённые данные.', en: 'Please check what you entered.' }, issues);
  }

  static forbidden(text: LocalizedText = { ru: 'У вас нет права на это действие.', en: 'You may not do this.' }): Refusal {
    return new Refusal('Forbidden', 'FORBIDDEN', text);
  }

  static notFound(text: LocalizedText = { ru: 'Такого объекта нет.', en: 'There is no such object.' }): Refusal {
    return new Refusal('NotFound', 'NOT_FOUND', text);
  }

  static conflict(code: ConflictCode, text: LocalizedText): Refusal {
    return new Refusal('Conflict', code, text);
  }
}

/** Why a change met another one. */
export type ConflictCode =
  | 'VERSION_MISMATCH'
  | 'WRONG_STATUS'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'IDEMPOTENCY_KEY_IN_USE'
  | 'ALREADY_EXISTS'
  | 'ALREADY_EXTENDED'
  | 'TOO_LATE'
  | 'NOT_REOPENABLE'
  | 'NOT_REACHED'
  | 'LIMIT_REACHED';
