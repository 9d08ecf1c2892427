import type { FoundAppeal, FoundChange, FoundChain } from '../../domain/chain/check-chain.js';
import { coveredOfRow, submittedOf } from './coverage.js';
import type { Database } from './database.js';

/** Appeals in the order of their ids: those after one, up to another. */
export interface IdRange {
  readonly after: string;
  readonly upTo: string;
}

/** Before and after every id. */
export const EVERY_ID: IdRange = { after: '', upTo: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };

/** What the database holds of an appeal. */
export type StoredChain = Omit<FoundChain, 'sealed'>;

const NO_ID = '00000000-0000-0000-0000-000000000000';
/** Whose appeals they are is checked nowhere here: the connection works for the platform itself. */
const APPEALS = `
  select appeal.*, exists (select from appeals.forgotten_author as gone where gone.author_id = appeal.author_id) as author_forgotten
  from appeals.appeal`;
const CHANGES = `
  select appeal_id, version, at, status, actor, actor_role, comment, on_behalf_of, note, state_digest, submission_digest, actor_salt, actor_digest, digest
  from appeals.appeal_history where appeal_id = any($1::uuid[]) order by appeal_id, version`;

/** The chains of the first appeals of a range, in the order of their ids. */
export async function pageOfChains(database: Database, { after, upTo }: IdRange, limit: number): Promise<StoredChain[]> {
  const { rows } = await database.query(`${APPEALS} where id > $1 and id <= $2 order by id limit $3`, [after || NO_ID, upTo, limit]);
  return withChanges(database, rows as AppealRow[]);
}

/** The chains of some appeals, those that are gone included. */
export async function chainsOf(database: Database, appealIds: readonly string[]): Promise<StoredChain[]> {
  const { rows } = await database.query(`${APPEALS} where id = any($1::uuid[])`, [appealIds]);
  const found = await withChanges(database, rows as AppealRow[]);
  const there = new Set(found.map(({ appealId }) => appealId));
  return [...found, ...(await withoutAppeal(database, appealIds.filter((id) => !there.has(id))))];
}

/** The chains of a range whose appeals are gone. */
export async function orphansWithin(database: Database, { after, upTo }: IdRange): Promise<StoredChain[]> {
  const { rows } = await database.query(
    `select distinct appeal_id as id from appeals.appeal_history as change
     where appeal_id > $1 and appeal_id <= $2 and not exists (select from appeals.appeal where appeal.id = change.appeal_id) order by 1`,
    [after || NO_ID, upTo],
  );
  return withoutAppeal(database, (rows as { id: string }[]).map(({ id }) => id));
}

/** The range of the next appeals, at most so many; the last one goes on to the end of all ids. */
export async function nextRange(database: Database, after: string, count: number): Promise<IdRange> {
  const { rows } = await database.query('select id from appeals.appeal where id > $1 order by id offset $2 limit 1', [after || NO_ID, count - 1]);
  return { after, upTo: (rows as { id: string }[])[0]?.id ?? EVERY_ID.upTo };
}

type AppealRow = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly version: number;
  readonly number: string | null;
  readonly state_salt: Uint8Array | null;
  readonly chain_head: Uint8Array | null;
  readonly author_forgotten: boolean;
};

interface ChangeRow {
  readonly appeal_id: string;
  readonly version: number;
  readonly at: Date;
  readonly status: string;
  readonly actor: string | null;
  readonly actor_role: string;
  readonly comment: unknown;
  readonly on_behalf_of: string | null;
  readonly note: unknown;
  readonly state_digest: Uint8Array | null;
  readonly submission_digest: Uint8Array | null;
  readonly actor_salt: Uint8Array | null;
  readonly actor_digest: Uint8Array | null;
  readonly digest: Uint8Array | null;
}

async function withChanges(database: Database, appeals: readonly AppealRow[]): Promise<StoredChain[]> {
  const changes = await changesOf(database, appeals.map(({ id }) => id));
  return appeals.map((row) => ({ appealId: row.id, appeal: foundAppeal(row), changes: changes.get(row.id) ?? [] }));
}

async function withoutAppeal(database: Database, ids: readonly string[]): Promise<StoredChain[]> {
  const changes = await changesOf(database, ids);
  return ids.map((appealId) => ({ appealId, appeal: null, changes: changes.get(appealId) ?? [] }));
}

async function changesOf(database: Database, ids: readonly string[]): Promise<Map<string, FoundChange[]>> {
  if (ids.length === 0) return new Map();
  const { rows } = await database.query(CHANGES, [ids]);
  const byAppeal = new Map<string, FoundChange[]>();
  for (const row of rows as ChangeRow[]) {
    const change = foundChange(row);
    const known = byAppeal.get(row.appeal_id);
    if (known === undefined) byAppeal.set(row.appeal_id, [change]);
    else known.push(change);
  }
  return byAppeal;
}

function foundAppeal(row: AppealRow): FoundAppeal {
  const { version, number, state_salt: stateSalt, chain_head: chainHead, author_forgotten: authorErased } = row;
  const fields = coveredOfRow(row);
  return { version, number, stateSalt, chainHead, authorErased, fields, submitted: submittedOf(fields) };
}

function foundChange(row: ChangeRow): FoundChange {
  const { version, at, status, actor, actor_role: actorRole, comment, on_behalf_of: onBehalfOf, note, digest } = row;
  const { state_digest: stateDigest, submission_digest: submissionDigest, actor_salt: actorSalt, actor_digest: actorDigest } = row;
  return { version, at, status, actor, actorRole, comment, onBehalfOf, note, stateDigest, submissionDigest, actorSalt, actorDigest, digest };
}
