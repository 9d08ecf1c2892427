import { readdirSync, readFileSync } from 'node:fs';
import { DATABASE_MODULES } from '@otklik/app';
import { connect, ensureRolesAndSchemas, schemasOf, startEmbeddedPostgres, withConnection, type EmbeddedPostgres } from '@otklik/database';
import type { Committed } from './check-deliveries.ts';

/** Linux counts processor time in hundredths of a second. */
const TICKS_PER_SECOND = 100;
/** Seven processes with pools of up to 14 each, and ourselves. */
const CONNECTIONS = 250;

/** The platform's database, which notes when each transaction was committed. */
export async function startDatabase(home: string): Promise<EmbeddedPostgres> {
  const first = await startEmbeddedPostgres({ home });
  await withConnection(first.adminUrl, async (admin) => {
    await admin.query('alter system set track_commit_timestamp = on');
    await admin.query(`alter system set max_connections = ${CONNECTIONS}`);
  });
  await first.stop();
  const server = await startEmbeddedPostgres({ home });
  await ensureRolesAndSchemas({ databaseUrl: server.adminUrl, login: 'otklik', schemas: schemasOf(DATABASE_MODULES) });
  return server;
}

/** Every version of these appeals, with the moment that PostgreSQL has in the record of its commit. */
export async function committedChanges(adminUrl: string, appeals: readonly string[]): Promise<Committed[]> {
  const client = await connect(adminUrl);
  try {
    const { rows } = await client.query<{ appeal: string; version: number; at: string }>(
      `select appeal_id as appeal, version, extract(epoch from pg_xact_commit_timestamp(xmin)) * 1000 as at
       from appeals.appeal_history where appeal_id = any($1::uuid[]) order by appeal_id, version`,
      [appeals],
    );
    return rows.map(({ appeal, version, at }) => ({ appeal, version, at: Number(at) }));
  } finally {
    await client.end();
  }
}

/** Seconds of processor time of the server with all its processes, those that have ended included. */
export function serverCpuSeconds(postmaster: number): number {
  let ticks = 0;
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? statOf(name) : null;
    if (stat === null) continue;
    const [, parent] = stat;
    if (Number(name) === postmaster) ticks += sum(stat.slice(11, 15));
    else if (Number(parent) === postmaster) ticks += sum(stat.slice(11, 13));
  }
  return ticks / TICKS_PER_SECOND;
}

/** The fields after the command's name, from the state on. Null when the process has gone. */
function statOf(pid: string): string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

function sum(texts: readonly string[]): number {
  return texts.reduce((total, text) => total + Number(text), 0);
}
