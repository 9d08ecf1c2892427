/** An error of the graph, as clients get it. */
export interface GraphError {
  readonly message: string;
  readonly path?: readonly (string | number)[] | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

/** What ended a subscription for good: no trying again would help. */
export class LiveError extends Error {
  override readonly name = 'LiveError';

  constructor(
    message: string,
    /** Of the errors, as in the error table of the platform; `GAP` when a version is missing and cannot be had; empty when the graph has said nothing. */
    readonly codes: readonly string[] = [],
    readonly errors: readonly GraphError[] = [],
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  static of(errors: readonly GraphError[]): LiveError {
    return new LiveError(errors.map(({ message }) => message).join(' '), codesOf(errors), errors);
  }
}

export function codesOf(errors: readonly GraphError[]): string[] {
  return errors.flatMap(({ extensions }) => (typeof extensions?.['code'] === 'string' ? [extensions['code']] : []));
}
