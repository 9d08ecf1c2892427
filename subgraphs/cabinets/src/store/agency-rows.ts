import type { EntityManager } from '@mikro-orm/postgresql';
import type { LocalizedText } from '@otklik/base';
import type { AgencyKind } from '../domain/agency-kind.js';

/** An agency and its cabinet as rows. */
export interface AgencyRow {
  readonly id: string;
  readonly code: string;
  readonly kind: AgencyKind;
  readonly title: LocalizedText;
  readonly parentId: string | null;
  readonly cabinetId: string;
  readonly slug: string;
}

/** Whoever changes the tree waits for whoever does it already, so that no two changes make a cycle together. */
export async function lockTree(tx: EntityManager): Promise<void> {
  await tx.execute("select pg_advisory_xact_lock(hashtextextended('otklik cabinets agency tree', 0))");
}

/** These agencies and all above them: id → id of the one above. */
export async function parentsUpwards(tx: EntityManager, ids: readonly string[]): Promise<Map<string, string | null>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.execute<{ id: string; parent_id: string | null }[]>(
    `with recursive upwards as (
       select id, parent_id from cabinets.agency where id in (?)
       union
       select agency.id, agency.parent_id from cabinets.agency join upwards on upwards.parent_id = agency.id
     ) select id, parent_id from upwards`,
    [[...ids]],
  );
  return new Map(rows.map(({ id, parent_id }) => [id, parent_id]));
}

/** Whose these codes are: code → id. Unused ones are left out. */
export async function holdersOfCodes(tx: EntityManager, codes: readonly string[]): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map();
  const rows = await tx.execute<{ id: string; code: string }[]>('select id, code from cabinets.agency where code in (?)', [[...codes]]);
  return new Map(rows.map(({ id, code }) => [code, id]));
}

/** Writes agencies and opens their cabinets; what an agency does stays as it is. Answers the ids of those that are new or changed. */
export async function putAgencies(tx: EntityManager, rows: readonly AgencyRow[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const json = JSON.stringify(rows);
  const agencies = await tx.execute<{ id: string }[]>(
    `insert into cabinets.agency as old (id, code, kind, title, parent_id)
     select id, code, kind, title, "parentId" from jsonb_to_recordset(?::jsonb) as new (id uuid, code text, kind text, title jsonb, "parentId" uuid)
     on conflict (id) do update set code = excluded.code, kind = excluded.kind, title = excluded.title, parent_id = excluded.parent_id
     where (old.code, old.kind, old.title, old.parent_id) is distinct from (excluded.code, excluded.kind, excluded.title, excluded.parent_id)
     returning id`,
    [json],
  );
  const cabinets = await tx.execute<{ agency_id: string }[]>(
    `insert into cabinets.cabinet (id, slug, agency_id)
     select "cabinetId", slug, id from jsonb_to_recordset(?::jsonb) as new (id uuid, slug text, "cabinetId" uuid)
     on conflict do nothing returning agency_id`,
    [json],
  );
  return new Set([...agencies.map(({ id }) => id), ...cabinets.map(({ agency_id }) => agency_id)]);
}
