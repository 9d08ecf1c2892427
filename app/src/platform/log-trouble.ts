import { processLog } from '@otklik/observability';

const EVERY_MS = 5_000;

/** Where the lines go, and what time it is; a test gives its own. */
export interface TroubleLog {
  readonly write: (fields: Readonly<Record<string, unknown>>) => void;
  /** Milliseconds. */
  readonly now: () => number;
}

const PROCESS_LOG: TroubleLog = { write: (fields) => processLog().warn(fields, 'trouble'), now: () => performance.now() };

/**
 * Tells the operator of a trouble that a part of the platform mends by itself: one line in the log with the fault's class and
 * code, without its message, which may quote values of rows. While PostgreSQL is away a part tries again several times a second, so
 * there is a line at once and then one per 5 seconds, with the number of troubles since the line before.
 */
export function logTrouble(part: string, { write, now }: TroubleLog = PROCESS_LOG): (error: unknown) => void {
  let count = 0;
  let quietUntil = 0;
  return (error) => {
    count++;
    if (now() < quietUntil) return;
    const fault = error instanceof Error ? error.name : typeof error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    write({ part, fault, code, ...(count === 1 ? {} : { times: count }) });
    count = 0;
    quietUntil = now() + EVERY_MS;
  };
}
