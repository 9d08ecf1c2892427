import { Run } from '../reading/layout.js';
import { isDataObject, type DataObject } from './execution.js';

/** JSON objects may carry this key; assigning to it would change a prototype. */
const PROTOTYPE = '__proto__';

/**
 * Merges a response into the data, in place: objects key by key, lists position by position. A null never takes the
 * place of something. Parts of `source` become parts of `target`.
 */
export function mergeInto(target: DataObject, source: DataObject): void {
  for (const key in source) {
    if (key === PROTOTYPE) continue;
    const value = source[key];
    const existing = target[key];
    if (existing === undefined || existing === null) {
      if (value !== undefined) target[key] = value;
    } else if (Array.isArray(existing) && Array.isArray(value)) {
      mergeLists(existing, value);
    } else if (isMergeable(existing) && isMergeable(value)) {
      mergeInto(existing, value);
    } else if (value !== undefined && value !== null) {
      target[key] = value;
    }
  }
}

function mergeLists(target: unknown[], source: readonly unknown[]): void {
  for (let index = 0; index < source.length; index++) {
    const value = source[index];
    const existing = target[index];
    if (existing === undefined || existing === null) target[index] = value;
    else if (Array.isArray(existing) && Array.isArray(value)) mergeLists(existing, value);
    else if (isMergeable(existing) && isMergeable(value)) mergeInto(existing, value);
  }
}

/** A run is a text, and has only one source. */
function isMergeable(value: unknown): value is DataObject {
  return isDataObject(value) && !(value instanceof Run);
}

/** A copy that shares no object with the original. */
export function copyOf<T>(value: T): T {
  return copyValue(value) as T;
}

function copyValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyValue);
  if (!isMergeable(value)) return value;
  const copy: DataObject = {};
  for (const key in value) if (key !== PROTOTYPE) copy[key] = copyValue(value[key]);
  return copy;
}
