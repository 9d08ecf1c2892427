import { isEnumType, isLeafType, isListType, isNonNullType, type GraphQLOutputType } from 'graphql';
import { isDataObject, type DataObject, type LocatedError, type ResponsePath } from '../execution/execution.js';
import type { OperationProjection } from './operation-projections.js';
import { leafText } from '../json-text.js';
import { Run } from '../reading/layout.js';
import { compileRuntimeType, type FieldsType } from './runtime-type.js';
import type { Selection } from './selection.js';

const CODE = 'INTERNAL_SERVER_ERROR';

/** A subgraph gave a value that does not fit the schema. The message says where, and nothing of the value. */
export class DataFlaw extends Error {
  override readonly name = 'DataFlaw';
}

/**
 * The slow twin of the writers, run only when a response has a flaw: says where values do not fit the schema and
 * where a null had to travel up. Nulls that an error of a subgraph already explains are left out.
 */
export function findFlaws(
  data: DataObject,
  { root, selection, scope }: OperationProjection,
  known: readonly LocatedError[],
): LocatedError[] {
  const explained = new ExplainedPaths(known);
  const flaws: LocatedError[] = [];
  let reports = 0;

  function report(message: string, path: ResponsePath, isMissing = false): void {
    reports++;
    if (!explained.has(path) && !(isMissing && explained.hasBeside(path))) flaws.push({ message, path, extensions: { code: CODE }, cause: null, isFlaw: true });
  }

  /** Whether the value comes out as null. */
  function nullObject(object: DataObject, type: FieldsType, fields: Selection, path: ResponsePath): boolean {
    const projected = fields.fieldsOf(type);
    for (let index = 0; index < projected.length; index++) {
      const { responseKey, content } = projected[index]!;
      if (content.kind !== 'data') continue;
      const run = object[content.planKey];
      if (run instanceof Run) {
        // Its fields were checked when it was read.
        index += run.length - 1;
        continue;
      }
      if (nullAt(object[content.planKey], content.type, content.selection, content.coordinate, [...path, responseKey]) && content.nonNull)
        return true;
    }
    return false;
  }

  function nullAt(value: unknown, type: GraphQLOutputType, fields: Selection | null, coordinate: string, path: ResponsePath): boolean {
    if (isNonNullType(type)) {
      const before = reports;
      if (!nullAt(value, type.ofType, fields, coordinate, path)) return false;
      if (reports === before) report(`Cannot return null for non-nullable field ${coordinate}.`, path, value === undefined);
      return true;
    }
    if (value === null || value === undefined) return true;
    if (isListType(type)) {
      if (Array.isArray(value)) return nullList(value, type.ofType, fields, coordinate, path);
    } else if (isLeafType(type)) {
      if (!isEnumType(type) ? leafText(value) !== null : type.getValues().some(({ name }) => value === JSON.stringify(name))) return false;
    } else if (isDataObject(value)) {
      const found = compileRuntimeType(type, scope.schema, scope.types)(value);
      if (found === 'hidden') return true;
      if (found !== 'unknown') return nullObject(value, found, fields!, path);
    }
    report(`The value for ${coordinate} does not fit its type ${String(type)}.`, path);
    return true;
  }

  function nullList(
    items: readonly unknown[],
    itemType: GraphQLOutputType,
    fields: Selection | null,
    coordinate: string,
    path: ResponsePath,
  ): boolean {
    const nonNull = isNonNullType(itemType);
    for (const [index, item] of items.entries()) {
      if (nullAt(item, itemType, fields, coordinate, [...path, index]) && nonNull) return true;
    }
    return false;
  }

  nullObject(data, root, selection, []);
  return flaws;
}

/** An error explains nulls at its own path, above it (they travelled up) and below it (they were never fetched). */
class ExplainedPaths {
  private readonly errors = new Set<string>();
  private readonly above = new Set<string>();
  private readonly everywhere: boolean;

  constructor(known: readonly LocatedError[]) {
    this.everywhere = known.some((error) => error.path === null || error.path.length === 0);
    for (const { path } of known) {
      if (path === null) continue;
      this.errors.add(JSON.stringify(path));
      for (let length = 0; length < path.length; length++) this.above.add(JSON.stringify(path.slice(0, length)));
    }
  }

  /** Whether another field of the same object has an error: a subgraph that nulls an entity, or its whole answer, gives none of its fields. */
  hasBeside(path: ResponsePath): boolean {
    return this.above.has(JSON.stringify(path.slice(0, -1)));
  }

  has(path: ResponsePath): boolean {
    if (this.everywhere || this.above.has(JSON.stringify(path))) return true;
    return path.some((_, index) => this.errors.has(JSON.stringify(path.slice(0, index + 1))));
  }
}
