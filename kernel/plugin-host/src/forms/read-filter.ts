import { CodedError, canName, isLocalDate } from '@otklik/base';
import type { FieldType, FormField } from '@otklik/plugin-sdk';
import type { CompiledForm } from './check-details.js';
import { OPERATORS, TAKES_LIST, isFiltered, isSorted, type DetailOperator } from './field-operators.js';

export type { DetailOperator } from './field-operators.js';

/** As what a value is compared: days and moments are texts that sort by time. */
export type DetailColumn = 'number' | 'text' | 'flag';

/** One question to a value. */
export interface DetailTest {
  readonly key: string;
  readonly column: DetailColumn;
  readonly operator: DetailOperator;
  /** A list for `in`, `hasAny` and `hasAll`, yes or no for `isNull`. */
  readonly value: DetailValue | readonly DetailValue[];
}

/** What the details of listed appeals must be; plain JSON. */
export interface DetailConditions {
  /** Name of the form: `roadPothole`. */
  readonly form: string;
  /** All must hold; without any, the form alone counts. */
  readonly tests: readonly DetailTest[];
}

/** By which field of a form a list is sorted; those without a value are not in it. */
export interface DetailOrder {
  readonly form: string;
  readonly key: string;
  readonly column: DetailColumn;
  readonly isDescending: boolean;
}

type DetailValue = string | number | boolean;
type Forms = ReadonlyMap<string, CompiledForm>;

const MOST_VALUES = 100;
const LONGEST = 500;
const COLUMNS: Readonly<Partial<Record<FieldType, DetailColumn>>> = { int: 'number', float: 'number', boolean: 'flag' };

/** Reads the raw value of `AppealDetailsFilter`, which GraphQL has checked against the types. */
export function readDetailsFilter(raw: unknown, forms: Forms): DetailConditions | null {
  const chosen = oneOf(raw, 'details');
  if (chosen === null) return null;
  const [name, asked] = chosen;
  const fields = fieldsOf(forms, name).filter(isFiltered);
  const tests = fields.flatMap((field) => testsOf(field, given(given(asked)[field.key]), `details.${name}.${field.key}`));
  return { form: name, tests };
}

/** Reads the raw value of `AppealDetailsOrder`. */
export function readDetailsOrder(raw: unknown, forms: Forms): DetailOrder | null {
  const form = oneOf(raw, 'orderByDetails');
  const by = form === null ? null : oneOf(form[1], `orderByDetails.${form[0]}`);
  if (form === null || by === null) return null;
  const field = fieldsOf(forms, form[0]).find(({ key }) => key === by[0]);
  if (field === undefined || !isSorted(field)) throw refused(`orderByDetails.${form[0]}`, 'такого поля нет', 'there is no such field');
  return { form: form[0], key: field.key, column: columnOf(field), isDescending: by[1] === 'DESC' };
}

/** Of the given fields, the only one: GraphQL loses `@oneOf` on the way, so it is looked at here. Null when there is none. */
function oneOf(raw: unknown, path: string): [string, unknown] | null {
  const [first, second] = Object.entries(given(raw)).filter(([, value]) => value != null);
  if (second !== undefined) throw refused(path, 'можно назвать только одно поле', 'name one field only');
  return first ?? null;
}

function fieldsOf(forms: Forms, name: string): readonly FormField[] {
  return forms.get(name)?.fields ?? [];
}

function testsOf(field: FormField, asked: Readonly<Record<string, unknown>>, path: string): DetailTest[] {
  return OPERATORS[field.type].flatMap((operator): DetailTest[] => {
    const value = asked[operator];
    if (value == null) return [];
    const test = { key: field.key, column: columnOf(field), operator };
    if (operator === 'isNull') return [{ ...test, value: value === true }];
    if (!TAKES_LIST.has(operator)) return [{ ...test, value: valueOf(field, value, path) }];
    const values = [...new Set((value as unknown[]).map((one) => valueOf(field, one, path)))];
    if (values.length < 1 || values.length > MOST_VALUES) throw refused(`${path}.${operator}`, `от 1 до ${MOST_VALUES} значений`, `1 to ${MOST_VALUES} values`);
    return [{ ...test, value: values }];
  });
}

/** A value as it would be stored. The scalar of days lets anything pass. */
function valueOf(field: FormField, value: unknown, path: string): DetailValue {
  const kept = keptOf(field, value);
  if (kept === null || (typeof kept === 'string' && (kept.length > LONGEST || !canName(kept)))) throw refused(path, 'такого значения не бывает', 'there is no such value');
  return kept;
}

function keptOf(field: FormField, value: unknown): DetailValue | null {
  switch (field.type) {
    case 'int':
    case 'float':
      return typeof value === 'number' && Number.isFinite(value) ? value : null;
    case 'boolean':
      return typeof value === 'boolean' ? value : null;
    case 'date':
      return typeof value === 'string' && isLocalDate(value) ? value : null;
    case 'datetime': {
      const moment = value instanceof Date ? value : new Date(typeof value === 'string' ? value : Number.NaN);
      return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
    }
    default:
      return typeof value === 'string' ? value.trim() : null;
  }
}

function columnOf(field: FormField): DetailColumn {
  return COLUMNS[field.type] ?? 'text';
}

function given(raw: unknown): Readonly<Record<string, unknown>> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? (raw as Record<string, unknown>) : {};
}

function refused(path: string, ru: string, en: string): CodedError {
  return CodedError.badInput({ ru: `${path}: ${ru}.`, en: `${path}: ${en}.` });
}
