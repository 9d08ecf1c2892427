import type { FormField } from '@otklik/plugin-sdk';
import { detailsTypeName } from '../names.js';
import type { CompiledForm } from './check-details.js';
import type { FieldValue, FormValues } from './form.js';

/** An object that the interface `AppealDetails` resolves by its `__typename`. */
export type AppealDetailsObject = { readonly __typename: string; readonly form: string } & Readonly<Record<string, unknown>>;

/** Details of an active form. A stored value that the form no longer takes, from an older version, is null rather than an error. */
export function typedDetails(form: CompiledForm, values: FormValues): AppealDetailsObject {
  const fields: Record<string, FieldValue | null> = {};
  for (const field of form.fields) fields[field.key] = Object.hasOwn(values, field.key) ? outputValue(field, values[field.key]!) : null;
  return { ...fields, __typename: detailsTypeName(form.name), form: form.name };
}

/** Details of a form that is not in the graph: its values as texts. */
export function genericDetails(form: string, values: FormValues): AppealDetailsObject {
  const entries = Object.entries(values).map(([key, value]) => ({
    key,
    value: isList(value) ? value.join(', ') : String(value),
  }));
  return { __typename: 'GenericDetails', form, values: entries };
}

function outputValue(field: FormField, stored: FieldValue): FieldValue | null {
  if (field.type === 'multi-enum' && isList(stored)) {
    const known = new Set(field.values.map((value) => value.key));
    return stored.filter((value) => known.has(value));
  }
  return isOfType(field, stored) ? stored : null;
}

function isList(value: FieldValue): value is readonly string[] {
  return Array.isArray(value);
}

/** Whether GraphQL can print the value; the limits of today's form do not matter for what was taken before. */
function isOfType(field: FormField, stored: FieldValue): boolean {
  switch (field.type) {
    case 'int':
      return typeof stored === 'number' && Number.isInteger(stored) && Math.abs(stored) < 2 ** 31;
    case 'float':
      return typeof stored === 'number' && Number.isFinite(stored);
    case 'boolean':
      return typeof stored === 'boolean';
    case 'string':
    case 'text':
    case 'date':
      return typeof stored === 'string';
    case 'datetime':
      return typeof stored === 'string' && !Number.isNaN(Date.parse(stored));
    case 'enum':
      return field.values.some((value) => value.key === stored);
    case 'multi-enum':
      return false;
  }
}
