import type { LocalizedText } from '@otklik/base';
import type { EnumValue, FieldType, FormField, PluginManifest } from '@otklik/plugin-sdk';
import { formName } from '../names.js';
import { CORE_FORMS } from './core-forms.js';
import { longestOf } from './text-limits.js';

/** A field of a form with everything that a front end needs to draw it, without knowing the plugin. */
export interface FormFieldDescription {
  readonly key: string;
  readonly type: FieldType;
  readonly title: LocalizedText;
  readonly hint: LocalizedText | null;
  readonly isRequired: boolean;
  readonly isIndexed: boolean;
  readonly isPersonal: boolean;
  /** Least number, fewest characters or choices; null when nothing says. */
  readonly min: number | null;
  /** Greatest number, most characters or choices; null when nothing says. */
  readonly max: number | null;
  /** Regular expression that the whole value must match. */
  readonly pattern: string | null;
  /** The closed list of an enum; empty for other types. */
  readonly values: readonly EnumValue[];
}

/**
 * The fields of a form by its name in the graph, in the order in which they are asked. Empty for a form that neither the
 * manifest nor the core has.
 */
export function describeForm(manifest: Pick<PluginManifest, 'typePrefix' | 'forms'> | null, form: string): FormFieldDescription[] {
  const core = CORE_FORMS.find(({ name }) => name === form);
  if (core !== undefined) return core.fields.filter(({ key }) => core.asked?.includes(key) ?? true).map(described);
  const [, fields = []] = Object.entries(manifest?.forms ?? {}).find(([key]) => formName(manifest!, key) === form) ?? [];
  return fields.map(described);
}

function described(field: FormField): FormFieldDescription {
  return {
    key: field.key,
    type: field.type,
    title: field.title,
    hint: field.hint ?? null,
    isRequired: field.required ?? false,
    isIndexed: field.indexed ?? false,
    isPersonal: field.personal ?? false,
    min: ('min' in field ? field.min : undefined) ?? null,
    max: greatestOf(field) ?? null,
    pattern: ('pattern' in field ? field.pattern : undefined) ?? null,
    values: 'values' in field ? field.values : [],
  };
}

/** Of a text there is always one; of choices as many as there are values. */
function greatestOf(field: FormField): number | undefined {
  if (field.type === 'string' || field.type === 'text') return longestOf(field);
  if (field.type === 'multi-enum') return field.max ?? field.values.length;
  return field.type === 'int' || field.type === 'float' ? field.max : undefined;
}
