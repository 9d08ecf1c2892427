import { isLocalDate, type LocalDate } from '@otklik/base';
import { FormRegistry, categoryId, formName, parseManifest } from '@otklik/plugin-host';
import type { CategoryDeclaration, LocalizedText, PluginManifest, Privacy, Term } from '@otklik/plugin-sdk';
import { dueDay } from './due-day.js';
import { russianCalendar, type PluginCalendar } from './fake-calendar.js';

/** What a citizen sends. */
export interface MessageDraft {
  /** Key of the category in the manifest. */
  readonly category: string;
  /** Field key → value of the category's form; nothing when it is left out. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** What becomes of a message. */
export type Outcome = AcceptedOutcome | RefusedOutcome;

/** It is taken. */
export interface AcceptedOutcome {
  readonly ok: true;
  /** Id of the category on the platform: `acme.parks.tree`. */
  readonly category: string;
  readonly privacy: Privacy;
  /** What is stored, as the form's check gave it back. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly term: Term;
  /** Why, in the words that the citizen reads. */
  readonly reasons: readonly LocalizedText[];
  /** The last day for an answer; null for a term in working hours. */
  readonly dueOn: LocalDate | null;
  /** Who answers when it is not the cabinet itself: key of a competence. */
  readonly competence: string | null;
}

/** It is refused with `ValidationFailed`. */
export interface RefusedOutcome {
  readonly ok: false;
  readonly issues: readonly {
    /** `details.parkTree.count`. */
    readonly path: string;
    readonly code: string;
    readonly message: LocalizedText;
  }[];
}

/** A message before its day is known. */
export interface FiledMessage {
  /** What becomes of it when it is registered on a day of the region, such as `2026-01-05`. */
  at(day: string): Outcome;
}

/** A plugin on a platform of its own. */
export interface PluginHarness {
  readonly manifest: PluginManifest;
  /** What the plugin adds to the graph: snapshot it, since its names never change. */
  sdl(): string;
  file(message: MessageDraft): FiledMessage;
}

/** What surrounds the plugin. */
export interface HarnessOptions {
  /** Which days are worked; the Russian calendar unless said. */
  readonly calendar?: PluginCalendar;
}

/**
 * Puts a plugin to work without a platform: the same checks, the same rules, no I/O.
 * @param manifest parsed JSON of `plugin.json`, checked or not. @throws ManifestInvalid
 */
export function createPluginHarness(manifest: unknown, { calendar = russianCalendar }: HarnessOptions = {}): PluginHarness {
  const checked = parseManifest(manifest);
  const registry = new FormRegistry([checked]);
  return {
    manifest: checked,
    sdl: () => registry.sdl(),
    file: (message) => ({
      at(day) {
        if (!isLocalDate(day)) throw new RangeError(`${JSON.stringify(day)} is not a day: write it as 2026-01-05.`);
        return outcomeOf(checked, registry, calendar, message, day);
      },
    }),
  };
}

function outcomeOf(manifest: PluginManifest, registry: FormRegistry, calendar: PluginCalendar, message: MessageDraft, day: LocalDate): Outcome {
  const category = categoryOf(manifest, message.category);
  const form = category.form === undefined ? null : formName(manifest, category.form);
  const checked = registry.check(message.details === undefined ? null : { [form ?? 'none']: message.details }, form);
  if (!checked.ok) return { ok: false, issues: checked.issues.map(({ path, ...issue }) => ({ ...issue, path: path.join('.') })) };
  const id = categoryId(manifest.id, category.key);
  const { term, reasons } = registry.term({ ...category, id }, checked.values, day);
  return {
    ok: true,
    category: id,
    privacy: category.privacy ?? manifest.privacy ?? 'PUBLIC',
    values: checked.values,
    term,
    reasons,
    dueOn: dueDay(term, day, calendar),
    competence: registry.competence(id, checked.values, day)?.competence ?? null,
  };
}

function categoryOf(manifest: PluginManifest, key: string): CategoryDeclaration {
  const category = manifest.categories.find((declared) => declared.key === key);
  if (category === undefined) throw new RangeError(`There is no category ${JSON.stringify(key)}; there are ${manifest.categories.map((declared) => declared.key).join(', ')}.`);
  return category;
}
