import type { EntityManager } from '@mikro-orm/postgresql';
import type { Role } from '@otklik/identity';

/** A role of a member of staff as a row. */
export interface StaffRow {
  readonly grantId: string;
  readonly login: string;
  readonly role: Role;
  /** Null for a role on the whole platform. */
  readonly cabinetId: string | null;
  /** Null keeps the one that is known. */
  readonly position: string | null;
}

/** Which of these slugs are cabinets: slug → id. */
export async function cabinetsBySlug(tx: EntityManager, slugs: readonly string[]): Promise<Map<string, string>> {
  if (slugs.length === 0) return new Map();
  const rows = await tx.execute<{ id: string; slug: string }[]>('select id, slug from cabinets.cabinet where slug in (?)', [[...slugs]]);
  return new Map(rows.map(({ id, slug }) => [slug, id]));
}

/** Writes staff and gives them roles. Answers the ids of the grants that are new or whose holder has changed. */
export async function putStaff(tx: EntityManager, rows: readonly StaffRow[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const positions = new Map<string, string | null>();
  for (const { login, position } of rows) positions.set(login, positions.get(login) ?? position);
  const people = await tx.execute<{ login: string }[]>(
    `insert into cabinets.staff as old (login, position)
     select login, position from jsonb_to_recordset(?::jsonb) as new (login text, position text) order by login
     on conflict (login) do update set position = excluded.position
     where excluded.position is not null and old.position is distinct from excluded.position
     returning login`,
    [JSON.stringify([...positions].map(([login, position]) => ({ login, position })))],
  );
  const grants = await tx.execute<{ id: string }[]>(
    `insert into cabinets.role_grant (id, login, cabinet_id, role)
     select "grantId", login, "cabinetId", role
     from jsonb_to_recordset(?::jsonb) as new ("grantId" uuid, login text, "cabinetId" uuid, role text) order by 1
     on conflict do nothing returning id`,
    [JSON.stringify(rows)],
  );
  const changed = new Set(people.map(({ login }) => login));
  const granted = new Set(grants.map(({ id }) => id));
  return new Set(rows.filter(({ grantId, login }) => granted.has(grantId) || changed.has(login)).map(({ grantId }) => grantId));
}

/** Gives a role to somebody, new here or not; what is known of them stays. @returns whether they did not hold it before */
export async function addGrant(tx: EntityManager, { grantId, login, role, cabinetId }: Omit<StaffRow, 'position'>): Promise<boolean> {
  await tx.execute('insert into cabinets.staff (login) values (?) on conflict do nothing', [login]);
  const rows = await tx.execute<{ id: string }[]>(
    'insert into cabinets.role_grant (id, login, cabinet_id, role) values (?, ?, ?, ?) on conflict do nothing returning id',
    [grantId, login, cabinetId, role],
  );
  return rows.length > 0;
}

/** Takes a role away. @returns whether it was held */
export async function deleteGrant(tx: EntityManager, { login, role, cabinetId }: Pick<StaffRow, 'login' | 'role' | 'cabinetId'>): Promise<boolean> {
  // Held until the end of the transaction, so that two operators cannot take each other's role away at once.
  if (role === 'OPERATOR') await tx.execute("select id from cabinets.role_grant where role = 'OPERATOR' order by id for update");
  const rows = await tx.execute<{ id: string }[]>(
    'delete from cabinets.role_grant where login = ? and role = ? and cabinet_id is not distinct from ?::uuid returning id',
    [login, role, cabinetId],
  );
  return rows.length > 0;
}

/** How many hold a role on the whole platform. */
export async function countHolders(tx: EntityManager, role: Role): Promise<number> {
  const [row] = await tx.execute<{ n: number }[]>('select count(*)::int as n from cabinets.role_grant where role = ? and cabinet_id is null', [role]);
  return row!.n;
}
