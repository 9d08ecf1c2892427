import { getNamedType, isCompositeType, isObjectType, type GraphQLCompositeType, type SelectionSetNode } from 'graphql';
import type { PathSegment } from '../planning/plan.js';
import { collectFields, type CollectedField } from '../projection/collect-fields.js';
import type { ProjectionScope } from '../projection/selection.js';
import { hasTypedFragments } from './fetch-document.js';
import type { Place } from './places.js';

/** A place in the data with what the client selects there: null when that depends on types that are not known before the data. */
export interface View {
  readonly place: Place;
  readonly sets: readonly SelectionSetNode[] | null;
}

/** The fields that the client gets of every object of this type; null when that cannot be told. */
export function clientFields({ sets }: View, type: GraphQLCompositeType, scope: ProjectionScope): readonly CollectedField[] | null {
  if (sets === null || (!isObjectType(type) && hasTypedFragments(sets, type.name))) return null;
  return collectFields(sets, type, scope);
}

/** What is below a field, whose key in the data this is. */
export function viewBelow({ place }: View, fields: readonly CollectedField[] | null, key: string, scope: ProjectionScope): View {
  const field = fields?.find(({ node }) => scope.planKeys.of(node) === key);
  return { place: place.at(key), sets: field?.selectionSets ?? null };
}

/** The view of entities at a path. */
export function viewAt(root: View, rootType: GraphQLCompositeType, path: readonly PathSegment[], scope: ProjectionScope): View {
  let view = root;
  let type: GraphQLCompositeType | null = rootType;
  for (const segment of path) {
    if (segment.kind === 'type') {
      if (type !== null) type = narrowed(type, segment.conditions, scope);
      continue;
    }
    const fields: readonly CollectedField[] | null = type === null ? null : clientFields(view, type, scope);
    const field = fields?.find(({ node }) => scope.planKeys.of(node) === segment.name);
    view = viewBelow(view, fields, segment.name, scope);
    type = type === null || field === undefined ? null : fieldType(type, field.node.name.value);
  }
  return view;
}

function narrowed(type: GraphQLCompositeType, conditions: readonly string[], { schema }: ProjectionScope): GraphQLCompositeType | null {
  const [name, ...others] = conditions;
  const only = name === undefined || others.length > 0 ? undefined : schema.getType(name);
  return isObjectType(only) ? only : type;
}

function fieldType(type: GraphQLCompositeType, fieldName: string): GraphQLCompositeType | null {
  const definition = 'getFields' in type ? type.getFields()[fieldName] : undefined;
  const named = definition === undefined ? undefined : getNamedType(definition.type);
  return isCompositeType(named) ? named : null;
}
