/**
 * Writes the fields of a row as one text, the same wherever they come from: from an object that is about to be written, or from the row
 * that was read back. Different fields give different texts, whatever their values hold, because the text can be read back as JSON.
 *
 * Fields that are null are left out, so that a column which a later version adds changes nothing for the rows that were there before it.
 * Moments count to the millisecond, which is what the platform writes and reads.
 * @param kind what the fields describe: the same values of two kinds of things give different texts
 */
export function encodeFields(kind: string, fields: Readonly<Record<string, unknown>>): string {
  let pairs = '';
  for (const name of Object.keys(fields).sort()) {
    const value = fields[name];
    if (value !== null && value !== undefined) pairs += `${pairs === '' ? '' : ','}[${JSON.stringify(name)},${JSON.stringify(canonical(value))}]`;
  }
  return `[${JSON.stringify(kind)},[${pairs}]]`;
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
  const fields = value as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.keys(fields)
      .sort()
      .map((name) => [name, inOrder(fields[name])]),
  );
}
