import type { Answer } from '../engines/answer.js';
import { canonical } from '../world/canonical.js';

/** How an answer differs from that of graphql-js. */
export type DifferenceKind =
  /** The engine did not plan or run what graphql-js runs. */
  | 'failed'
  /** The engine ran what graphql-js refuses. */
  | 'not refused'
  | 'data'
  /** The same data in another order of keys. */
  | 'order'
  /** Other places are null because of an error. */
  | 'errors'
  /** Other mutations took effect, or in another order. */
  | 'effects';

/** Null when there is none. */
export function difference(actual: Answer, expected: Answer): DifferenceKind | null {
  if (expected.kind === 'failed') return actual.kind === 'failed' ? null : 'not refused';
  if (actual.kind === 'failed') return 'failed';
  if (actual.data !== expected.data) return canonical(JSON.parse(actual.data)) === canonical(JSON.parse(expected.data)) ? 'order' : 'data';
  // A null at the root stops graphql-js; what other subgraphs are asked meanwhile is left to the engine.
  if (expected.data !== 'null' && !sameTexts(actual.effects, expected.effects)) return 'effects';
  return sameTexts(nulledPlaces(actual), nulledPlaces(expected)) ? null : 'errors';
}

/** Whether the only difference is that some objects are null or lack some keys, without an error. */
export function isIncomplete(actual: Answer, expected: Answer): boolean {
  return (
    actual.kind === 'answered' && expected.kind === 'answered' && actual.errorPaths.length === 0 && lacksSomeOf(JSON.parse(actual.data), JSON.parse(expected.data))
  );
}

function lacksSomeOf(actual: unknown, expected: unknown): boolean {
  if (typeof expected !== 'object' || expected === null) return actual === expected;
  // A null in a list of objects that may not be null travels up to the list.
  if (actual === null) return true;
  if (typeof actual !== 'object' || Array.isArray(actual) !== Array.isArray(expected)) return false;
  if (Array.isArray(actual) && actual.length !== Object.keys(expected).length) return false;
  return Object.keys(actual).every((key) => key in expected && lacksSomeOf((actual as Record<string, unknown>)[key], (expected as Record<string, unknown>)[key]));
}

/** Whether both state their errors at the same paths. */
export function sameErrorPaths(left: Answer, right: Answer): boolean {
  return left.kind === 'answered' && right.kind === 'answered' && sameTexts(left.errorPaths, right.errorPaths);
}

/**
 * Where the data is null because of an error. Where a null travels up, the specification lets an engine state any or
 * all of the errors below it, and engines do as they like; but what became null is the same.
 */
function nulledPlaces({ data, errorPaths }: Extract<Answer, { kind: 'answered' }>): string[] {
  const root: unknown = JSON.parse(data);
  return [...new Set(errorPaths.map((path) => JSON.stringify(untilNull(root, JSON.parse(path) as readonly (string | number)[] | null))))].sort();
}

function untilNull(root: unknown, path: readonly (string | number)[] | null): readonly (string | number)[] | null {
  if (path === null) return null;
  let value = root;
  for (const [index, key] of path.entries()) {
    if (value === null || value === undefined) return path.slice(0, index);
    value = (value as Record<string | number, unknown>)[key];
  }
  return path;
}

function sameTexts(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((text, index) => text === right[index]);
}
