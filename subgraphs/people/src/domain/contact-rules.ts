import type { ValidationIssue } from '@otklik/base';

/** What a citizen may say about themselves; absent parts stay as they are, null takes them away. */
export interface Profile {
  readonly givenName?: string | null;
  readonly familyName?: string | null;
  readonly email?: string | null;
  readonly phone?: string | null;
}

const NAME_LIMIT = 100;
const EMAIL = /^[^\s@]{1,64}@[^\s@]{1,190}\.[^\s@]{2,63}$/;
const PHONE = /^\+?[0-9][0-9 ()-]{4,18}[0-9]$/;

/** Everything that is wrong with a profile. */
export function profileIssues(profile: Profile): ValidationIssue[] {
  const issues: ValidationIssue[] = [];
  for (const key of ['givenName', 'familyName'] as const) {
    const name = profile[key];
    if (name != null && (name.trim() === '' || [...name].length > NAME_LIMIT)) {
      issues.push({ path: [key], code: 'TOO_LONG', message: { ru: `От 1 до ${NAME_LIMIT} знаков.`, en: `From 1 to ${NAME_LIMIT} characters.` } });
    }
  }
  if (profile.email != null && !EMAIL.test(profile.email)) {
    issues.push({ path: ['email'], code: 'PATTERN', message: { ru: 'Это не похоже на адрес почты.', en: 'This does not look like an e-mail address.' } });
  }
  if (profile.phone != null && !PHONE.test(profile.phone)) {
    issues.push({ path: ['phone'], code: 'PATTERN', message: { ru: 'Это не похоже на номер телефона.', en: 'This does not look like a phone number.' } });
  }
  return issues;
}
