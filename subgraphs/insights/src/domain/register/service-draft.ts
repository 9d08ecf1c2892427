import type { LocalizedText, ValidationIssue } from '@otklik/base';
import { checkLocalized, normaliseLocalized, type LocalizedInput } from '../localized-input.js';

/** The longest title, in characters. */
export const MAX_TITLE = 300;
/** The longest description, in characters. */
export const MAX_DESCRIPTION = 5_000;

const CODE = /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/;
const MAX_CODE = 64;

/** A service as a client sends it. */
export interface ServiceInput {
  readonly code: string;
  readonly title: LocalizedInput;
  readonly description?: LocalizedInput | null;
}

/** A service as it is kept. */
export interface ServiceDraft {
  readonly code: string;
  readonly title: LocalizedText;
  readonly description: LocalizedText | null;
}

/** Makes a service fit to be kept. */
export function normaliseService({ code, title, description }: ServiceInput): ServiceDraft {
  return { code, title: normaliseLocalized(title), description: description == null ? null : normaliseLocalized(description) };
}

/** Everything that is wrong with a normalised service. */
export function checkService({ code, title, description }: ServiceDraft): ValidationIssue[] {
  return [
    ...checkCode(code, ['code']),
    ...checkLocalized(title, ['title'], MAX_TITLE),
    ...(description === null ? [] : checkLocalized(description, ['description'], MAX_DESCRIPTION)),
  ];
}

/** A code names one thing for good, in addresses too: small Latin letters and digits, with dots and hyphens between them. */
export function checkCode(code: string, path: readonly string[]): ValidationIssue[] {
  if (code.length <= MAX_CODE && CODE.test(code)) return [];
  const message = {
    ru: `Код: до ${MAX_CODE} строчных латинских букв и цифр, между ними точки и дефисы.`,
    en: `A code: up to ${MAX_CODE} small Latin letters and digits, with dots and hyphens between them.`,
  };
  return [{ path, code: 'BAD_CODE', message }];
}
