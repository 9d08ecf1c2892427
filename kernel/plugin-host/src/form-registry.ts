import type { LocalDate, LocalizedText } from '@otklik/base';
import type { PluginManifest } from '@otklik/plugin-sdk';
import { Kind, print } from 'graphql';
import { checkDetails, compileForm, type CompiledForm, type DetailsAccepted, type DetailsRefused } from './forms/check-details.js';
import { CORE_FORMS } from './forms/core-forms.js';
import { genericDetails, typedDetails, type AppealDetailsObject } from './forms/details-output.js';
import type { Form, FormValues } from './forms/form.js';
import { partValues, type PartedValues } from './forms/part-values.js';
import { filterDefinitions, operatorDefinitions } from './forms/filter-sdl.js';
import { dateScalar, formDefinitions } from './forms/form-sdl.js';
import { readDetailsFilter, readDetailsOrder, type DetailConditions, type DetailOrder } from './forms/read-filter.js';
import { ManifestInvalid, type ManifestIssue } from './manifest/manifest-invalid.js';
import { TypeNames } from './manifest/type-names.js';
import { formName } from './names.js';
import { resolveCompetence, routingByCategory, type CategoryRouting, type ResolvedCompetence } from './rules/resolve-competence.js';
import { needsOf, type RuleNeeds } from './rules/rule-needs.js';
import { NOWHERE, type RuleSurroundings } from './rules/rule-applies.js';
import { resolveTerm, rulesByCategory, type CategoryRules, type CategoryTerm, type ResolvedTerm } from './rules/resolve-term.js';

/** What a set of manifests is compared with. */
export interface RegistryOptions {
  /** Names of the types that the graph has without plugins, such as `Appeal`. */
  readonly coreTypes?: Iterable<string>;
}

/**
 * The forms of one revision of the graph: those of the active plugins and of the core. Never changes; a plugin that comes or
 * goes makes a new registry. Everything is compiled when it is made, and nothing here does I/O.
 */
export class FormRegistry {
  readonly #rules: ReadonlyMap<string, CategoryRules>;
  readonly #routing: ReadonlyMap<string, CategoryRouting>;
  readonly #forms: ReadonlyMap<string, CompiledForm>;
  readonly #sdl: string;

  /**
   * @param manifests parsed manifests of the active plugins; their order does not matter.
   * @throws ManifestInvalid when two of them make the same name in the graph, or one of the platform's.
   */
  constructor(manifests: readonly PluginManifest[], options: RegistryOptions = {}) {
    const ordered = manifests.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const coreTypes = new Set(options.coreTypes ?? []);
    refuseClashes(ordered, coreTypes);
    const pluginForms = ordered.flatMap(formsOf);
    this.#rules = new Map(ordered.flatMap((manifest) => [...rulesByCategory(manifest)]));
    this.#routing = new Map(ordered.flatMap((manifest) => [...routingByCategory(manifest)]));
    this.#forms = new Map([...CORE_FORMS, ...pluginForms].map((form) => [form.name, compileForm(form)]));
    this.#sdl = printForms(pluginForms, coreTypes.has('Date'));
  }

  /**
   * The types of the plugins' forms as SDL, to be added to a core that declares `interface AppealDetails {form: String!}`,
   * `input AppealDetailsInput`, `input AppealDetailsFilter`, `input AppealDetailsOrder`, `input StringFilter`, `enum SortDirection` and
   * `scalar DateTime`. Empty without plugins. The same manifests always give the same text.
   */
  sdl(): string {
    return this.#sdl;
  }

