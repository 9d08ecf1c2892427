import type { ValidationIssue } from './refusal.js';

/** Control characters but tab and line feed, and those that turn the direction of writing. */
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

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
