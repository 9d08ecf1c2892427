import { CodedError, canName } from '@otklik/base';

/** Makes the opaque cursor of a place in a list from the values that the list is sorted by. */
export function encodePageCursor(list: string, ...keys: readonly string[]): string {
  return Buffer.from(JSON.stringify([list, ...keys])).toString('base64url');
}

/** Reads a cursor of this list back. @throws CodedError BAD_CURSOR when it is not one. */
export function decodePageCursor(list: string, keys: number, cursor: string): string[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(parts) && parts.length === keys + 1 && parts[0] === list && parts.every((part): part is string => typeof part === 'string' && canName(part))) {
      return parts.slice(1);
    }
  } catch {
    // falls through: text that is not JSON is as wrong as a cursor of another list
  }
  throw CodedError.badCursor();
}
