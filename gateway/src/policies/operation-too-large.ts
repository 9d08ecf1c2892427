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
  placeDirectives: 'directives in one place',
  repeats: 'repetitions of one field in one place',
  comparisons: 'pairs of repeated fields',
  fragments: 'fragment definitions',
  operations: 'operations in one document',
  cost: 'points of cost',
};

/**
 * The error of an operation that is over a limit; it names the limit and the figure, so that an honest client can mend it.
 * @param measured of tokens and levels of brackets the figure at which counting stopped
 */
export function operationTooLarge(limit: keyof OperationLimits, most: number, measured: number): GraphQLError {
  // A fragment bomb stands for more than a number can say.
  const figure = Math.min(measured, Number.MAX_SAFE_INTEGER);
  return new GraphQLError(`The operation has more than ${most} ${NAMES[limit]}: ${figure}.`, {
    extensions: { code: 'OPERATION_TOO_LARGE', limit, most, measured: figure, http: { status: 400 } },
  });
}
