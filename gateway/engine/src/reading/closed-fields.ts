import {
  getNamedType,
  GraphQLID,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
} from 'graphql';
import { collectWhere, type CollectedField, type CollectionScope } from '../projection/collect-fields.js';
import type { ProjectionScope } from '../projection/selection.js';
import { clientFields, viewBelow, type View } from './client-view.js';
import { labelOf } from './label.js';
import type { ClosedField, ClosedValue } from './layout.js';
import { bytesOf } from './scan.js';

/** What is needed to compare a fetch with the client's operation. */
export interface LayoutScope {
  readonly client: ProjectionScope;
  /** Fragments and conditions of the request to the subgraph. */
  readonly request: Pick<CollectionScope, 'fragments' | 'isIncluded'>;
}

/** The fields that a request selects on objects of a type. */
export function requestFields(sets: CollectedField['selectionSets'], typeName: string, { client, request }: LayoutScope): CollectedField[] {
  return collectWhere(sets, request, (condition) => client.types.satisfies(typeName, condition));
}

/**
 * What the value of a field must be so that it can go to the client as it is; null when it cannot, because the plan has to
 * do with it or the client wants it otherwise.
 * @param type of the object, as clients know it
 * @param views the places at which the object will be
 */
export function closedValueOf(field: CollectedField, type: GraphQLObjectType, views: readonly View[], scope: LayoutScope): ClosedValue | null {
  const key = field.responseKey;
  const name = field.node.name.value;
  const below: View[] = [];
  for (const view of views) {
    const fields = clientFields(view, type, scope.client);
    const wanted = fields?.find((candidate) => candidate.responseKey === key);
    if (wanted === undefined || wanted.node.name.value !== name || !view.place.at(key).isClosed) return null;
    if (name !== '__typename' && scope.client.planKeys.of(wanted.node) !== key) return null;
    below.push(viewBelow(view, fields, key, scope.client));
  }
  if (name === '__typename') return { kind: 'typename', nonNull: true, expected: bytesOf(JSON.stringify(type.name)) };
  const definition: GraphQLField<unknown, unknown> | undefined = type.getFields()[name];
  return definition === undefined ? null : valueOfType(definition.type, field, below, scope);
}

function valueOfType(type: GraphQLOutputType, field: CollectedField, views: readonly View[], scope: LayoutScope): ClosedValue | null {
  if (isNonNullType(type)) {
    const value = valueOfType(type.ofType, field, views, scope);
    return value === null ? null : { ...value, nonNull: true };
  }
  if (isListType(type)) {
    const item = valueOfType(type.ofType, field, views, scope);
    return item === null ? null : { kind: 'list', nonNull: false, item };
  }
  if (isEnumType(type)) return { kind: 'enum', nonNull: false, texts: type.getValues().map(({ name }) => bytesOf(JSON.stringify(name))) };
  if (isLeafType(type)) return { kind: type === GraphQLID ? 'id' : 'scalar', nonNull: false };
  const named = getNamedType(type);
  const fields = isObjectType(named) ? closedFieldsOf(field.selectionSets, named, views, scope) : null;
  return fields === null ? null : { kind: 'object', nonNull: false, fields };
}

/** All fields of an object, when they are just what the client wants. */
function closedFieldsOf(
  sets: CollectedField['selectionSets'],
  type: GraphQLObjectType,
  views: readonly View[],
  scope: LayoutScope,
): ClosedField[] | null {
  const fields = requestFields(sets, type.name, scope);
  const keys = fields.map(({ responseKey }) => responseKey);
  for (const view of views) {
    const wanted = clientFields(view, type, scope.client);
    if (wanted?.length !== keys.length || wanted.some(({ responseKey }, index) => responseKey !== keys[index])) return null;
  }
  const closed: ClosedField[] = [];
  for (const [index, field] of fields.entries()) {
    const value = closedValueOf(field, type, views, scope);
    if (value === null) return null;
    closed.push({ label: labelOf(field.responseKey, index === 0), value });
  }
  return closed;
}
