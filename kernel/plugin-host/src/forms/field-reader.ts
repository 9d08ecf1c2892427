import { isLine, isLocalDate, normaliseText } from '@otklik/base';
import type { EnumField, FormField, NumberField, TextField } from '@otklik/plugin-sdk';
import type { FieldValue } from './form.js';
import {
  hasBadText,
  hasWrongCount,
  hasWrongType,
  isOutOfRange,
  isTooLong,
  isTooShort,
  isUnknownValue,
  missesPattern,
  type FieldProblem,
} from './field-issues.js';
import { longestOf } from './text-limits.js';

/** What became of a value: taken (null when it says nothing), or a problem. */
export type Reading = { readonly value: FieldValue | null } | { readonly problem: FieldProblem };

/** Reads a value that is there; patterns and lists are compiled once, when the reader is made. */
export type FieldReader = (raw: unknown) => Reading;

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** The reader of a field. */
export function fieldReader(field: FormField): FieldReader {
  switch (field.type) {
    case 'int':
    case 'float':
      return numberReader(field);
    case 'boolean':
      return (raw) => (typeof raw === 'boolean' ? { value: raw } : { problem: hasWrongType(field) });
    case 'string':
    case 'text':
      return textReader(field);
    case 'date':
      return (raw) => (typeof raw === 'string' && isLocalDate(raw) ? { value: raw } : { problem: hasWrongType(field) });
    case 'datetime':
      return momentReader(field);
    case 'enum':
      return choiceReader(field);
    case 'multi-enum':
      return choicesReader(field);
  }
}

function numberReader(field: NumberField): FieldReader {
  const { min = -Infinity, max = Infinity } = field;
  return (raw) => {
    if (typeof raw !== 'number' || !Number.isFinite(raw) || (field.type === 'int' && !Number.isInteger(raw)))
      return { problem: hasWrongType(field) };
    return raw < min || raw > max ? { problem: isOutOfRange(field, field.min, field.max) } : { value: raw };
  };
}

/** Surrounding space is not kept; an empty text says nothing. Controls are refused on a line and taken out of a long text, as everywhere. Lengths are in characters, not in UTF-16 units. */
function textReader(field: TextField): FieldReader {
  const longest = longestOf(field);
  const pattern = field.pattern === undefined ? null : new RegExp(`^(?:${field.pattern})$`, 'u');
  return (raw) => {
    if (typeof raw !== 'string') return { problem: hasWrongType(field) };
    const text = field.type === 'text' ? normaliseText(raw) : raw.trim();
    if (text === '') return { value: null };
    const length = text.length > longest * 2 ? Infinity : [...text].length;
    if (length > longest) return { problem: isTooLong(field, longest) };
    if (field.min !== undefined && length < field.min) return { problem: isTooShort(field, field.min) };
    if (field.type === 'string' && !isLine(text)) return { problem: hasBadText(field) };
    if (pattern !== null && !pattern.test(text)) return { problem: missesPattern(field) };
    return { value: text };
  };
}

function momentReader(field: FormField): FieldReader {
  return (raw) => {
    const moment = raw instanceof Date ? raw : new Date(typeof raw === 'string' && MOMENT.test(raw) ? raw : Number.NaN);
    return Number.isNaN(moment.getTime()) ? { problem: hasWrongType(field) } : { value: moment.toISOString() };
  };
}

function choiceReader(field: EnumField): FieldReader {
  const known = new Set(field.values.map((value) => value.key));
  return (raw) => {
    if (typeof raw !== 'string') return { problem: hasWrongType(field) };
    return known.has(raw) ? { value: raw } : { problem: isUnknownValue(field) };
  };
}

/** The same value twice counts once; the order is the manifest's. No value at all says nothing. */
function choicesReader(field: EnumField): FieldReader {
  const known = new Set(field.values.map((value) => value.key));
  const { min = 1, max = field.values.length } = field;
  return (raw) => {
    if (!Array.isArray(raw)) return { problem: hasWrongType(field) };
    const chosen = new Set<unknown>(raw);
    if ([...chosen].some((value) => typeof value !== 'string' || !known.has(value))) return { problem: isUnknownValue(field) };
    if (chosen.size === 0) return { value: null };
    if (chosen.size < min || chosen.size > max) return { problem: hasWrongCount(field, min, max) };
    return { value: [...known].filter((key) => chosen.has(key)) };
  };
}
