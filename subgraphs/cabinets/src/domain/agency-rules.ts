import { checkLine, type LocalizedText, type ValidationIssue } from '@otklik/base';

const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/;
const CODE = /^[\p{L}\d](?:[\p{L}\d.-]{0,30}[\p{L}\d])?$/u;
const MAX_TITLE_LENGTH = 500;

/** What is wrong with how an agency is called. */
export function checkAgency({ slug, code, title }: { slug: string; code: string; title: LocalizedText }): ValidationIssue[] {
  const issues = (['ru', 'en'] as const).flatMap((locale) => checkLine(title[locale], ['title', locale], MAX_TITLE_LENGTH));
  if (!SLUG.test(slug)) {
    issues.push({
      path: ['slug'],
      code: 'BAD_FORMAT',
      message: { ru: 'До 64 строчных латинских букв, цифр и дефисов.', en: 'Up to 64 lower-case Latin letters, digits and hyphens.' },
    });
  }
  if (!CODE.test(code)) {
    issues.push({
      path: ['code'],
      code: 'BAD_FORMAT',
      message: { ru: 'До 32 букв, цифр, точек и дефисов.', en: 'Up to 32 letters, digits, dots and hyphens.' },
    });
  }
  return issues;
}
