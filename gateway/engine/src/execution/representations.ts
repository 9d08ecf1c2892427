import type { RequiredFragment, RequiredSelection, Rewrite } from '../planning/plan.js';
import { leafText } from '../json-text.js';
import type { TypeConditions } from '../schema/type-conditions.js';
import { ORDINARY, type TextForm } from '../text-form.js';
import { isDataObject, type DataObject, type Execution } from './execution.js';
import { compileRewrites } from './rewrites.js';

/** JSON text of an entity's representation, the same for the same entity; null when the data names no entity. */
export type Representer = (entity: DataObject, execution: Execution) => string | null;

/** Compiles what a plan requires of an entity into a writer of representations. */
export function compileRepresenter(
  requires: readonly RequiredSelection[],
  inputRewrites: readonly Rewrite[],
  types: TypeConditions,
  form: TextForm = ORDINARY,
): Representer {
  const typenameOf = typenameRewrite(inputRewrites, types);
  const rewrite = typenameOf === null ? compileRewrites(inputRewrites, types, (value) => value) : null;
  const writeFields = compileFields(requires, types, 'entity');
  return (entity, execution) => {
    const fields = writeFields(entity, execution);
    if (fields === null || !fields.some) return null;
    const typeName = entity['__typename'];
    // Where a condition of the client's left out what the entity is asked for, it left out its name as well.
    if (typeof typeName !== 'string') return null;
    const text = `{"__typename":${JSON.stringify(typenameOf?.(typeName) ?? typeName)},${fields.text}}`;
    if (rewrite === null) return text;
    const representation: unknown = JSON.parse(form.toString(text));
    rewrite(representation);
    return form.of(JSON.stringify(representation));
  };
}

/** The one leaf that makes up the representations of a type: what most keys are. */
export interface SingleKey {
  /** Key in the data. */
  readonly from: string;
  /** Where it is when it is not there. */
  readonly to: string;
  /** JSON text of the representation up to the leaf. */
  readonly head: string;
}

/** The single key of a type's representations; null when they are made up of anything else. */
export type SingleKeys = (typeName: string) => SingleKey | null;

/** Compiles what a plan requires into a quicker way to the same representations, for types that have a single key. */
export function compileSingleKeys(requires: readonly RequiredSelection[], inputRewrites: readonly Rewrite[], types: TypeConditions): SingleKeys {
  const perType = new Map<string, SingleKey | null>();
  const typenameOf = typenameRewrite(inputRewrites, types);
  if (typenameOf === null) return () => null;
  return (typeName) => {
    let key = perType.get(typeName);
    if (key === undefined) perType.set(typeName, (key = singleKeyOf(partsFor(requires, typeName, types, 'entity'), typenameOf(typeName))));
    return key;
  };
}

function singleKeyOf(parts: readonly Part[], typeName: string): SingleKey | null {
  const [only, ...others] = parts;
  if (only === undefined || others.length > 0 || only.guards.length > 0 || only.isTypename || only.writeFields !== null) return null;
  return { from: only.from, to: only.to, head: `{"__typename":${JSON.stringify(typeName)},${only.keyText}` };
}

/** Runtime types whose entities a plan's requirement speaks of; null means any. */
export function requiredTypes(requires: readonly RequiredSelection[], types: TypeConditions): ReadonlySet<string> | null {
  const conditions = requires.flatMap((selection) => (selection.kind === 'fragment' ? [selection.typeCondition] : []));
  return conditions.length === 0 ? null : types.namesSatisfyingAny(conditions);
}

/** The one rewrite that plans really have, another `__typename` for `@interfaceObject`, is done while writing. Null when there are others. */
function typenameRewrite(rewrites: readonly Rewrite[], types: TypeConditions): ((typeName: string) => string) | null {
  const changes: { readonly accepted: ReadonlySet<string>; readonly value: string }[] = [];
  for (const rewrite of rewrites) {
    const [type, key] = rewrite.path;
    if (
      rewrite.kind !== 'setValue' ||
      rewrite.path.length !== 2 ||
      type?.kind !== 'type' ||
      key?.kind !== 'key' ||
      key.key !== '__typename'
    )
      return null;
    changes.push({ accepted: types.namesSatisfyingAny(type.conditions), value: rewrite.value });
  }
  return (typeName) => changes.reduce((name, { accepted, value }) => (accepted.has(name) ? value : name), typeName);
}

