import type { LocalDate } from '@otklik/base';
import type { PluginManifest } from '@otklik/plugin-sdk';
import { Kind, print } from 'graphql';
import { checkDetails, compileForm, type CompiledForm, type DetailsAccepted, type DetailsRefused } from './forms/check-details.js';
import { CORE_FORMS } from './forms/core-forms.js';
import { genericDetails, typedDetails, type AppealDetailsObject } from './forms/details-output.js';
import type { Form, FormValues } from './forms/form.js';
import { partValues, type PartedValues } from './forms/part-values.js';
import { operatorDefinitions } from './forms/filter-sdl.js';
import { dateScalar } from './forms/form-sdl.js';
import { formsOf } from './forms/manifest-forms.js';
import { readDetailsFilter, readDetailsOrder, type DetailConditions, type DetailOrder } from './forms/read-filter.js';
import { ManifestInvalid, type ManifestIssue } from './manifest/manifest-invalid.js';
import { TypeNames } from './manifest/type-names.js';
import { resolveCompetence, type CategoryRouting, type ResolvedCompetence } from './rules/resolve-competence.js';
import { needsOf, type RuleNeeds } from './rules/rule-needs.js';
import { NOWHERE, type RuleSurroundings } from './rules/rule-applies.js';
import { resolveTerm, type CategoryRules, type CategoryTerm, type ResolvedTerm } from './rules/resolve-term.js';

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
  readonly #sdlParts: readonly string[];

  /**
   * @param manifests parsed manifests of the active plugins; their order does not matter.
   * @throws ManifestInvalid when two of them make the same name in the graph, or one of the platform's.
   */
  constructor(manifests: readonly PluginManifest[], options: RegistryOptions = {}) {
    const ordered = manifests.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const coreTypes = new Set(options.coreTypes ?? []);
    refuseClashes(ordered, coreTypes);
    const brought = ordered.map(formsOf);
    const pluginForms = brought.flatMap(({ forms }) => forms);
    this.#rules = new Map(brought.flatMap(({ rules }) => [...rules]));
    this.#routing = new Map(brought.flatMap(({ routing }) => [...routing]));
    this.#forms = new Map([...CORE_FORMS.map(compileForm), ...pluginForms].map((form) => [form.name, form]));
    this.#sdlParts = [printShared(pluginForms, coreTypes.has('Date')), ...brought.map(({ sdl }) => sdl)].filter((sdl) => sdl !== '');
  }

  /**
   * The types of the plugins' forms as SDL, to be added to a core that declares `interface AppealDetails {form: String!}`,
   * `input AppealDetailsInput`, `input AppealDetailsFilter`, `input AppealDetailsOrder`, `input StringFilter`, `enum SortDirection` and
   * `scalar DateTime`. Empty without plugins. The same manifests always give the same text.
   */
  sdl(): string {
    return this.#sdlParts.join('\n\n');
  }

  /** The same in parts: what all plugins share, and what each of them brings, which says nothing of another's types. */
  sdlParts(): readonly string[] {
    return this.#sdlParts;
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

/** What the forms of several plugins speak of. */
function printShared(forms: readonly Form[], coreHasDate: boolean): string {
  const needsDate = !coreHasDate && forms.some((form) => form.fields.some((field) => field.type === 'date'));
  return print({ kind: Kind.DOCUMENT, definitions: [...(needsDate ? [dateScalar()] : []), ...operatorDefinitions(forms)] });
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
