import type { PluginManifest } from '@otklik/plugin-sdk';
import { detailsTypeName, enumFilterName, enumTypeName, filterTypeName, formName, inputTypeName, orderTypeName } from '../names.js';
import { pointer, type ManifestIssue } from './manifest-invalid.js';

/** Types that the graph always has, besides those of the core that the caller names. */
const GRAPH_TYPES = [
  'Query',
  'Mutation',
  'Subscription',
  'Int',
  'Float',
  'String',
  'Boolean',
  'ID',
  'Date',
  'DateTime',
  'AppealDetails',
  'AppealDetailsInput',
  'AppealDetailsFilter',
  'AppealDetailsOrder',
  'BooleanFilter',
  'DateFilter',
  'DateTimeFilter',
  'FloatFilter',
  'IntFilter',
  'PresenceFilter',
  'SortDirection',
  'StringFilter',
  'OtherDetails',
  'OtherDetailsInput',
  'OtherDetailsFilter',
  'OtherDetailsOrder',
  'GenericDetails',
  'DetailValue',
];
/** Names of forms that the core has. */
const CORE_FORMS = ['other'];

/**
 * Which names in the graph are taken, and by whom. Names are compared without regard to case: generated code of front
 * ends lives in files, and some file systems have no case either.
 */
export class TypeNames {
  readonly #owners = new Map<string, string>();

  constructor(coreTypes: Iterable<string>) {
    for (const name of [...GRAPH_TYPES, ...coreTypes]) this.#owners.set(name.toLowerCase(), 'the platform');
    for (const form of CORE_FORMS) this.#owners.set(formKey(form), 'the platform');
  }

  /** Takes the names that a manifest gives to its types. */
  take(manifest: PluginManifest): ManifestIssue[] {
    const issues: ManifestIssue[] = [];
    for (const [key, fields] of Object.entries(manifest.forms)) {
      const form = formName(manifest, key);
      const path = pointer('forms', key);
      this.#takeOne(formKey(form), form, manifest, path, issues);
      const ofForm = [detailsTypeName(form), inputTypeName(form), filterTypeName(form), orderTypeName(form)];
      for (const name of ofForm) this.#takeOne(name.toLowerCase(), name, manifest, path, issues);
      fields.forEach((field, i) => {
        if (!('values' in field)) return;
        for (const name of [enumTypeName(form, field.key), enumFilterName(form, field.key)])
          this.#takeOne(name.toLowerCase(), name, manifest, pointer('forms', key, i, 'key'), issues);
      });
    }
    return issues;
  }

  #takeOne(key: string, name: string, manifest: PluginManifest, path: string, issues: ManifestIssue[]): void {
    const owner = this.#owners.get(key);
    if (owner === undefined) this.#owners.set(key, `plugin ${manifest.id}`);
    else
      issues.push({ path, message: `makes the name ${name} in the graph, which ${owner} already has: choose another`, code: 'TYPE_CLASH' });
  }
}

/** Form names live in a space of their own: they are fields, not types. */
function formKey(form: string): string {
  return `form ${form.toLowerCase()}`;
}
