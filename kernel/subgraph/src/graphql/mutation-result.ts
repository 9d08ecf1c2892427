import { createUnionType, type ClassType } from 'type-graphql';
import { FAILURES, type Failure } from './failures.js';

/** The result union of a mutation: its success and the failures that every mutation shares. */
export function mutationResult<Success extends object>(name: string, success: ClassType<Success>): Success | Failure {
  const types = [success, ...FAILURES] as const;
  return createUnionType<typeof types>({
    name,
    description: `What \`${name.charAt(0).toLowerCase()}${name.slice(1).replace(/Result$/, '')}\` answers.`,
    types: () => types,
    resolveType: (value) => types.find((type) => value instanceof type)?.name,
  });
}
