import { GraphQLError } from 'graphql';
import type { OperationLimits } from './operation-limits.js';

const NAMES: Record<keyof OperationLimits, string> = {
  tokens: 'tokens',
  nesting: 'levels of brackets',
  depth: 'levels of fields',
  selections: 'selected fields and fragments',
  aliases: 'aliases',
  rootFields: 'root fields',
  directives: 'directives',
  repeats: 'repetitions of one field in one place',
  fragments: 'fragment definitions',
};

/** The error of an operation that is over a limit; its text names the limit, so that an honest client can mend it. */
export function operationTooLarge(limit: keyof OperationLimits, most: number): GraphQLError {
  return new GraphQLError(`The operation has more than ${most} ${NAMES[limit]}.`, {
    extensions: { code: 'OPERATION_TOO_LARGE', limit, most },
  });
}
