import type { LocalizedText, ValidationIssue } from '@otklik/base';
import type { FormField } from '@otklik/plugin-sdk';
import { isRequired, issueAt } from './field-issues.js';
import { fieldReader, type FieldReader } from './field-reader.js';
import type { FieldValue, Form, FormValues } from './form.js';

/** A form with the readers of its fields. */
export interface CompiledForm extends Form {
  readonly readers: ReadonlyMap<string, FieldReader>;
}

/** Details that may be stored. All but `values` are null when there are no details. */
export interface DetailsAccepted {
  readonly ok: true;
  /** Name of the form in the graph: `roadPothole`. */
  readonly form: string | null;
  readonly pluginId: string | null;
  readonly formVersion: string | null;
  readonly values: FormValues;
}

/** Details that are refused, with everything that is wrong. */
export interface DetailsRefused {
  readonly ok: false;
  readonly issues: readonly ValidationIssue[];
}

const NONE: DetailsAccepted = { ok: true, form: null, pluginId: null, formVersion: null, values: {} };
const MOST_STRANGE_FIELDS = 20;

/** Prepares a form, so that checking many details is quick. */
export function compileForm(form: Form): CompiledForm {
  return { ...form, readers: new Map(form.fields.map((field) => [field.key, fieldReader(field)])) };
}

/**
 * Checks the raw value of `AppealDetailsInput`. `expected` is the form of the chosen category, null when it has none or is not
 * active. A form given as null is not given.
 */
export function checkDetails(raw: unknown, expected: CompiledForm | null): DetailsAccepted | DetailsRefused {
  if (raw === null || raw === undefined) return absent(expected);
  if (!isObject(raw)) return refused(['details'], WRONG_TYPE);
  const given = Object.keys(raw).filter((form) => raw[form] !== null && raw[form] !== undefined);
  if (given.length > 1) return refused(['details'], MORE_THAN_ONE_FORM);
  const [form] = given;
  if (form === undefined) return empty(expected);
  if (expected === null || form !== expected.name) return refused(['details', shortened(form)], WRONG_FORM);
  const filled = raw[form];
  return isObject(filled) ? checkForm(filled, expected) : refused(['details', form], WRONG_TYPE);
}

/** No details: fine for a form without required fields. */
function absent(expected: CompiledForm | null): DetailsAccepted | DetailsRefused {
  const missing = expected === null ? [] : missingOf(expected, {});
  return missing.length === 0 ? NONE : { ok: false, issues: missing };
}

/** Details in which no form is set. */
function empty(expected: CompiledForm | null): DetailsAccepted | DetailsRefused {
  const missing = expected === null ? [] : missingOf(expected, {});
  return missing.length === 0 ? refused(['details'], NO_FORM) : { ok: false, issues: missing };
}

function checkForm(filled: Record<string, unknown>, form: CompiledForm): DetailsAccepted | DetailsRefused {
  const values: Record<string, FieldValue> = {};
  const issues: ValidationIssue[] = Object.keys(filled)
    .filter((key) => !form.readers.has(key))
    .slice(0, MOST_STRANGE_FIELDS)
    .map((key) => issueAt([form.name, shortened(key)], UNKNOWN_FIELD));
  const troubled = new Set<FormField>();
  for (const field of form.fields) {
    const raw = Object.hasOwn(filled, field.key) ? filled[field.key] : null;
    if (raw === null || raw === undefined) continue;
    const reading = form.readers.get(field.key)!(raw);
    if ('problem' in reading) {
      troubled.add(field);
      issues.push(issueAt([form.name, field.key], reading.problem));
    } else if (reading.value !== null) values[field.key] = reading.value;
  }
  issues.push(...missingOf(form, values, troubled));
  return issues.length > 0
    ? { ok: false, issues }
    : { ok: true, form: form.name, pluginId: form.pluginId, formVersion: form.version, values };
}

function missingOf(form: Form, values: FormValues, troubled: ReadonlySet<FormField> = new Set()): ValidationIssue[] {
  return form.fields
    .filter((field) => field.required === true && !Object.hasOwn(values, field.key) && !troubled.has(field))
    .map((field) => issueAt([form.name, field.key], isRequired(field)));
}

function refused(path: readonly string[], problem: { code: string; message: LocalizedText }): DetailsRefused {
  return { ok: false, issues: [issueAt(path.slice(1), problem)] };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A name that a stranger chose, made short enough to be said back. */
function shortened(name: string): string {
  return name.slice(0, 60).toWellFormed();
}

const WRONG_TYPE = {
  code: 'WRONG_TYPE',
  message: { ru: 'Подробности должны быть заполненной формой.', en: 'The details must be a filled-in form.' },
};
const NO_FORM = {
  code: 'REQUIRED',
  message: { ru: 'Заполните одну форму или не передавайте подробностей.', en: 'Fill in one form, or give no details.' },
};
const MORE_THAN_ONE_FORM = { code: 'MORE_THAN_ONE_FORM', message: { ru: 'Заполните только одну форму.', en: 'Fill in one form only.' } };
const WRONG_FORM = {
  code: 'WRONG_FORM',
  message: { ru: 'Эта форма не относится к выбранной категории.', en: 'This form does not belong to the chosen category.' },
};
const UNKNOWN_FIELD = { code: 'UNKNOWN_FIELD', message: { ru: 'В этой форме нет такого поля.', en: 'This form has no such field.' } };
