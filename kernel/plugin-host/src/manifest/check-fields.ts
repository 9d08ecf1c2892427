import type { EnumField, FormField, NumberField, PluginManifest, TextField } from '@otklik/plugin-sdk';
import { longestOf } from '../forms/text-limits.js';
import { pointer, type ManifestIssue } from './manifest-invalid.js';
import { patternCost } from './pattern-cost.js';

/** A pattern within it takes a few milliseconds on the worst text. */
const MOST_WAYS = 50_000;
const MOST_FIELDS = 1_000;

/** What is wrong with single fields. */
export function checkFields(manifest: PluginManifest): ManifestIssue[] {
  const issues: ManifestIssue[] = [];
  let count = 0;
  for (const [form, fields] of Object.entries(manifest.forms)) {
    count += fields.length;
    fields.forEach((field, i) => {
      const at = pointer('forms', form, i);
      issues.push(...checkRange(field, at), ...checkPattern(field, at), ...checkPrivacy(field, at));
    });
  }
  if (count > MOST_FIELDS)
    issues.push({ path: pointer('forms'), message: `have ${count} fields together; at most ${MOST_FIELDS}`, code: 'TOO_LARGE' });
  return issues;
}

function checkRange(field: FormField, at: string): ManifestIssue[] {
  if (!('min' in field || 'max' in field)) return [];
  const issues: ManifestIssue[] = [];
  const max = greatest(field);
  if (field.min !== undefined && max !== undefined && field.min > max) {
    issues.push({ path: `${at}/min`, message: `${field.min} is above the greatest that is possible, ${max}`, code: 'RANGE' });
  }
  if ('values' in field && field.max !== undefined && field.max > field.values.length) {
    issues.push({ path: `${at}/max`, message: `${field.max} is more than the ${field.values.length} values there are`, code: 'RANGE' });
  }
  return issues;
}

/** The greatest number, length or count of values that a field takes. */
function greatest(field: NumberField | TextField | EnumField): number | undefined {
  if ('values' in field) return field.max ?? field.values.length;
  return field.type === 'string' || field.type === 'text' ? longestOf(field) : field.max;
}

function checkPattern(field: FormField, at: string): ManifestIssue[] {
  if (!('pattern' in field) || field.pattern === undefined) return [];
  if (patternCost(field.pattern, longestOf(field)) <= MOST_WAYS) return [];
  return [{ path: `${at}/pattern`, message: UNSAFE, code: 'UNSAFE_PATTERN' }];
}

function checkPrivacy(field: FormField, at: string): ManifestIssue[] {
  if (field.personal !== true || field.indexed !== true) return [];
  return [{ path: `${at}/indexed`, message: `${field.key} is personal, so it is kept sealed and no list can be filtered by it: drop one of the two`, code: 'PERSONAL' }];
}

const UNSAFE =
  'is not a valid pattern, or may take too long on some texts: use no lookaround, no backreferences, ' +
  'no repetition of a group that itself varies; bound repetitions ({1,7} instead of +) or set a smaller max';
