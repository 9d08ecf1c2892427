import {
  getNullableType,
  GraphQLID,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  type GraphQLCompositeType,
  type GraphQLEnumType,
  type GraphQLLeafType,
  type GraphQLList,
  type GraphQLNullableType,
  type GraphQLOutputType,
} from 'graphql';
import { isDataObject, type DataObject } from '../execution/execution.js';
import { leafText } from '../json-text.js';
import { Run } from '../reading/layout.js';
import { compileRuntimeType, type FieldsType } from './runtime-type.js';
import type { ProjectedField, ProjectionScope, Selection } from './selection.js';

const MINUS = 0x2d;
const ZERO = 0x30;
const NINE = 0x39;

/** The state of writing one response. */
export interface Projection {
  readonly introspection: Readonly<Record<string, string>>;
  /** Objects that occur at several places: each is written once per selection. */
  readonly shared: ReadonlySet<object>;
  readonly written: Map<Selection, Map<object, string | null>>;
  /** Becomes true when a value does not fit the schema or a null stands where none may: `findFlaws` then says where. */
  flawed: boolean;
}

/**
 * JSON text of a value other than null or undefined. Null when the value turns out to be null, be it that it does not
 * fit or that a null travels up from below; whoever asked decides whether that may be.
 */
export type Writer = (value: unknown, projection: Projection) => string | null;

/** Compiles the writer of a type; the selection is null for leaves. */
export function compileWriter(type: GraphQLOutputType & GraphQLNullableType, selection: Selection | null, scope: ProjectionScope): Writer {
  if (isListType(type)) return compileList(type, selection, scope);
  if (isLeafType(type)) return compileLeaf(type);
  if (selection === null) throw new Error(`The operation was not validated: a field of type ${type.name} has no selection`);
  return compileComposite(type, selection, scope);
}

function compileList(type: GraphQLList<GraphQLOutputType>, selection: Selection | null, scope: ProjectionScope): Writer {
  const nonNull = isNonNullType(type.ofType);
  const writeItem = compileWriter(getNullableType(type.ofType), selection, scope);
  return (value, projection) => {
    if (!Array.isArray(value)) return flaw(projection);
    let text = '[';
    for (let index = 0; index < value.length; index++) {
      const item: unknown = value[index];
      const written = item === null || item === undefined ? null : writeItem(item, projection);
      if (written === null && nonNull) return flaw(projection);
      text += index === 0 ? (written ?? 'null') : `,${written ?? 'null'}`;
    }
    return `${text}]`;
  };
}

/** Leaves are JSON text already. A scalar of the graph's own may be a list; where there should be a leaf, an object is a flaw. */
function compileLeaf(type: GraphQLLeafType): Writer {
  if (isEnumType(type)) return compileEnum(type);
  if (type === GraphQLID) return (value, projection) => (typeof value === 'string' ? idText(value) : (leafText(value) ?? flaw(projection)));
  return (value, projection) => leafText(value) ?? flaw(projection);
}

/** A subgraph may send a number; clients get a string. */
function idText(text: string): string {
  const first = text.charCodeAt(0);
  return first === MINUS || (first >= ZERO && first <= NINE) ? `"${text}"` : text;
}

function compileEnum(type: GraphQLEnumType): Writer {
  const texts = new Set<unknown>(type.getValues().map(({ name }) => JSON.stringify(name)));
  return (value, projection) => (texts.has(value) ? (value as string) : flaw(projection));
}

function compileComposite(type: GraphQLCompositeType, selection: Selection, scope: ProjectionScope): Writer {
  const runtimeType = compileRuntimeType(type, scope.schema, scope.types);
  return (value, projection) => {
    if (!isDataObject(value)) return flaw(projection);
    const found = runtimeType(value);
    if (found === 'hidden') return null;
    if (found === 'unknown') return flaw(projection);
    return projection.shared.has(value)
      ? writeShared(value, found, selection, projection)
      : writeObject(value, found, selection, projection);
  };
}

function writeShared(object: DataObject, type: FieldsType, selection: Selection, projection: Projection): string | null {
  let texts = projection.written.get(selection);
  if (texts === undefined) projection.written.set(selection, (texts = new Map<object, string | null>()));
  let text = texts.get(object);
  if (text === undefined) texts.set(object, (text = writeObject(object, type, selection, projection)));
  return text;
}

/** Writes the selected fields of an object; null when a null travels up to it. */
export function writeObject(object: DataObject, type: FieldsType, selection: Selection, projection: Projection): string | null {
  const fields = selection.fieldsOf(type);
  if (fields.length === 0) return '{}';
  let text = '';
  for (let index = 0; index < fields.length; index++) {
    const field = fields[index]!;
    const run = field.content.kind === 'data' ? object[field.content.planKey] : null;
    if (run instanceof Run) {
      text += (index === 0 ? '{' : ',') + run.text;
      index += run.length - 1;
      continue;
    }
    const written = writeField(field, object, projection);
    if (written === null) return flaw(projection);
    text += field.keyText + written;
  }
  return `${text}}`;
}

function writeField({ responseKey, content }: ProjectedField, object: DataObject, projection: Projection): string | null {
  if (content.kind === 'data') {
    const value = object[content.planKey];
    const written = value === null || value === undefined ? null : content.write(value, projection);
    return written === null && !content.nonNull ? 'null' : written;
  }
  return content.kind === 'typename' ? content.text : (projection.introspection[responseKey] ?? 'null');
}

function flaw(projection: Projection): null {
  projection.flawed = true;
  return null;
}
