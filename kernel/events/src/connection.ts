import { KEEP_ALIVE, roleOf, withRole } from '@otklik/database';
import type { ClientConfig } from 'pg';
import type { Session } from './connections.js';
import { EVENTS_SCHEMA } from './database-module.js';

/**
 * How to connect as the role of the schema `events`.
 * @param settings server settings of the session, such as `{ statement_timeout: '30s' }`: startup parameters, so they hold after `reset all`
 */
export function eventsConnection(databaseUrl: string, name: string, settings: Readonly<Record<string, string>> = {}): ClientConfig {
  const url = new URL(withRole(databaseUrl, roleOf(EVENTS_SCHEMA)));
  const options = Object.entries(settings).map(([key, value]) => ` -c ${key}=${value}`);
  url.searchParams.set('options', `${url.searchParams.get('options')}${options.join('')}`);
  return { connectionString: url.href, application_name: `otklik ${name}`, ...KEEP_ALIVE, connectionTimeoutMillis: 5_000, query_timeout: 15_000 };
}

const GOODBYE_MS = 1_000;

/** Ends a connection without waiting long for a server that does not answer any more. */
export async function endConnection(client: Pick<Session, 'end'>): Promise<void> {
  let impatience: NodeJS.Timeout | undefined;
  const giveUp = new Promise<void>((resolve) => (impatience = setTimeout(resolve, GOODBYE_MS)));
  await Promise.race([client.end().catch(() => undefined), giveUp]);
  clearTimeout(impatience);
}
