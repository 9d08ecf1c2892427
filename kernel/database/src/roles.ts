/** Owns every schema and runs the migrations. */
export const OWNER_ROLE = 'otklik_owner';

/** Every subgraph's role is a member: what is granted to it, all subgraphs may do (read published views, append events). */
export const APP_ROLE = 'otklik_app';

/** The role that a subgraph's connections act as. */
export function roleOf(schema: string): string {
  if (!/^[a-z][a-z0-9_]{0,40}$/.test(schema)) {
    throw new TypeError(`"${schema}" is not the name of a schema: lower-case letters, digits and _`);
  }
  return `otklik_${schema}`;
}

/** A name in SQL. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text in SQL. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
