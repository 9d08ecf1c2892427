const STACK_LINES = 12;
const MOST_CHARACTERS = 300;

/** The fault's class, code, redacted message and the places of its stack: nothing that a person typed. */
export function describeFault(fault: unknown): Record<string, unknown> {
  if (!(fault instanceof Error)) return { fault: typeof fault };
  const stack = (fault.stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, STACK_LINES);
  const code: unknown = 'code' in fault ? fault.code : undefined;
  return {
    fault: fault.name,
    ...(typeof code === 'string' ? { faultCode: code } : {}),
    message: redact(fault.message),
    stack: stack.map((line) => line.trim()),
  };
}

/**
 * Takes out of a message what may be a value: quoted texts, `(column)=(value)`, e-mail addresses, numbers of three
 * digits and more, and everything in Cyrillic (our own faults speak English, people's texts do not).
 */
export function redact(message: string): string {
  return message
    .slice(0, MOST_CHARACTERS)
    .replace(/"[^"]*"?|'[^']*'?|`[^`]*`?|«[^»]*»?/g, '"…"')
    .replace(/=\s*\([^)]*\)?/g, '=(…)')
    .replace(/\S+@\S+/g, '…')
    .replace(/[\p{Script=Cyrillic}]+/gu, '…')
    .replace(/\d{3,}/g, '#');
}
