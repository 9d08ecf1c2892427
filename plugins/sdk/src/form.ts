import type { LocalizedText } from './text.js';

/** What every field of a form has. */
interface FieldBase {
  /** Name of the field in the graph: `lane`. Unique in its form; never reused for another meaning. */
  readonly key: string;
  readonly title: LocalizedText;
  /** A sentence that helps to fill it in. */
  readonly hint?: LocalizedText;
  /** Whether a message without it is refused with `REQUIRED`. */
  readonly required?: boolean;
  /** Whether lists of appeals are to be filtered and sorted by it. */
  readonly indexed?: boolean;
  /** Whether it says something about a person: kept sealed, seen by the author and by those who handle the message alone; never indexed nor tested by rules. */
  readonly personal?: boolean;
}

/** A number; `min` and `max` belong to the range. */
export interface NumberField extends FieldBase {
  readonly type: 'int' | 'float';
  readonly min?: number;
  readonly max?: number;
}

/** Yes or no. */
export interface BooleanField extends FieldBase {
  readonly type: 'boolean';
}

/** A text: `string` is one line (200 characters unless `max` says otherwise), `text` may have many (4,000). */
export interface TextField extends FieldBase {
  readonly type: 'string' | 'text';
  /** Fewest characters. */
  readonly min?: number;
  /** Most characters. */
  readonly max?: number;
  /** Of a `string`: regular expression that the whole value must match, fast on every input (see the README). */
  readonly pattern?: string;
}

/** A day (`2026-11-22`) or a moment with its offset (`2026-11-22T10:30:00+07:00`). */
export interface DateField extends FieldBase {
  readonly type: 'date' | 'datetime';
}

/** One or several values of a closed list; `min` and `max` count the values of a `multi-enum`. */
export interface EnumField extends FieldBase {
  readonly type: 'enum' | 'multi-enum';
  readonly values: readonly EnumValue[];
  readonly min?: number;
  readonly max?: number;
}

/** One value of an enum. */
export interface EnumValue {
  /** Name in the graph: `LARGE`. */
  readonly key: string;
  readonly title: LocalizedText;
}

/** A field of a form. */
export type FormField = NumberField | BooleanField | TextField | DateField | EnumField;

/** The type of a field. */
export type FieldType = FormField['type'];
