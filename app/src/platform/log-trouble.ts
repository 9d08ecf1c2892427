/**
 * Tells the operator of a trouble that a part of the platform mends by itself: one JSON line on stderr with the fault's class and
 * code, without its message, which may quote values of rows.
 */
export function logTrouble(part: string): (error: unknown) => void {
  return (error) => {
    const fault = error instanceof Error ? error.name : typeof error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    process.stderr.write(`${JSON.stringify({ level: 'warn', part, fault, code })}\n`);
  };
}
