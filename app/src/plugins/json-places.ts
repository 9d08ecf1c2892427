/** Where in a JSON text values and keys stand: JSON Pointer → line, from 1. Of a text that is JSON; of others, as far as it is read. */
export function linesOfJson(text: string): Map<string, number> {
  const lines = new Map<string, number>();
  const starts = [...text.matchAll(/\n/g)].map(({ index }) => index);
  const lineAt = (offset: number): number => starts.filter((start) => start < offset).length + 1;
  // A level is an object or a list: its pointer, and the key or index of what comes next.
  const levels: { readonly pointer: string; key: string | number }[] = [];
  let awaitsKey = false;
  for (const token of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g)) {
    const level = levels.at(-1);
    const here = level === undefined ? '' : `${level.pointer}/${escaped(level.key)}`;
    const [word] = token;
    if (word === '{' || word === '[') {
      if (!lines.has(here)) lines.set(here, lineAt(token.index));
      levels.push({ pointer: here, key: word === '[' ? 0 : '' });
      awaitsKey = word === '{';
    } else if (word === '}' || word === ']') {
      levels.pop();
      awaitsKey = false;
    } else if (word === ',' && level !== undefined) {
      if (typeof level.key === 'number') level.key++;
      else awaitsKey = true;
    } else if (word === ':') awaitsKey = false;
    else if (awaitsKey && level !== undefined) {
      level.key = unquoted(word);
      lines.set(`${level.pointer}/${escaped(level.key)}`, lineAt(token.index));
    } else if (!lines.has(here)) lines.set(here, lineAt(token.index));
  }
  return lines;
}

/** The line of a place, or of the nearest one around it that is there. */
export function lineOf(lines: ReadonlyMap<string, number>, pointer: string): number {
  for (let place = pointer; ; place = place.slice(0, place.lastIndexOf('/'))) {
    const line = lines.get(place);
    if (line !== undefined || place === '') return line ?? 1;
  }
}

function unquoted(word: string): string {
  try {
    return String(JSON.parse(word));
  } catch {
    return word;
  }
}

function escaped(key: string | number): string {
  return String(key).replaceAll('~', '~0').replaceAll('/', '~1');
}
