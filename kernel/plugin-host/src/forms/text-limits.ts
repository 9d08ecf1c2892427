import type { TextField } from '@otklik/plugin-sdk';

const DEFAULT_MAX = { string: 200, text: 4_000 };

/** Most characters that a text field takes. */
export function longestOf(field: TextField): number {
  return field.max ?? DEFAULT_MAX[field.type];
}
