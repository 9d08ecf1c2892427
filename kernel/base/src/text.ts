import type { ValidationIssue } from './refusal.js';

/*
 * Signs that nobody sees (control characters, zeros, half characters, turns of the direction of writing) are treated in one of
 * two ways. A long text is pasted from anywhere: they are taken out (`normaliseText`, then `checkText`). What stands on a single
 * line (a name, a key, an address) is told to its author, because a silent change would make another name of it (`checkLine`).
 * What is only looked up, such as an id, cannot exist with them: it is not found (`canName`).
 */

/** Control characters but tab and line feed, and those that turn the direction of writing. */
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** What no single line has: the same, and everything that would end it or jump in it. */
const NOT_IN_A_LINE = /[\p{Cc}\u2028-\u202e\u2066-\u2069]/u;

/** Signs that show nothing by themselves: white space and invisible format characters. */
const INVISIBLE = /[\s\p{Cf}]/gu;

/** Whether PostgreSQL can compare a text with its own: one with a zero character or a half one names nothing there. */
export function canName(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}

/** A text as it is kept: one kind of line end, no control characters, no half characters, nothing blank around it. */
export function normaliseText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(CONTROLS, '').toWellFormed().trim();
}

/** Whether a text shows nothing to a reader. */
export function isBlank(text: string): boolean {
  return text.replace(INVISIBLE, '') === '';
}

/** What is wrong with a text that must say something in at most so many characters (Unicode code points). */
export function checkText(text: string, path: readonly string[], maxLength: number): ValidationIssue[] {
  if (isBlank(text)) return [{ path, code: 'REQUIRED', message: { ru: 'Напишите текст.', en: 'Please write something.' } }];
  const length = [...text].length;
  if (length <= maxLength) return [];
  return [
    {
      path,
      code: 'TOO_LONG',
      message: {
        ru: `Текст длиннее ${maxLength} знаков: сейчас ${length}.`,
        en: `The text is longer than ${maxLength} characters: it has ${length}.`,
      },
    },
  ];
}

/** A line as it is kept: spaces, tabs and line ends are one space, and none stands around it. */
export function normaliseLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Whether a text can stand on a single line as it is: no half characters, no signs that nobody sees. */
export function isLine(text: string): boolean {
  return text.isWellFormed() && !NOT_IN_A_LINE.test(text);
}

/** What is wrong with a single line that must say something: as `checkText`, and `BAD_TEXT` for signs that nobody sees. */
export function checkLine(text: string, path: readonly string[], maxLength: number): ValidationIssue[] {
  if (isLine(text)) return checkText(text, path, maxLength);
  return [
    {
      path,
      code: 'BAD_TEXT',
      message: { ru: 'Здесь не может быть управляющих символов.', en: 'There can be no control characters here.' },
    },
  ];
}