/** The fields of an object, as the JSON text between its braces. */
interface WrittenFields {
  readonly text: string;
  /** Whether any has a value other than null. */
  readonly some: boolean;
}

/** Null when a field is not in the data because its fetch failed: it must not look like one that was left out. */
type FieldsWriter = (object: DataObject, execution: Execution) => WrittenFields | null;

interface Part {
  /** Key in the data. */
  readonly from: string;
  /** Key in the representation. */
  readonly to: string;
  /** `"key":` */
  readonly keyText: string;
  readonly guards: readonly Guard[];
  /** Whether it may be missing in the data whatever happened. */
  readonly optional: boolean;
  /** Whether it is the name of the object's type, which is no JSON text. */
  readonly isTypename: boolean;
  /** Null for a leaf. */
  readonly writeFields: FieldsWriter | null;
}

/** An entity's own `__typename` is written apart, whether required or not. */
type Level = 'entity' | 'nested';

/** Conditions of a fragment on the client's variables. */
type Guard = Pick<RequiredFragment, 'skipIf' | 'includeIf'>;

function compileFields(requires: readonly RequiredSelection[], types: TypeConditions, level: Level): FieldsWriter {
  const perType = new Map<unknown, readonly Part[]>();
  return (object, execution) => {
    const typeName = object['__typename'];
    let parts = perType.get(typeName);
    if (parts === undefined)
      perType.set(typeName, (parts = partsFor(requires, typeof typeName === 'string' ? typeName : null, types, level)));
    let text = '';
    let some = false;
    for (const part of parts) {
      if (part.guards.length > 0 && !part.guards.every((guard) => passes(guard, execution))) continue;
      let value = object[part.from];
      if (value === undefined) value = object[part.to];
      if (value === undefined) {
        if (execution.errors.length > 0 && !part.optional) return null;
        continue;
      }
      const written = part.isTypename ? JSON.stringify(value) : part.writeFields === null ? (leafText(value) ?? 'null') : nested(value, part.writeFields, execution);
      if (written === null) return null;
      some ||= value !== null;
      text += text === '' ? part.keyText + written : `,${part.keyText}${written}`;
    }
    return { text, some };
  };
}

const TYPENAME: Part = { from: '__typename', to: '__typename', keyText: '"__typename":', guards: [], optional: true, isTypename: true, writeFields: null };

function partsFor(requires: readonly RequiredSelection[], typeName: string | null, types: TypeConditions, level: Level): readonly Part[] {
  const merged = new Map<string, { from: string; guards: readonly Guard[]; selections: RequiredSelection[] }>();

  function add(selections: readonly RequiredSelection[], guards: readonly Guard[]): void {
    for (const selection of selections) {
      if (selection.kind === 'fragment') {
        if (typeName !== null && !types.satisfies(typeName, selection.typeCondition)) continue;
        add(selection.selections, selection.skipIf === null && selection.includeIf === null ? guards : [...guards, selection]);
        continue;
      }
      if (level === 'entity' && selection.to === '__typename') continue;
      const known = merged.get(selection.to);
      if (known === undefined) merged.set(selection.to, { from: selection.from, guards, selections: [...selection.selections] });
      else known.selections.push(...selection.selections);
    }
  }

  // What is required by type says little without the type, and planner 0.0.38 does not require it.
  const isByType = level === 'nested' && requires.some(({ kind }) => kind === 'fragment');
  add(requires, []);
  const parts = [...merged].map(([to, { from, guards, selections }]): Part => ({
    from,
    to,
    keyText: `${JSON.stringify(to)}:`,
    guards,
    optional: false,
    isTypename: from === '__typename',
    writeFields: selections.length === 0 ? null : compileFields(selections, types, 'nested'),
  }));
  return isByType ? [TYPENAME, ...parts.filter(({ to }) => to !== '__typename')] : parts;
}

function passes({ skipIf, includeIf }: Guard, { variables }: Execution): boolean {
  return (skipIf === null || variables[skipIf] !== true) && (includeIf === null || variables[includeIf] === true);
}

function nested(value: unknown, writeFields: FieldsWriter, execution: Execution): string | null {
  if (Array.isArray(value)) {
    const items = value.map((item) => nested(item, writeFields, execution));
    return items.includes(null) ? null : `[${items.join(',')}]`;
  }
  if (!isDataObject(value)) return leafText(value) ?? 'null';
  const fields = writeFields(value, execution);
  return fields === null ? null : `{${fields.text}}`;
}
