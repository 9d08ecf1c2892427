import { getNamedType, isObjectType, type SelectionSetNode } from 'graphql';
import { collectWhere, type CollectedField } from '../projection/collect-fields.js';
import { clientFields, viewBelow, type View } from './client-view.js';
import { closedValueOf, requestFields, type LayoutScope } from './closed-fields.js';
import { hasTypedFragments } from './fetch-document.js';
import { labelOf } from './label.js';
import type { ClosedField, CompositeLayout, ObjectLayout, RunStep, Step } from './layout.js';
import { compileFactory } from './object-factory.js';
import { bytesOf } from './scan.js';

const TYPENAME = '__typename';
const MAX_ROOM = 12;

/**
 * Compiles the layout of what a request selects at a place; null when the text alone does not tell what is laid out how.
 * @param declared name of the type of the place; null when clients do not know it
 * @param views the places at which the objects will be; runs are only made where all of them agree
 * @param isEntity whether the objects are only merged into others, and nothing into them
 */
export function compileComposite(
  sets: SelectionSetNode[],
  declared: string | null,
  views: readonly View[],
  scope: LayoutScope,
  isEntity = false,
): CompositeLayout | null {
  if (declared === null || !isObjectType(scope.client.schema.getType(declared))) {
    const [first] = collectWhere(sets, scope.request, () => true);
    if (first?.responseKey === TYPENAME) return byTypename(sets, views, scope, isEntity);
    if (hasTypedFragments(sets, declared)) return null;
  }
  const only = compileObject(sets, declared ?? '', views, scope, isEntity);
  return only === null ? null : { only, ofType: () => only };
}

/** Compiles the layout of objects of one type. */
export function compileObject(
  sets: SelectionSetNode[],
  typeName: string,
  views: readonly View[],
  scope: LayoutScope,
  isEntity = false,
): ObjectLayout | null {
  const fields = requestFields(sets, typeName, scope);
  const steps: Step[] = [];
  for (let index = 0; index < fields.length; index++) {
    const run = runFrom(fields, index, typeName, views, scope);
    if (run !== null) {
      steps.push(run);
      index += run.fields.length - 1;
      continue;
    }
    const step = stepOf(fields[index]!, index === 0, typeName, views, scope);
    if (step === null) return null;
    steps.push(step);
  }
  return layoutOf(steps, isEntity ? [] : roomFor(fields, views));
}

export function layoutOf(steps: readonly Step[], room: readonly string[] = []): ObjectLayout {
  return { steps, make: compileFactory(steps.map(({ key }) => key), room) };
}

/** The keys that other fetches will add, unless there are so many that most objects would get few of them. */
function roomFor(fields: readonly CollectedField[], views: readonly View[]): readonly string[] {
  const own = fields.map(({ responseKey }) => responseKey);
  const room = [...new Set(views.flatMap(({ place }) => place.keysOfOthers(own)))];
  return room.length <= MAX_ROOM ? room : [];
}

/** Types that nobody knows must not fill the memory: their names come from subgraphs. */
function byTypename(sets: SelectionSetNode[], views: readonly View[], scope: LayoutScope, isEntity: boolean): CompositeLayout {
  const layouts = new Map<string, ObjectLayout | null>();
  return {
    only: null,
    ofType(typeName) {
      let layout = layouts.get(typeName);
      if (layout === undefined) {
        if (!scope.client.types.isKnown(typeName)) return null;
        layouts.set(typeName, (layout = compileObject(sets, typeName, views, scope, isEntity)));
      }
      return layout;
    },
  };
}

function stepOf(field: CollectedField, isFirst: boolean, typeName: string, views: readonly View[], scope: LayoutScope): Step | null {
  const key = field.responseKey;
  const label = labelOf(key, isFirst);
  if (key === TYPENAME) return { kind: 'typename', key, label, expected: bytesOf(JSON.stringify(typeName)), name: typeName };
  if (field.selectionSets.length === 0) return { kind: 'leaf', key, label };
  const type = scope.client.schema.getType(typeName);
  const below = views.map((view) =>
    viewBelow(view, isObjectType(type) ? clientFields(view, type, scope.client) : null, key, scope.client),
  );
  const definition = type !== undefined && 'getFields' in type ? type.getFields()[field.node.name.value] : undefined;
  const declared = definition === undefined ? null : getNamedType(definition.type).name;
  const layout = compileComposite(field.selectionSets, declared, below, scope);
  return layout === null ? null : { kind: 'composite', key, label, layout };
}

/** The longest run that begins at a field; null when there is none. A leaf alone is better off as it is, for it needs no check. */
function runFrom(fields: readonly CollectedField[], from: number, typeName: string, views: readonly View[], scope: LayoutScope): RunStep | null {
  const type = scope.client.schema.getType(typeName);
  if (!isObjectType(type) || views.length === 0) return null;
  const wanted = views.map((view) => (clientFields(view, type, scope.client) ?? []).map(({ responseKey }) => responseKey));
  const closed: ClosedField[] = [];
  for (let index = from; index < fields.length; index++) {
    const field = fields[index]!;
    const key = field.responseKey;
    if (key === TYPENAME) break;
    const previous = fields[index - 1]?.responseKey;
    if (index > from && wanted.some((keys) => keys.indexOf(key) !== keys.indexOf(previous!) + 1)) break;
    const value = closedValueOf(field, type, views, scope);
    if (value === null) break;
    closed.push({ label: labelOf(key, index === 0), value });
  }
  const isLeafAlone = closed.length === 1 && fields[from]!.selectionSets.length === 0;
  if (closed.length === 0 || isLeafAlone) return null;
  return { kind: 'run', key: fields[from]!.responseKey, label: closed[0]!.label, fields: closed };
}
