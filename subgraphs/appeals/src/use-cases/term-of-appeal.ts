import type { LocalDate } from '@otklik/base';
import type { FormRegistry, FormValues, RuleSurroundings } from '@otklik/plugin-host';
import type { AppealKind } from '../domain/appeal-kind.js';
import { termOf, type GroundedTerm } from '../domain/term.js';
import type { PublishedCategory } from '../store/published.js';

/** What the term of an appeal depends on besides its category and the day. */
export interface TermSubject {
  readonly kind: AppealKind;
  readonly isImportant?: boolean | null;
  readonly hasInterimAnswer?: boolean;
  readonly details?: Record<string, unknown> | null;
}

/** The term of an appeal by its kind; of a message by its category, its details, its place, the settings of its cabinet and the season. */
export function termOfAppeal(forms: FormRegistry, { kind, isImportant, hasInterimAnswer = false, details }: TermSubject, category: PublishedCategory, on: LocalDate, around: RuleSurroundings): GroundedTerm {
  return termOf(kind, () => forms.term(category, (details ?? {}) as FormValues, on, around), { isImportant: isImportant === true, hasInterimAnswer });
}
