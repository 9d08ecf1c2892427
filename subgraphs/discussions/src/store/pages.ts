/** An SQL condition and the values of its placeholders. */
export interface Where {
  readonly sql: string;
  readonly params: readonly unknown[];
}

/** A row as the driver gives it, for `em.map`. */
export type Row = Record<string, unknown>;

/** Holds when all hold. */
export function all(parts: readonly Where[]): Where {
  if (parts.length === 0) return { sql: 'true', params: [] };
  return { sql: parts.map((part) => part.sql).join(' and '), params: parts.flatMap((part) => part.params) };
}

/** Holds when one holds. */
export function any(parts: readonly Where[]): Where {
  if (parts.length === 0) return { sql: 'false', params: [] };
  return { sql: `(${parts.map((part) => part.sql).join(' or ')})`, params: parts.flatMap((part) => part.params) };
}

/** Whatever comes after a row of a list, newest first. */
export function beyond(after: string | null): Where[] {
  return after === null ? [] : [{ sql: 't.id < ?', params: [after] }];
}
