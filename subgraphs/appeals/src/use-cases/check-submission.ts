import { Refusal, checkText, localDateAt, normaliseText, type ValidationIssue } from '@otklik/base';
import { checkCampaign, type DetailsAccepted, type FormRegistry } from '@otklik/plugin-host';
import { checkLocation, normaliseLocation, type Location } from '../domain/location.js';
import { MAX_TEXT_LENGTH } from '../domain/text.js';
import type { ActiveCategory, PublishedRegion } from '../store/published.js';

/** A submission that may be written, made fit to be kept. */
export interface CheckedSubmission {
  readonly category: ActiveCategory;
  readonly text: string;
  readonly location: Location | null;
  readonly details: DetailsAccepted;
}

/** What of a submission has to be looked at. */
export interface UncheckedSubmission {
  /** Plain text. */
  readonly text: string;
  readonly location?: { readonly latitude: number; readonly longitude: number; readonly address?: string | null } | null;
  /** The raw value of `AppealDetailsInput`: plugins add fields that this package does not know. */
  readonly details?: unknown;
}

/** Looks at everything a citizen sent. @throws Refusal ValidationFailed with all that is wrong, not only the first thing. */
export function checkSubmission(
  forms: FormRegistry,
  input: UncheckedSubmission,
  category: ActiveCategory | null,
  region: PublishedRegion,
  submittedAt: Date,
): CheckedSubmission {
  const text = normaliseText(input.text);
  const location = input.location == null ? null : normaliseLocation(input.location);
  const issues: ValidationIssue[] = [...checkText(text, ['text'], MAX_TEXT_LENGTH), ...(location === null ? [] : checkLocation(location, region.boundary))];
  // Without a category nobody knows which form would be right.
  if (category === null) throw Refusal.validation([UNKNOWN_CATEGORY, ...issues]);
  issues.unshift(...checkCampaign(category, localDateAt(submittedAt, region.timeZone)));
  const details = forms.check(input.details, category.form);
  if (!details.ok) throw Refusal.validation([...issues, ...details.issues]);
  if (issues.length > 0) throw Refusal.validation(issues);
  return { category, text, location, details };
}

const UNKNOWN_CATEGORY: ValidationIssue = {
  path: ['categoryId'],
  code: 'UNKNOWN_CATEGORY',
  message: {
    ru: 'Такой категории нет, или она сейчас не принимает обращений.',
    en: 'There is no such category, or it takes no messages now.',
  },
};