  /**
   * Checks the raw value of `AppealDetailsInput` against the form of the chosen category (null: it has none). A form that is
   * not active any more asks for nothing, so that a suspended plugin never keeps a citizen from writing.
   */
  check(rawDetails: unknown, expectedForm: string | null): DetailsAccepted | DetailsRefused {
    return checkDetails(rawDetails, expectedForm === null ? null : (this.#forms.get(expectedForm) ?? null));
  }

  /**
   * What the raw value of `AppealDetailsFilter` asks for; null when it asks for nothing.
   * @throws CodedError BAD_USER_INPUT when it names two forms, or a value that no field of the kind takes
   */
  conditions(rawFilter: unknown): DetailConditions | null {
    return readDetailsFilter(rawFilter, this.#forms);
  }

  /** By what the raw value of `AppealDetailsOrder` sorts; null when by nothing. @throws CodedError BAD_USER_INPUT when by several fields */
  order(rawOrder: unknown): DetailOrder | null {
    return readDetailsOrder(rawOrder, this.#forms);
  }

  /** What was filled in, parted by whether it is personal and so to be kept sealed. */
  part(form: string | null, values: FormValues): PartedValues {
    return partValues(form === null ? undefined : this.#forms.get(form), values);
  }

  /** Whether a form has personal fields. */
  hasPersonal(form: string): boolean {
    return this.#forms.get(form)?.fields.some(({ personal }) => personal === true) ?? false;
  }

  /** Stored details as the graph answers them: the form's own type, or `GenericDetails` when the form is not active. */
  toGraphQL(form: string, values: FormValues): AppealDetailsObject {
    const active = this.#forms.get(form);
    return active === undefined ? genericDetails(form, values) : typedDetails(active, values);
  }

  /** The term of a message in a category, by the day of its registration in the region. */
  term(category: CategoryTerm, values: FormValues, on: LocalDate, around: RuleSurroundings = NOWHERE): ResolvedTerm {
    return resolveTerm(this.#rules.get(category.id), category, values, on, around);
  }

  /** Who answers a message when it is not the cabinet itself; null when it is. */
  competence(categoryId: string, values: FormValues, on: LocalDate, around: RuleSurroundings = NOWHERE): ResolvedCompetence | null {
    return resolveCompetence(this.#routing.get(categoryId), values, on, around);
  }

  /** What the term of a message in a category may depend on besides what was filled in, so that nobody looks up what no rule asks for. */
  termAsks(categoryId: string): RuleNeeds {
    return needsOf(this.#rules.get(categoryId)?.rules ?? []);
  }

  /** The same of who answers. */
  routingAsks(categoryId: string): RuleNeeds & { readonly any: boolean } {
    const rules = this.#routing.get(categoryId)?.rules ?? [];
    return { any: rules.length > 0, ...needsOf(rules) };
  }
}

/** Forms in the order of their names: a store may not keep the order of an object's keys. */
function formsOf(manifest: PluginManifest): Form[] {
  return Object.keys(manifest.forms)
    .toSorted()
    .map((key) => {
      const name = formName(manifest, key);
      return { name, pluginId: manifest.id, version: manifest.version, fields: manifest.forms[key]!, topic: topicOf(manifest, key) };
    });
}

/** The titles of the categories that take the form, or the plugin's own when none does. */
function topicOf(manifest: PluginManifest, form: string): LocalizedText {
  const titles = manifest.categories.filter((category) => category.form === form).map(({ title }) => title);
  if (titles.length === 0) return manifest.title;
  return { ru: titles.map(({ ru }) => ru).join(', '), en: titles.map(({ en }) => en).join(', ') };
}

function printForms(forms: readonly Form[], coreHasDate: boolean): string {
  if (forms.length === 0) return '';
  const needsDate = !coreHasDate && forms.some((form) => form.fields.some((field) => field.type === 'date'));
  const ofForms = forms.flatMap((form) => [...formDefinitions(form), ...filterDefinitions(form)]);
  const definitions = [...(needsDate ? [dateScalar()] : []), ...operatorDefinitions(forms), ...ofForms];
  return print({ kind: Kind.DOCUMENT, definitions });
}

function refuseClashes(manifests: readonly PluginManifest[], coreTypes: Iterable<string>): void {
  const names = new TypeNames(coreTypes);
  const ids = new Set<string>();
  const issues = manifests.flatMap((manifest) => {
    const twice: ManifestIssue[] = ids.has(manifest.id)
      ? [{ path: '/id', message: `"${manifest.id}" is active twice`, code: 'DUPLICATE' }]
      : [];
    ids.add(manifest.id);
    return [...twice, ...names.take(manifest)];
  });
  if (issues.length > 0) throw new ManifestInvalid(issues);
}
