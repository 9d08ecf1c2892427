/** A reason why the platform cannot start, as one line for the person who typed the command. It never holds a password. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** The message of anything that was thrown, in one line. */
export function reasonOf(error: unknown): string {
  // An error of several addresses, as from `localhost`, has a code but no message.
  const text = textOf(error, 'message') || codeOf(error) || String(error);
  return text.replace(/\s+/g, ' ').trim();
}

/** The code of a system or PostgreSQL error, such as `ENOENT` or `42501`. */
export function codeOf(error: unknown): string | undefined {
  return textOf(error, 'code');
}

function textOf(error: unknown, key: 'message' | 'code'): string | undefined {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, key) : undefined;
  return typeof value === 'string' ? value : undefined;
}
