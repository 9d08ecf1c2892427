import type { PluginManifest } from '@otklik/plugin-sdk';
import { pointer, type ManifestIssue } from './manifest-invalid.js';

/** Ids that the platform's own parts use. */
const RESERVED_PLUGINS = new Set(['core', 'otklik']);
/** Fields that every details type has, and what promises and JSON look for in an object. */
const RESERVED_FIELDS = new Set(['form', 'then', 'toJSON', 'prototype']);

/** Names that are reserved, and names that are there twice. */
export function checkNames(manifest: PluginManifest): ManifestIssue[] {
  const issues: ManifestIssue[] = [];
  if (RESERVED_PLUGINS.has(manifest.id)) issues.push(reserved(pointer('id'), manifest.id));
  unique(manifest.categories, (category) => category.key, ['categories'], issues, 'key');
  unique(manifest.categories, (category) => category.open311?.serviceCode, ['categories'], issues, 'open311', 'serviceCode');
  unique(manifest.rootCauses ?? [], (cause) => cause.key, ['rootCauses'], issues, 'key');
  unique(manifest.replyTemplates ?? [], (template) => template.key, ['replyTemplates'], issues, 'key');
  for (const name of Object.keys(manifest.season ?? {})) if (isReserved(name)) issues.push(reserved(pointer('season', name), name));
  for (const [form, fields] of Object.entries(manifest.forms)) {
    if (isReserved(form)) issues.push(reserved(pointer('forms', form), form));
    unique(fields, (field) => field.key, ['forms', form], issues, 'key');
    fields.forEach((field, i) => {
      if (isReserved(field.key) || RESERVED_FIELDS.has(field.key)) issues.push(reserved(pointer('forms', form, i, 'key'), field.key));
      if ('values' in field) unique(field.values, (value) => value.key, ['forms', form, i, 'values'], issues, 'key');
    });
  }
  return issues;
}

/** Whether every object of JavaScript answers to the name. */
function isReserved(name: string): boolean {
  return name in Object.prototype;
}

function reserved(path: string, name: string): ManifestIssue {
  return { path, message: `"${name}" is reserved: choose another name`, code: 'RESERVED' };
}

function unique<T>(
  items: readonly T[],
  keyOf: (item: T) => string | undefined,
  at: readonly (string | number)[],
  issues: ManifestIssue[],
  ...tail: string[]
): void {
  const seen = new Map<string, number>();
  items.forEach((item, i) => {
    const key = keyOf(item);
    if (key === undefined) return;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, i);
    else
      issues.push({
        path: pointer(...at, i, ...tail),
        message: `"${key}" is there twice, first at ${pointer(...at, first)}`,
        code: 'DUPLICATE',
      });
  });
}
