const COLOURS: Readonly<Record<string, string>> = { fatal: '\x1b[41m', error: '\x1b[31m', warn: '\x1b[33m', info: '\x1b[32m' };
const DIM = '\x1b[2m';
const PLAIN = '\x1b[0m';

/** Makes a JSON line of the log readable: time, level, message, fields; a stack below. Values keep their JSON form, so none can forge a line. */
export function textLine(json: string): string {
  const { level, time, msg = '', stack, ...fields } = JSON.parse(json) as Record<string, unknown>;
  const label = String(level);
  const shown = Object.entries(fields).map(([name, value]) => ` ${name}=${plainOrJson(value)}`);
  const below = Array.isArray(stack) ? stack.map((line) => `    ${plainOrJson(line)}\n`) : [];
  const clock = String(time).slice(11, 23);
  return `${DIM}${clock}${PLAIN} ${COLOURS[label] ?? ''}${label}${PLAIN} ${plainOrJson(msg)}${DIM}${shown.join('')}${PLAIN}\n${below.join('')}`;
}

/** Printable ASCII stays as it is. */
function plainOrJson(value: unknown): string {
  return typeof value === 'string' && /^[\x20-\x7e]*$/.test(value) ? value : escaped(JSON.stringify(value));
}

/** JSON leaves the control characters beyond ASCII as they are. */
function escaped(json: string): string {
  return json.replace(/[\x7f-\x9f\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
