import { isLocalDate, type LocalDate, type ValidationIssue } from '@otklik/base';
import { FormRegistry, campaignDays, categoryId, checkCampaign, checkConfig, formName, parseManifest, type RulePlace } from '@otklik/plugin-host';
import type { CategoryDeclaration, LocalizedText, PluginConfig, PluginManifest, Privacy, Term } from '@otklik/plugin-sdk';
import { dueDay } from './due-day.js';
import { russianCalendar, type PluginCalendar } from './fake-calendar.js';

/** What a citizen sends. */
export interface MessageDraft {
  /** Key of the category in the manifest. */
  readonly category: string;
  /** Field key → value of the category's form; nothing when it is left out. */
  readonly details?: Readonly<Record<string, unknown>>;
  /** Where it is about, with the codes of the territories that it is in; nowhere when it is left out. */
  readonly place?: RulePlace;
  /** What the cabinet has set; the defaults when it is left out. */
  readonly config?: PluginConfig;
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
  const settings = checkConfig(manifest, message.config ?? {});
  // A test that sets nothing is about the defaults, even where a cabinet could not leave a setting out.
  if (message.config !== undefined && !settings.ok) return refused(settings.issues);
  const ofPeriod = checkCampaign({ title: category.title, period: campaignDays(manifest, category) }, day);
  if (!checked.ok || ofPeriod.length > 0) return refused([...ofPeriod, ...(checked.ok ? [] : checked.issues)]);
  const around = { place: message.place ?? null, config: settings.ok ? settings.config : {} };
  const id = categoryId(manifest.id, category.key);
  const { term, reasons } = registry.term({ ...category, id }, checked.values, day, around);
  return {
    ok: true,
    category: id,
    privacy: category.privacy ?? manifest.privacy ?? 'PUBLIC',
    values: checked.values,
    term,
    reasons,
    dueOn: dueDay(term, day, calendar),
    competence: registry.competence(id, checked.values, day, around)?.competence ?? null,
  };
}

function refused(issues: readonly ValidationIssue[]): RefusedOutcome {
  return { ok: false, issues: issues.map(({ path, ...issue }) => ({ ...issue, path: path.join('.') })) };
}

function categoryOf(manifest: PluginManifest, key: string): CategoryDeclaration {
  const category = manifest.categories.find((declared) => declared.key === key);
  if (category === undefined) throw new RangeError(`There is no category ${JSON.stringify(key)}; there are ${manifest.categories.map((declared) => declared.key).join(', ')}.`);
  return category;
}
