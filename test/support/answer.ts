import type { ExecutionResult } from 'graphql';

/** What an operation answered, in tests: of as many shapes as there are selections, and the expectation is what checks it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the one place where tests leave the types
export type Answer = any;

/** The data of an operation that must go well. @throws Error with the messages of its errors */
export function answered({ data, errors }: ExecutionResult): Answer {
  if (errors !== undefined) throw new Error(errors.map((error) => error.message).join('\n'));
  // graphql-js makes objects without a prototype, which no matcher takes for equal to a literal.
  return JSON.parse(JSON.stringify(data));
}
