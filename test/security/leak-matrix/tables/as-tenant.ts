import { tenantSettings, type Tenant } from '@otklik/database';
import type { Pool, QueryResult } from 'pg';

/** What PostgreSQL says of somebody who may not: no privilege, a policy, or a trigger that keeps a table append-only. */
const REFUSALS = new Set(['42501', 'P0001', '55000']);

/** Runs a statement in a transaction of a tenant, or of nobody, and takes it back. Null when it is refused. */
export async function asTenant(pool: Pool, tenant: Tenant | null, statement: string): Promise<QueryResult<Record<string, unknown>> | null> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    for (const setting of Object.entries(tenant === null ? {} : tenantSettings(tenant))) await client.query('select set_config($1, $2, true)', setting);
    return await client.query<Record<string, unknown>>(statement);
  } catch (error) {
    if (REFUSALS.has((error as { code?: string }).code ?? '')) return null;
    throw error;
  } finally {
    await client.query('rollback');
    client.release();
  }
}
