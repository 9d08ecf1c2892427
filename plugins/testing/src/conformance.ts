import { isLocalDate, isYearly, type LocalDate } from '@otklik/base';
import { FormRegistry, ManifestInvalid, breakingChanges, campaignDays, formName, parseManifest } from '@otklik/plugin-host';
import type { FormField, PluginManifest } from '@otklik/plugin-sdk';
import { buildSchema, validateSchema } from 'graphql';
import { createPluginHarness } from './harness.js';
import { misfitOf, sampleOf } from './sample-details.js';

const CORE = `
  scalar DateTime
  type Query { details: AppealDetails appeals(details: AppealDetailsInput): Boolean }
  interface AppealDetails { form: String! }
  input AppealDetailsInput { other: String }
  enum SortDirection { ASC DESC }
  input StringFilter { eq: String }
  input AppealDetailsFilter { other: StringFilter }
  input AppealDetailsOrder { other: SortDirection }
`;

/** What only the plugin's author knows. */
export interface ConformanceSamples {
  /** Form → field key → a value it takes: needed for required fields with a pattern. */
  readonly samples?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** The manifest of the release before, to find what would break within a major version. */
  readonly before?: unknown;
}

/**
 * Runs a plugin through everything the platform will do with it. Returns what is wrong, a sentence each; nothing when all is
 * well: `expect(checkConformance(manifest)).toEqual([])`.
 */
export function checkConformance(json: unknown, { samples = {}, before }: ConformanceSamples = {}): string[] {
  try {
    const manifest = parseManifest(json, { isNew: true });
    return [...graphProblems(manifest), ...formProblems(manifest, samples), ...categoryProblems(manifest, samples), ...upgradeProblems(manifest, before)];
  } catch (error) {
    if (error instanceof ManifestInvalid) return error.issues.map(({ path, message }) => `plugin.json#${path}: ${message}`);
    throw error;
  }
}

function graphProblems(manifest: PluginManifest): string[] {
  return validateSchema(buildSchema(CORE + new FormRegistry([manifest]).sdl())).map(({ message }) => `The types of the graph: ${message}`);
}

/** Every form takes a message with every field filled in, and refuses each field filled in wrongly, in its place. */
function formProblems(manifest: PluginManifest, samples: NonNullable<ConformanceSamples['samples']>): string[] {
  const registry = new FormRegistry([manifest]);
  return Object.entries(manifest.forms).flatMap(([key, fields]) => {
    const form = formName(manifest, key);
    const full = filled(fields, samples[key]);
    const taken = registry.check({ [form]: full }, form);
    if (!taken.ok) return taken.issues.map(({ path, message }) => `${path.join('.')}: ${message.en} (give a sample of it)`);
    return fields.flatMap((field) => {
      const refused = registry.check({ [form]: { ...full, [field.key]: misfitOf(field) } }, form);
      const inPlace = !refused.ok && refused.issues.length === 1 && refused.issues[0]!.path.join('.') === `details.${form}.${field.key}`;
      return inPlace ? [] : [`details.${form}.${field.key}: a wrong value is not refused in its place`];
    });
  });
}

/** Every category takes a message on every day on which something begins or ends; a campaign on its first and last. */
function categoryProblems(manifest: PluginManifest, samples: NonNullable<ConformanceSamples['samples']>): string[] {
  const harness = createPluginHarness(manifest);
  const days = ['2026-01-01', '2026-12-31', ...Object.values(manifest.season ?? {}).flatMap(({ from, to }) => [`2026-${from}`, `2026-${to}`])];
  return manifest.categories.flatMap((category) => {
    const { key, form } = category;
    const period = campaignDays(manifest, category);
    const ends = period === null ? days : [period.from, period.to].map((day) => (isYearly(period) ? `2028-${day}` : day));
    return ends.filter((day): day is LocalDate => isLocalDate(day)).flatMap((day) => {
      const details = form === undefined ? undefined : filled(manifest.forms[form]!, samples[form]);
      const outcome = harness.file({ category: key, ...(details === undefined ? {} : { details }) }).at(day);
      return outcome.ok && outcome.reasons.length > 0 ? [] : [`The category ${key} has no term with a reason on ${day}`];
    });
  });
}

function upgradeProblems(manifest: PluginManifest, before: unknown): string[] {
  if (before === undefined) return [];
  const earlier = parseManifest(before);
  if (earlier.version.split('.')[0] !== manifest.version.split('.')[0]) return [];
  return breakingChanges(earlier, manifest).map(({ path, message }) => `plugin.json#${path}: ${message}; within a major version changes only add`);
}

function filled(fields: readonly FormField[], given: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const entries = fields.map((field) => [field.key, Object.hasOwn(given, field.key) ? given[field.key] : sampleOf(field)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
