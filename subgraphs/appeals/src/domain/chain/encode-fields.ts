/**
 * Writes the fields of a row as one text, the same wherever they come from: from an object that is about to be written, or from the row
 * that was read back. Different fields give different texts, whatever their values hold, because the text can be read back as JSON.
 *
 * Fields that are null are left out, so that a column which a later version adds changes nothing for the rows that were there before it.
 * Moments count to the millisecond, which is what the platform writes and reads.
 * @param kind what the fields describe: the same values of two kinds of things give different texts
 */
export function encodeFields(kind: string, fields: Readonly<Record<string, unknown>>): string {
  const present = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined);
  return JSON.stringify([kind, present.sort(byName).map(([name, value]) => [name, canonical(value)])]);
}

function canonical(value: unknown): unknown {
  // What the database makes of a lone surrogate, which UTF-8 cannot hold.
  if (typeof value === 'string') return value.toWellFormed();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  return inOrder(value);
}

/** JSON does not say in which order the fields of an object come, and `jsonb` keeps its own. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(byName)
      .map(([name, inner]) => [name, inOrder(inner)]),
  );
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
