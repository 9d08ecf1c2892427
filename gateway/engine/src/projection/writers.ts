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
import { bytesOf } from '../reading/scan.js';
import type { ResponseBuffer } from './response-buffer.js';
import { compileRuntimeType, type FieldsType } from './runtime-type.js';
import type { ProjectionScope, Selection } from './selection.js';

const OPEN_OBJECT = bytesOf('{');
const CLOSE_OBJECT = bytesOf('}');
const OPEN_LIST = bytesOf('[');
const CLOSE_LIST = bytesOf(']');
const COMMA = bytesOf(',');
const NULL = bytesOf('null');

const MINUS = 0x2d;
const ZERO = 0x30;
const NINE = 0x39;

/** The state of writing one response. */
export interface Projection {
  readonly out: ResponseBuffer;
  readonly introspection: Readonly<Record<string, string>>;
  /** Objects that occur at several places: each is written once per selection. */
  readonly shared: ReadonlySet<object>;
  readonly written: Map<Selection, Map<object, Written>>;
  /** Becomes true when a value does not fit the schema or a null stands where none may: `findFlaws` then says where. */
  flawed: boolean;
}

/** Where in the response an object was written; null when it came out as null. */
type Written = { readonly from: number; readonly to: number } | null;

/**
 * Writes the JSON text of a value other than null or undefined. False when the value turns out to be null, be it that it does not
 * fit or that a null travels up from below: whoever asked takes back what was written meanwhile, and decides whether that may be.
 */
export type Writer = (value: unknown, projection: Projection) => boolean;

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
    const { out } = projection;
    out.label(OPEN_LIST);
    for (let index = 0; index < value.length; index++) {
      if (index > 0) out.label(COMMA);
      const item: unknown = value[index];
      const start = out.length;
      if (item !== null && item !== undefined && writeItem(item, projection)) continue;
      if (nonNull) return flaw(projection);
      writeNull(start, projection);
    }
    out.label(CLOSE_LIST);
    return true;
  };
}

/** Leaves are JSON text already. A scalar of the graph's own may be a list; where there should be a leaf, an object is a flaw. */
function compileLeaf(type: GraphQLLeafType): Writer {
  if (isEnumType(type)) return compileEnum(type);
  if (type === GraphQLID) return (value, projection) => writeText(typeof value === 'string' ? idText(value) : leafText(value), projection);
  return (value, projection) => writeText(leafText(value), projection);
}

/** A subgraph may send a number; clients get a string. */
function idText(text: string): string {
  const first = text.charCodeAt(0);
  return first === MINUS || (first >= ZERO && first <= NINE) ? `"${text}"` : text;
}

function compileEnum(type: GraphQLEnumType): Writer {
  const texts = new Set<unknown>(type.getValues().map(({ name }) => JSON.stringify(name)));
  return (value, projection) => writeText(texts.has(value) ? (value as string) : null, projection);
}

function compileComposite(type: GraphQLCompositeType, selection: Selection, scope: ProjectionScope): Writer {
  const runtimeType = compileRuntimeType(type, scope.schema, scope.types);
  return (value, projection) => {
    if (!isDataObject(value)) return flaw(projection);
    const found = runtimeType(value);
    if (found === 'hidden') return false;
    if (found === 'unknown') return flaw(projection);
    return projection.shared.has(value)
      ? writeShared(value, found, selection, projection)
      : writeObject(value, found, selection, projection);
  };
}

function writeShared(object: DataObject, type: FieldsType, selection: Selection, projection: Projection): boolean {
  let known = projection.written.get(selection);
  if (known === undefined) projection.written.set(selection, (known = new Map<object, Written>()));
  const { out } = projection;
  const written = known.get(object);
  if (written === undefined) {
    const from = out.length;
    const isWritten = writeObject(object, type, selection, projection);
    known.set(object, isWritten ? { from, to: out.length } : null);
    return isWritten;
  }
  if (written === null) return false;
  out.repeat(written.from, written.to);
  return true;
}

/** Writes the selected fields of an object; false when a null travels up to it. */
export function writeObject(object: DataObject, type: FieldsType, selection: Selection, projection: Projection): boolean {
  const { out } = projection;
  const fields = selection.fieldsOf(type);
  if (fields.length === 0) out.label(OPEN_OBJECT);
  for (let index = 0; index < fields.length; index++) {
    const { label, responseKey, content } = fields[index]!;
    if (content.kind !== 'data') {
      out.label(label);
      out.text(content.kind === 'typename' ? content.text : (projection.introspection[responseKey] ?? 'null'));
      continue;
    }
    const value = object[content.planKey];
    if (value instanceof Run) {
      out.label(index === 0 ? OPEN_OBJECT : COMMA);
      out.copy(value.bytes, value.from, value.to);
      index += value.length - 1;
      continue;
    }
    out.label(label);
    const start = out.length;
    if (value !== null && value !== undefined && content.write(value, projection)) continue;
    if (content.nonNull) return flaw(projection);
    writeNull(start, projection);
  }
  out.label(CLOSE_OBJECT);
  return true;
}

function writeText(text: string | null, projection: Projection): boolean {
  if (text === null) return flaw(projection);
  projection.out.text(text);
  return true;
}

/** @param start where the value began that turned out to be null */
function writeNull(start: number, { out, written }: Projection): void {
  if (out.length > start) {
    out.length = start;
    // Something of it may be remembered.
    written.clear();
  }
  out.label(NULL);
}

function flaw(projection: Projection): false {
  projection.flawed = true;
  return false;
}
