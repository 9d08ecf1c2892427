import type { EntityManager } from '@mikro-orm/postgresql';
import type { LocalizedText } from '@otklik/base';
import type { ServiceKind } from '../../domain/register/kinds.js';

/** A service of the register. */
export interface Service {
  readonly id: string;
  readonly code: string;
  readonly kind: ServiceKind;
  readonly agencyId: string;
  readonly title: LocalizedText;
  readonly description: LocalizedText | null;
  /** One more at every change. */
  readonly version: number;
  readonly updatedAt: Date;
}

/** Which services, and which page of them, in the order of their codes. */
export interface ServicePage {
  readonly kind: ServiceKind | null;
  readonly agencyId: string | null;
  /** Words of the title, made comparable; none is no condition. */
  readonly words: readonly string[];
  readonly after: string | null;
  readonly limit: number;
}

const COLUMNS = 'id, code, kind, agency_id as "agencyId", title, description, version, updated_at as "updatedAt"';

export function findServices(em: EntityManager, ids: readonly string[]): Promise<Service[]> {
  return read(em, `select ${COLUMNS} from insights.service where id = any (?::uuid[])`, [`{${ids.join(',')}}`]);
}

/** The service of a code, nobody else's to change until the transaction ends; null when there is none, and then nobody else makes it. */
export async function lockService(tx: EntityManager, code: string): Promise<Service | null> {
  await tx.execute("select pg_advisory_xact_lock(hashtextextended('otklik.insights.service ' || ?, 0))", [code]);
  const [service] = await read(tx, `select ${COLUMNS} from insights.service where code = ? for update`, [code]);
  return service ?? null;
}

export function pageOfServices(em: EntityManager, { kind, agencyId, words, after, limit }: ServicePage): Promise<Service[]> {
  const conditions: [sql: string, param: unknown][] = words.map((word) => [`replace(lower(title::text), 'ё', 'е') like ?`, like(word)]);
  if (kind !== null) conditions.push(['kind = ?', kind]);
  if (agencyId !== null) conditions.push(['agency_id = ?', agencyId]);
  if (after !== null) conditions.push(['code > ?', after]);
  const where = conditions.length === 0 ? '' : `where ${conditions.map(([sql]) => sql).join(' and ')}`;
  return read(em, `select ${COLUMNS} from insights.service ${where} order by code limit ?`, [...conditions.map(([, param]) => param), limit]);
}

/** Writes a service, new or instead of the one before. */
export async function writeService(tx: EntityManager, service: Service): Promise<void> {
  const { id, code, kind, agencyId, title, description, version, updatedAt } = service;
  await tx.execute(
    `insert into insights.service (id, code, kind, agency_id, title, description, version, updated_at) values (?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?)
     on conflict (id) do update set kind = excluded.kind, agency_id = excluded.agency_id, title = excluded.title,
       description = excluded.description, version = excluded.version, updated_at = excluded.updated_at`,
    [id, code, kind, agencyId, JSON.stringify(title), description === null ? null : JSON.stringify(description), version, updatedAt],
  );
}

/** A pattern for `like` that holds a word anywhere. */
export function like(word: string): string {
  return `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}

async function read(em: EntityManager, sql: string, params: readonly unknown[]): Promise<Service[]> {
  const rows = await em.execute<(Omit<Service, 'updatedAt'> & { updatedAt: Date | string })[]>(sql, [...params]);
  return rows.map((row) => ({ ...row, updatedAt: new Date(row.updatedAt) }));
}
