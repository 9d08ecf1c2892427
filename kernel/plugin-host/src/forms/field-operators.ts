import type { FieldType, FormField } from '@otklik/plugin-sdk';

/** What a value can be asked. Of a choice of several values: whether it has one, any or all. */
export type DetailOperator = 'eq' | 'ne' | 'in' | 'gt' | 'gte' | 'lt' | 'lte' | 'has' | 'hasAny' | 'hasAll' | 'isNull';

const EQUAL = ['eq', 'ne', 'in'] as const;
const ORDERED = [...EQUAL, 'gt', 'gte', 'lt', 'lte'] as const;

/** What the values of each type can be asked. A long text is only there or not. */
export const OPERATORS: Readonly<Record<FieldType, readonly DetailOperator[]>> = {
  int: [...ORDERED, 'isNull'],
  float: [...ORDERED, 'isNull'],
  boolean: ['eq', 'isNull'],
  string: [...EQUAL, 'isNull'],
  text: ['isNull'],
  date: [...ORDERED, 'isNull'],
  datetime: [...ORDERED, 'isNull'],
  enum: [...EQUAL, 'isNull'],
  'multi-enum': ['has', 'hasAny', 'hasAll', 'isNull'],
};

/** The operators that take a list of values. */
export const TAKES_LIST: ReadonlySet<DetailOperator> = new Set(['in', 'hasAny', 'hasAll']);

/** Whether lists are filtered by a field. */
export function isFiltered(field: FormField): boolean {
  return field.indexed === true;
}

/** Whether lists are sorted by a field: it has one short value. */
export function isSorted(field: FormField): boolean {
  return isFiltered(field) && field.type !== 'text' && field.type !== 'multi-enum';
}
