import { bytesOf } from './scan.js';

/** `{"key":` for the first field of an object, `,"key":` for the others. */
export function labelOf(key: string, isFirst: boolean): Uint8Array {
  return bytesOf(`${isFirst ? '{' : ','}${JSON.stringify(key)}:`);
}
