import { createParameterDecorator } from 'type-graphql';

/**
 * `input.details` as the client sent it. type-graphql drops input fields that it has no metadata for, and those are just
 * the ones that plugins add.
 */
export function RawDetails(): ReturnType<typeof createParameterDecorator> {
  return createParameterDecorator(({ args }) => (args as { input?: { details?: unknown } }).input?.details);
}
