import { checkLine, checkText, EMAIL_PATTERN, MAX_EMAIL_LENGTH, NOT_AN_EMAIL, type LocalizedText, type ValidationIssue } from '@otklik/base';

/** How citizens reach an agency. Absent parts are not known. */
export interface AgencyContacts {
  readonly address?: LocalizedText;
  /** When it receives people. */
  readonly hours?: LocalizedText;
  readonly phones?: readonly string[];
  readonly email?: string;
  /** An `http(s)` URL. */
  readonly website?: string;
}

/** A text in both languages, or in Russian alone. */
type SomeText = { readonly ru: string; readonly en?: string | null };

/** What an agency says about itself on its public page; absent parts stay as they are, null takes them away. */
export interface AgencyPageChange {
  readonly about?: SomeText | null;
  readonly address?: SomeText | null;
  readonly hours?: SomeText | null;
  readonly phones?: readonly string[] | null;
  readonly email?: string | null;
  readonly website?: string | null;
}

const MAX_ABOUT = 2_000;
const MAX_LINE = 300;
const MAX_PHONES = 10;
/** Also short numbers, such as 122, and extensions. */
const PHONE = /^\+?\d[\d ()-]{1,20}\d(?:,? (?:доб\.|ext\.) ?\d{1,6})?$/;

/** Everything that is wrong with a change of the page. */
export function checkAgencyPage({ about, address, hours, phones, email, website }: AgencyPageChange): ValidationIssue[] {
  return [
    ...(about == null ? [] : bothLanguages(about, (text, locale) => checkText(text, ['about', locale], MAX_ABOUT))),
    ...(address == null ? [] : bothLanguages(address, (text, locale) => checkLine(text, ['address', locale], MAX_LINE))),
    ...(hours == null ? [] : bothLanguages(hours, (text, locale) => checkLine(text, ['hours', locale], MAX_LINE))),
    ...(phones == null ? [] : phonesIssues(phones)),
    ...(email == null ? [] : formIssues('email', email, MAX_EMAIL_LENGTH, (text) => EMAIL_PATTERN.test(text), NOT_AN_EMAIL)),
    ...(website == null ? [] : formIssues('website', website, MAX_LINE, isWebAddress, NOT_A_WEBSITE)),
  ];
}

/** A text as it is kept: without an English one, readers of English get the Russian one. */
export function localized({ ru, en }: SomeText): LocalizedText {
  return { ru: ru.trim(), en: en?.trim() ?? '' };
}

function bothLanguages(text: SomeText, check: (text: string, locale: 'ru' | 'en') => ValidationIssue[]): ValidationIssue[] {
  return [...check(text.ru, 'ru'), ...(text.en == null ? [] : check(text.en, 'en'))];
}

function phonesIssues(phones: readonly string[]): ValidationIssue[] {
  if (phones.length > MAX_PHONES) return [{ path: ['phones'], code: 'TOO_MANY', message: { ru: `Не больше ${MAX_PHONES} номеров.`, en: `At most ${MAX_PHONES} numbers.` } }];
  return phones.flatMap((phone, index) => (PHONE.test(phone) ? [] : [{ path: ['phones', String(index)], code: 'PATTERN', message: NOT_A_PHONE }]));
}

function formIssues(field: string, text: string, most: number, fits: (text: string) => boolean, misses: LocalizedText): ValidationIssue[] {
  const issues = checkLine(text, [field], most);
  return issues.length > 0 || fits(text) ? issues : [{ path: [field], code: 'PATTERN', message: misses }];
}

/** Nothing but a page of the web: what stands in a link that anybody may follow. */
function isWebAddress(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') && url.hostname.includes('.') && url.username === '' && url.password === '';
}

const NOT_A_PHONE: LocalizedText = { ru: 'Это не похоже на номер телефона.', en: 'This does not look like a phone number.' };
const NOT_A_WEBSITE: LocalizedText = { ru: 'Нужен адрес сайта: https://…', en: 'Give the address of a site: https://…' };
