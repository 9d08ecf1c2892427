/** JSON text of a value, however deep: where `JSON.stringify` runs out of stack it is written without recursion. Null for what JSON does not know. */
export function deepJson(value: unknown): string | null {
  try {
    return JSON.stringify(value) ?? null;
  } catch (error) {
    if (error instanceof RangeError) return writeDeep(value);
    throw error;
  }
}

/** A list or an object whose members are being written. */
interface Open {
  readonly members: Iterator<readonly [key: string | null, value: unknown]>;
  readonly close: string;
  isEmpty: boolean;
}

function writeDeep(value: unknown): string {
  const pieces: string[] = [];
  const open: Open[] = [];
  write(value);
  for (let innermost = open.at(-1); innermost !== undefined; innermost = open.at(-1)) {
    const step = innermost.members.next();
    if (step.done === true) {
      pieces.push(innermost.close);
      open.pop();
      continue;
    }
    const [key, item] = step.value;
    if (key !== null && item === undefined) continue;
    if (!innermost.isEmpty) pieces.push(',');
    innermost.isEmpty = false;
    if (key !== null) pieces.push(JSON.stringify(key), ':');
    write(item);
  }
  return pieces.join('');

  function write(item: unknown): void {
    if (typeof item !== 'object' || item === null || 'toJSON' in item) return void pieces.push(JSON.stringify(item) ?? 'null');
    const isList = Array.isArray(item);
    pieces.push(isList ? '[' : '{');
    open.push({ members: isList ? itemsOf(item) : Object.entries(item).values(), close: isList ? ']' : '}', isEmpty: true });
  }
}

function* itemsOf(list: readonly unknown[]): Generator<readonly [null, unknown]> {
  for (const item of list) yield [null, item];
}
