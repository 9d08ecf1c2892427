import type { FieldTest, FormField } from '@otklik/plugin-sdk';
import { testHolds } from './rule-applies.js';

/** What passes a test: these values, or all between two bounds. */
type Passing = { readonly values: readonly (boolean | number | string)[] } | { readonly from: number; readonly to: number };

/** Bounds of whole numbers that are looked through one by one. */
const MOST_NUMBERS = 1_000;

/** Whether some value that a field takes passes a test. */
export function canHold(test: FieldTest, field: FormField): boolean {
  const passing = passingOf(test, field);
  return passing === null || ('values' in passing ? passing.values.length > 0 : passing.from <= passing.to);
}

/** Of fields that rules may test; null for others. */
function passingOf(test: FieldTest, field: FormField): Passing | null {
  switch (field.type) {
    case 'boolean':
      return { values: [true, false].filter((value) => testHolds(test, value)) };
    case 'enum':
      return { values: field.values.map(({ key }) => key).filter((key) => testHolds(test, key)) };
    case 'int':
    case 'float': {
      const [min, max] = [field.min ?? -Infinity, field.max ?? Infinity];
      const named = test.eq === undefined ? test.in : [test.eq];
      if (named !== undefined) return { values: named.filter((value) => typeof value === 'number' && min <= value && value <= max && testHolds(test, value)) };
      const [from, to] = [Math.max(min, test.gte ?? -Infinity), Math.min(max, test.lte ?? Infinity)];
      return field.type === 'int' ? wholeNumbers(Math.ceil(from), Math.floor(to)) : { from, to };
    }
    default:
      return null;
  }
}

function wholeNumbers(from: number, to: number): Passing {
  if (to - from >= MOST_NUMBERS) return { from, to };
  return { values: Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i) };
}
