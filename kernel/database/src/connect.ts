import pg from 'pg';
import { hostOf, loginOf, nameOf, parseDatabaseUrl } from './database-url.js';
import { codeOf, reasonOf, StartError } from './start-error.js';

const CONNECT_TIMEOUT_MS = 10_000;

/**
 * Opens one connection; the caller ends it.
 * @throws StartError in one line that names the host, never the password
 */
export async function connect(databaseUrl: string): Promise<pg.Client> {
  const url = parseDatabaseUrl(databaseUrl);
  try {
    const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
    // A connection that the server drops while idle would otherwise end the process: the next query reports it.
    client.on('error', () => undefined);
    await client.connect();
    return client;
  } catch (error) {
    throw new StartError(explain(error, url), { cause: error });
  }
}

/** Runs some work on a connection of its own. */
export async function withConnection<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await connect(databaseUrl);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function explain(error: unknown, url: URL): string {
  switch (codeOf(error)) {
    case '28P01':
      return `PostgreSQL at ${hostOf(url)} refuses the login "${loginOf(url)}": check the user and the password in DATABASE_URL`;
    case '28000':
      return `PostgreSQL at ${hostOf(url)} refuses the login "${loginOf(url)}": ${reasonOf(error)}`;
    case '3D000':
      return `PostgreSQL at ${hostOf(url)} has no database "${nameOf(url)}": check DATABASE_URL`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The host of DATABASE_URL, ${hostOf(url)}, is unknown`;
    case 'ECONNREFUSED':
      return `No PostgreSQL answers at ${hostOf(url)}: check DATABASE_URL`;
    default:
      return `Cannot connect to PostgreSQL at ${hostOf(url)}: ${reasonOf(error)}`;
  }
}
