import type { LocalizedText } from './localized-text.js';

/** The most characters of an e-mail address (RFC 5321: 64 before the @, 255 behind it). */
export const MAX_EMAIL_LENGTH = 320;

/** What looks like an e-mail address: whether it is one, only a letter sent there can tell. */
export const EMAIL_PATTERN = /^[^\s@]{1,64}@[^\s@]{1,190}\.[^\s@]{2,63}$/;

/** What to say of anything else. */
export const NOT_AN_EMAIL: LocalizedText = { ru: 'Это не похоже на адрес почты.', en: 'This does not look like an e-mail address.' };
