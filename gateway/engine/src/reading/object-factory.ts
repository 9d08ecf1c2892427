import type { DataObject } from '../execution/execution.js';

/** Makes an object of the values from a position on; they are in the order of its keys. */
export type ObjectFactory = (values: readonly unknown[], from: number) => DataObject;

const NAME = /^[_A-Za-z][_0-9A-Za-z]*$/;

/**
 * Compiles a factory of objects with these keys.
 *
 * A literal in code of its own is what V8 makes objects of quickest, many times quicker than assigning keys that are only
 * known at run time. Where code may not be made of text, keys are assigned.
 * @param room keys that may be added later: they begin as undefined, so that objects need not grow
 */
export function compileFactory(keys: readonly string[], room: readonly string[] = []): ObjectFactory {
  // Names of GraphQL only: nothing else becomes code. A key `__proto__` would not be a key in a literal.
  if (![...keys, ...room].every((key) => NAME.test(key) && key !== '__proto__')) return assigning(keys);
  const fields = [...keys.map((key, index) => `${key}: values[from + ${index}]`), ...room.map((key) => `${key}: undefined`)].join(', ');
  try {
    // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
    return new Function(`return (values, from) => ({ ${fields} });`)() as ObjectFactory;
  } catch {
    return assigning(keys);
  }
}

function assigning(keys: readonly string[]): ObjectFactory {
  return (values, from) => Object.fromEntries(keys.map((key, index) => [key, values[from + index]]));
}
