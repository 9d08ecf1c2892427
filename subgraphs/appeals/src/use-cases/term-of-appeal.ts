import type { LocalDate } from '@otklik/base';
import type { FormRegistry, FormValues } from '@otklik/plugin-host';
import type { AppealKind } from '../domain/appeal-kind.js';
import { termOf, type GroundedTerm } from '../domain/term.js';
import type { PublishedCategory } from '../store/published.js';

/** The term of an appeal by its kind; of a message by its category, its details and the season. */
export function termOfAppeal(
  forms: FormRegistry,
  kind: AppealKind,
  category: PublishedCategory,
  details: Record<string, unknown>,
  on: LocalDate,
): GroundedTerm {
  return termOf(kind, () => forms.term(category, details as FormValues, on));
}
