import { ERROR_TABLE } from '@otklik/base';
import { isErrorCode } from '../errors/public-error.js';

/**
 * How an operation went. `ok`: without errors. `errors`: it ran, and a part of it was not for this client. `refused`: it did not run, and
 * the client is to mend that. `fault`: something on this side is out of order.
 */
export type Outcome = 'ok' | 'errors' | 'refused' | 'fault';

/** What is looked at of a result or a refusal, in the form for clients or before. */
export interface Answer {
  /** Undefined when the operation did not run. */
  readonly data?: unknown;
  readonly errors?: readonly { readonly extensions?: Readonly<Record<string, unknown>> | undefined }[] | undefined;
}

/** Stands for a code that is not of our table: codes of foreign subgraphs are not to be trusted with a log. */
export const FOREIGN_CODE = 'OTHER';

/** The codes of an answer's errors, each once. */
export function codesOf({ errors = [] }: Answer): string[] {
  const codes = errors.map(({ extensions }) => (isErrorCode(extensions?.['code']) ? extensions['code'] : FOREIGN_CODE));
  return [...new Set(codes)];
}

/** @param codes of the answer */
export function outcomeOf(answer: Answer, codes: readonly string[]): Outcome {
  if (codes.some((code) => isErrorCode(code) && ERROR_TABLE[code].status >= 500)) return 'fault';
  if (answer.data === undefined) return 'refused';
  return codes.length === 0 ? 'ok' : 'errors';
}

/** What is told of an answer of which only the status is known. */
export function outcomeOfStatus(status: number): Outcome {
  if (status >= 500) return 'fault';
  return status >= 400 ? 'refused' : 'ok';
}
