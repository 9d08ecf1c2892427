import { isLocalDate } from '@otklik/base';
import type { CategoryDeclaration, PluginManifest, ReplyTemplate } from '@otklik/plugin-sdk';
import { pointer, type ManifestIssue } from './manifest-invalid.js';

const PLACEHOLDERS = new Set(['number', 'category', 'agency', 'dueAt']);

/** Names that the manifest uses but does not declare. Those of the rules are checked with the rules. */
export function checkReferences(manifest: PluginManifest): ManifestIssue[] {
  const issues: ManifestIssue[] = [];
  const causes = new Set((manifest.rootCauses ?? []).map((cause) => cause.key));
  const categories = new Set(manifest.categories.map((category) => category.key));
  manifest.categories.forEach((category, i) => {
    if (category.form !== undefined && !Object.hasOwn(manifest.forms, category.form)) {
      issues.push(unknown(pointer('categories', i, 'form'), category.form, 'forms'));
    }
    if (category.season !== undefined && !Object.hasOwn(manifest.season ?? {}, category.season)) {
      issues.push(unknown(pointer('categories', i, 'season'), category.season, 'season'));
    }
    issues.push(...checkPeriod(manifest, category, pointer('categories', i, 'period')));
    category.rootCauses?.forEach((key, j) => {
      if (!causes.has(key)) issues.push(unknown(pointer('categories', i, 'rootCauses', j), key, 'rootCauses'));
    });
  });
  manifest.replyTemplates?.forEach((template, i) => {
    template.categories?.forEach((key, j) => {
      if (!categories.has(key)) issues.push(unknown(pointer('replyTemplates', i, 'categories', j), key, 'categories'));
    });
    issues.push(...checkPlaceholders(template, i));
  });
  return issues;
}

/** The days of a campaign: a season that there is, or two days of the calendar in their order. */
function checkPeriod(manifest: PluginManifest, { period }: CategoryDeclaration, at: string): ManifestIssue[] {
  if (period === undefined) return [];
  if ('season' in period) return Object.hasOwn(manifest.season ?? {}, period.season) ? [] : [unknown(`${at}/season`, period.season, 'season')];
  const wrong = (['from', 'to'] as const).filter((end) => !isLocalDate(period[end]));
  if (wrong.length > 0) return wrong.map((end) => ({ path: `${at}/${end}`, message: `${period[end]} is no day of the calendar`, code: 'RANGE' as const }));
  return period.from <= period.to ? [] : [{ path: `${at}/from`, message: `${period.from} is after ${period.to}: no day is in the period; exchange the two`, code: 'RANGE' }];
}

/** The issue of a name that is not declared where it should be. */
export function unknown(path: string, name: string, where: string): ManifestIssue {
  return { path, message: `"${name}" is not declared in ${where}`, code: 'UNKNOWN_NAME' };
}

function checkPlaceholders(template: ReplyTemplate, index: number): ManifestIssue[] {
  return (['ru', 'en'] as const).flatMap((locale) =>
    [...template.text[locale].matchAll(/\{([^{}]*)\}/g)]
      .filter((match) => !PLACEHOLDERS.has(match[1]!))
      .map((match) => ({
        path: pointer('replyTemplates', index, 'text', locale),
        message: `{${match[1]!}} is not filled in; known are ${[...PLACEHOLDERS].join(', ')}`,
        code: 'UNKNOWN_NAME' as const,
      })),
  );
}
