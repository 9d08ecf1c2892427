import type { CategoryDeclaration, FormField, PluginManifest } from '@otklik/plugin-sdk';
import { longestOf } from '../forms/text-limits.js';
import { pointer } from '../manifest/manifest-invalid.js';

/** Something that a front end, a client's query or stored data relied on and that a newer manifest takes away. */
export interface BreakingChange {
  /** JSON Pointer into the newer manifest; into the older one for what is gone. */
  readonly path: string;
  readonly message: string;
}

/** What of an older manifest a newer one breaks. Within a major version there must be nothing. */
export function breakingChanges(from: PluginManifest, to: PluginManifest): BreakingChange[] {
  const changes: BreakingChange[] = [];
  if (from.typePrefix !== to.typePrefix) changes.push({ path: '/typePrefix', message: `was ${from.typePrefix}: every type would get another name` });
  from.categories.forEach((category, i) => changes.push(...categoryChanges(category, i, to)));
  for (const [form, fields] of Object.entries(from.forms)) {
    const newer = to.forms[form];
    if (newer === undefined) changes.push({ path: pointer('forms', form), message: 'the form is gone' });
    else changes.push(...formChanges(form, fields, newer));
  }
  return changes;
}

function categoryChanges(category: CategoryDeclaration, index: number, to: PluginManifest): BreakingChange[] {
  const at = to.categories.findIndex(({ key }) => key === category.key);
  const newer = to.categories[at];
  if (newer === undefined) return [{ path: pointer('categories', index), message: `the category ${category.key} is gone` }];
  return newer.form === category.form ? [] : [{ path: pointer('categories', at, 'form'), message: `the category ${category.key} had the form ${category.form ?? '(none)'}` }];
}

function formChanges(form: string, older: readonly FormField[], newer: readonly FormField[]): BreakingChange[] {
  const before = new Map(older.map((field) => [field.key, field]));
  const changes: BreakingChange[] = [];
  older.forEach((field, i) => {
    if (!newer.some(({ key }) => key === field.key)) changes.push({ path: pointer('forms', form, i), message: `the field ${field.key} is gone` });
  });
  newer.forEach((field, i) => {
    const path = pointer('forms', form, i);
    const known = before.get(field.key);
    if (known !== undefined) changes.push(...fieldChanges(known, field, path));
    else if (field.required === true) changes.push({ path: `${path}/required`, message: `the new field ${field.key} must be optional: front ends do not ask for it yet` });
  });
  return changes;
}

function fieldChanges(from: FormField, to: FormField, path: string): BreakingChange[] {
  if (from.type !== to.type) return [{ path: `${path}/type`, message: `${to.key} was of the type ${from.type}` }];
  const changes: BreakingChange[] = [];
  const breaks = (part: string, message: string): number => changes.push({ path: `${path}/${part}`, message: `${to.key} ${message}` });
  if (to.required === true && from.required !== true) breaks('required', 'could be left out');
  if (from.indexed === true && to.indexed !== true) breaks('indexed', 'could be filtered by');
  if ((from.personal ?? false) !== (to.personal ?? false)) breaks('personal', 'is stored otherwise: choose another key');
  if ('min' in to && to.min !== undefined && !('min' in from && from.min !== undefined && from.min >= to.min)) breaks('min', 'took less');
  if (narrowsMax(from, to)) breaks('max', 'took more');
  if ('pattern' in to && to.pattern !== undefined && !('pattern' in from && from.pattern === to.pattern)) breaks('pattern', 'took other texts');
  if ('values' in from && 'values' in to) {
    const kept = new Set(to.values.map(({ key }) => key));
    for (const value of from.values) if (!kept.has(value.key)) breaks('values', `had the value ${value.key}`);
  }
  return changes;
}

/** A text has a greatest length even when its manifest names none. */
function narrowsMax(from: FormField, to: FormField): boolean {
  return greatest(from) > greatest(to);
}

function greatest(field: FormField): number {
  if (field.type === 'string' || field.type === 'text') return longestOf(field);
  return ('max' in field ? field.max : undefined) ?? Infinity;
}
