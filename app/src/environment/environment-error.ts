/** An environment variable, or two together, that the platform cannot start with. The message is one line that an operator can act on. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';

  /** A value that is not allowed. `shown` is the value as the operator may see it in a log. */
  static value(variable: string, shown: string, allowed: string): EnvironmentError {
    return new EnvironmentError(`${variable}=${printable(shown)} is not allowed: ${allowed}`);
  }
}

/** Keeps a value on the line and the line readable. */
function printable(value: string): string {
  const escaped = /^[^\s\p{C}]*$/u.test(value) ? value : JSON.stringify(value);
  return escaped.length > 100 ? `${escaped.slice(0, 100)}…` : escaped;
}
