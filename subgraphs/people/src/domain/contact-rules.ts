import { checkLine, EMAIL_PATTERN, MAX_EMAIL_LENGTH, normaliseLine, NOT_AN_EMAIL, type LocalizedText, type ValidationIssue } from '@otklik/base';

/** What a citizen may say about themselves; absent parts stay as they are, null takes them away. */
export interface Profile {
  readonly givenName?: string | null;
  readonly familyName?: string | null;
  readonly email?: string | null;
  readonly phone?: string | null;
}

/** How each part is written: the most characters, and its pattern if it has one. */
const PARTS: Readonly<Record<keyof Profile, { most: number; pattern?: RegExp; misses?: LocalizedText }>> = {
  givenName: { most: 100 },
  familyName: { most: 100 },
  email: {
    most: MAX_EMAIL_LENGTH,
    pattern: EMAIL_PATTERN,
    misses: NOT_AN_EMAIL,
  },
  phone: {
    most: 30,
    pattern: /^\+?[0-9][0-9 ()-]{4,18}[0-9]$/,
    misses: { ru: 'Это не похоже на номер телефона.', en: 'This does not look like a phone number.' },
  },
};
const KEYS = Object.keys(PARTS) as (keyof Profile)[];

/** A profile as it is kept; parts that were not mentioned stay out. */
export function normaliseProfile(profile: Profile): Profile {
  const mentioned = KEYS.filter((key) => profile[key] !== undefined);
  return Object.fromEntries(mentioned.map((key) => [key, profile[key] == null ? null : normaliseLine(profile[key])]));
}

/** Everything that is wrong with a normalised profile. */
export function profileIssues(profile: Profile): ValidationIssue[] {
  return KEYS.flatMap((key) => (profile[key] == null ? [] : partIssues(key, profile[key])));
}

function partIssues(key: keyof Profile, text: string): ValidationIssue[] {
  const { most, pattern, misses } = PARTS[key];
  const issues = checkLine(text, [key], most);
  if (issues.length > 0 || pattern === undefined || pattern.test(text)) return issues;
  return [{ path: [key], code: 'PATTERN', message: misses! }];
}
