import { StartError } from './start-error.js';

const FORM = 'postgres://user:password@host:5432/database';

/**
 * Reads the address of a database.
 * @throws StartError when it is not one; the text itself is not repeated, for it may hold a password
 */
export function parseDatabaseUrl(databaseUrl: string): URL {
  const url = URL.canParse(databaseUrl) ? new URL(databaseUrl) : null;
  if (url === null || !['postgres:', 'postgresql:'].includes(url.protocol) || !isDecodable(url)) {
    throw new StartError(`DATABASE_URL is not the address of a PostgreSQL database: it looks like ${FORM}`);
  }
  if (url.username === '') throw new StartError(`DATABASE_URL names no user: it looks like ${FORM}`);
  if (nameOf(url) === '') throw new StartError(`DATABASE_URL names no database: it looks like ${FORM}`);
  return url;
}

/** A `%` in a user, password or database that is not written as `%25`. */
function isDecodable(url: URL): boolean {
  try {
    decodeURIComponent(`${url.username} ${url.password} ${url.pathname}`);
    return true;
  } catch {
    return false;
  }
}

/** What may be shown of an address: `host:port`. */
export function hostOf(url: URL): string {
  return `${url.searchParams.get('host') ?? (url.hostname || 'localhost')}:${url.port || '5432'}`;
}

/** The user that an address logs in as. */
export function loginOf(url: URL): string {
  return decodeURIComponent(url.username);
}

/** The database that an address names. */
export function nameOf(url: URL): string {
  return decodeURIComponent(url.pathname.slice(1));
}

/** The same server and login, another database. */
export function withDatabase(databaseUrl: string, name: string): string {
  const url = new URL(databaseUrl);
  url.pathname = `/${encodeURIComponent(name)}`;
  return url.toString();
}

/**
 * The same address, whose connections act as a role from their first statement on.
 * The role travels as a startup parameter, so no pool can hand out a connection without it; `reset all` returns to it.
 */
export function withRole(databaseUrl: string, role: string): string {
  const url = new URL(databaseUrl);
  const options = [url.searchParams.get('options'), `-c role=${role}`].filter((option) => option !== null);
  url.searchParams.set('options', options.join(' '));
  return url.toString();
}
