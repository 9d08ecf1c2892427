import type { GraphQLError } from 'graphql';
import { operationTooLarge } from './operation-too-large.js';
import type { OperationLimits } from './operation-limits.js';

/**
 * Refuses variables with more lists and objects inside each other than a text may have brackets: what reads them later is recursive.
 * Without recursion itself, and each value is looked at once.
 */
export function refuseDeepVariables(variables: Readonly<Record<string, unknown>>, { nesting }: OperationLimits): GraphQLError | null {
  let level = Object.values(variables).filter(isNested);
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > nesting) return operationTooLarge('nesting', nesting, depth);
    level = level.flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : Object.values(value)).filter(isNested));
  }
  return null;
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
