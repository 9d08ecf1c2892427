import type { FormField, LocalizedText } from '@otklik/plugin-sdk';

/** A form as the graph knows it. */
export interface Form {
  /** Name in the whole graph: `roadPothole`. */
  readonly name: string;
  readonly pluginId: string;
  /** Version of the plugin, kept with what was filled in. */
  readonly version: string;
  readonly fields: readonly FormField[];
  /** Keys of the fields that people are asked; all of them without it. */
  readonly asked?: readonly string[];
  /** What it is about: the titles of its categories. Only forms whose types come from a plugin need it. */
  readonly topic?: LocalizedText;
}

/** What a citizen filled in, as it is stored: field key → value; fields left empty are absent. */
export type FormValues = Readonly<Record<string, FieldValue>>;

/** Dates are `YYYY-MM-DD`, moments RFC 3339 in UTC, enums the keys of their values. */
export type FieldValue = string | number | boolean | readonly string[];
