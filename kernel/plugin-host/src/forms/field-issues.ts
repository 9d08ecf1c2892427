import type { LocalizedText, ValidationIssue } from '@otklik/base';
import type { FormField } from '@otklik/plugin-sdk';
import { rangeText } from './range-text.js';

/** What can be wrong with one field. */
export type FieldIssueCode = 'REQUIRED' | 'WRONG_TYPE' | 'OUT_OF_RANGE' | 'TOO_SHORT' | 'TOO_LONG' | 'BAD_TEXT' | 'PATTERN' | 'UNKNOWN_VALUE';

/** A problem of a field, before its place is known. */
export interface FieldProblem {
  readonly code: FieldIssueCode;
  readonly message: LocalizedText;
}

/** A problem put in its place below `details`. */
export function issueAt(path: readonly string[], problem: { code: string; message: LocalizedText }): ValidationIssue {
  return { path: ['details', ...path], message: problem.message, code: problem.code };
}

export function isRequired(field: FormField): FieldProblem {
  return problem('REQUIRED', field, 'заполните это поле', 'fill in this field');
}

export function hasWrongType(field: FormField): FieldProblem {
  return problem('WRONG_TYPE', field, 'такое значение сюда не подходит', 'a value of this kind does not fit here');
}

export function isOutOfRange(field: FormField, min: number | undefined, max: number | undefined): FieldProblem {
  const range = rangeText(min, max);
  return problem('OUT_OF_RANGE', field, `допустимо ${range.ru}`, `must be ${range.en}`);
}

export function hasWrongCount(field: FormField, min: number, max: number): FieldProblem {
  const range = rangeText(min, max);
  return problem('OUT_OF_RANGE', field, `выберите вариантов: ${range.ru}`, `number of choices must be ${range.en}`);
}

export function isTooShort(field: FormField, min: number): FieldProblem {
  return problem('TOO_SHORT', field, `символов должно быть не менее ${min}`, `must have at least ${min} characters`);
}

export function isTooLong(field: FormField, max: number): FieldProblem {
  return problem('TOO_LONG', field, `символов должно быть не более ${max}`, `must have at most ${max} characters`);
}

export function hasBadText(field: FormField): FieldProblem {
  return problem('BAD_TEXT', field, 'здесь не может быть управляющих символов', 'can have no control characters');
}

export function missesPattern(field: FormField): FieldProblem {
  return problem('PATTERN', field, 'проверьте, как записано значение', 'check how the value is written');
}

export function isUnknownValue(field: FormField): FieldProblem {
  return problem('UNKNOWN_VALUE', field, 'такого варианта нет в списке', 'there is no such choice');
}

function problem(code: FieldIssueCode, field: FormField, ru: string, en: string): FieldProblem {
  return { code, message: { ru: `«${field.title.ru}»: ${ru}.`, en: `${field.title.en}: ${en}.` } };
}
