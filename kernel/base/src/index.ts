export { systemClock, FixedClock, type Clock } from './clock.js';
export { CodedError } from './coded-error.js';
export { ERROR_TABLE, type ErrorCode } from './error-table.js';
export { isId, nameId, newId } from './ids.js';
export { DEFAULT_LOCALE, localize, negotiateLocale, type Locale, type LocalizedText } from './localized-text.js';
export { Refusal, type ConflictCode, type RefusalKind, type ValidationIssue } from './refusal.js';
