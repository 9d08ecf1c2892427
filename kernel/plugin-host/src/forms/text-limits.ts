import type { TextField } from '@otklik/plugin-sdk';

const DEFAULT_MAX = { string: 200, text: 4_000 };
const CONTROL_BUT_TAB = /(?!\t)\p{Cc}/u;
const CONTROL_BUT_LINES = /(?![\t\r\n])\p{Cc}/u;

/** Most characters that a text field takes. */
export function longestOf(field: TextField): number {
  return field.max ?? DEFAULT_MAX[field.type];
}

/** Whether PostgreSQL's jsonb takes the text and it is what it looks like: no half characters, no controls. */
export function isStorable(text: string, manyLines: boolean): boolean {
  return text.isWellFormed() && !(manyLines ? CONTROL_BUT_LINES : CONTROL_BUT_TAB).test(text);
}
