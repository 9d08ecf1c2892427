import type { PathSegment } from '../planning/plan.js';
import type { TypeConditions } from '../schema/type-conditions.js';
import { isDataObject, type DataObject, type ResponsePath } from './execution.js';

/** A path into the data with its type conditions worked out. */
export type CompiledPath = readonly CompiledSegment[];

type CompiledSegment = { readonly field: string; readonly types: null } | { readonly field: null; readonly types: ReadonlySet<string> };

export function compilePath(path: readonly PathSegment[], types: TypeConditions): CompiledPath {
  return path.map(
    (segment): CompiledSegment =>
      segment.kind === 'field'
        ? { field: segment.name, types: null }
        : { field: null, types: types.namesSatisfyingAny(segment.conditions) },
  );
}

/** Adds every object at the path, lists walked through, to `found`. An object that hangs at several places comes up as often. */
export function collectAt(value: unknown, path: CompiledPath, found: DataObject[], from = 0): void {
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) collectAt(value[index], path, found, from);
    return;
  }
  if (!isDataObject(value)) return;
  for (let index = from; index < path.length; index++) {
    const segment = path[index]!;
    if (segment.field !== null) {
      collectAt(value[segment.field], path, found, index + 1);
      return;
    }
    if (!satisfies(value, segment.types)) return;
  }
  found.push(value);
}

/** An object and where it is. */
export interface Located {
  readonly object: DataObject;
  readonly path: ResponsePath;
}

/** The slow twin of `collectAt`, for placing errors. */
export function locateAt(value: unknown, path: CompiledPath, at: ResponsePath = [], from = 0): Located[] {
  if (Array.isArray(value)) return value.flatMap((item, position) => locateAt(item, path, [...at, position], from));
  if (!isDataObject(value)) return [];
  for (let index = from; index < path.length; index++) {
    const segment = path[index]!;
    if (segment.field !== null) return locateAt(value[segment.field], path, [...at, segment.field], index + 1);
    if (!satisfies(value, segment.types)) return [];
  }
  return [{ object: value, path: at }];
}

/** An object whose type was not asked for has the only type it can have. */
function satisfies(object: DataObject, types: ReadonlySet<string>): boolean {
  const typeName = object['__typename'];
  return typeof typeName !== 'string' || types.has(typeName);
}
