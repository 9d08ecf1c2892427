/** Codes of the network, and of PostgreSQL: it starts, stops, has crashed, or takes no more connections. */
const AWAY: ReadonlySet<unknown> = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', '57P01', '57P02', '57P03', '53300']);
/** A class of codes of PostgreSQL: connection exceptions. */
const CONNECTION_CLASS = '08';
/** What the client of PostgreSQL says without a code. */
const SAYS = /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/;
/** Errors are wrapped in errors, and none of ours deeper. */
const DEEPEST = 8;

/** Whether an error says that PostgreSQL cannot be reached, or was lost in the middle of something, which passes by itself. */
export function isDatabaseAway(error: unknown): boolean {
  let current = error;
  for (let depth = 0; depth < DEEPEST && typeof current === 'object' && current !== null; depth++) {
    const { code, message, cause } = current as { code?: unknown; message?: unknown; cause?: unknown };
    if (AWAY.has(code) || (typeof code === 'string' && code.length === 5 && code.startsWith(CONNECTION_CLASS)) || SAYS.test(String(message))) return true;
    current = cause;
  }
  return false;
}
