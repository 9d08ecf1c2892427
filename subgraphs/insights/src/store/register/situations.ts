import type { EntityManager } from '@mikro-orm/postgresql';
import type { LocalizedText } from '@otklik/base';
import type { ExpertGrade, LifeSituationKind } from '../../domain/register/kinds.js';
import { like } from './services.js';

/** What an expert thinks of a life situation. */
export interface ExpertVerdict {
  readonly grade: ExpertGrade;
  readonly comment: string;
  readonly at: Date;
}

/** A life situation of the register. */
export interface LifeSituation {
  readonly id: string;
  readonly code: string;
  readonly kind: LifeSituationKind;
  readonly agencyId: string;
  readonly title: LocalizedText;
  readonly description: LocalizedText | null;
  readonly aliases: readonly LocalizedText[];
  readonly expertVerdict: ExpertVerdict | null;
  readonly version: number;
  readonly updatedAt: Date;
}

/** Which life situations, and which page of them, in the order of their codes. */
export interface SituationPage {
  readonly kind: LifeSituationKind | null;
  readonly agencyId: string | null;
  /** Words of one of its names, made comparable; none is no condition. */
  readonly words: readonly string[];
  readonly after: string | null;
  readonly limit: number;
}

const COLUMNS = `id, code, kind, agency_id as "agencyId", title, description, aliases, version, updated_at as "updatedAt",
  expert_grade as grade, expert_comment as comment, expert_at as at`;

export function findSituations(em: EntityManager, ids: readonly string[]): Promise<LifeSituation[]> {
  return read(em, `select ${COLUMNS} from insights.life_situation where id = any (?::uuid[])`, [`{${ids.join(',')}}`]);
}

/** The life situation of a code or an id, nobody else's to change until the transaction ends; null when there is none, and then nobody else makes one of that code. */
export async function lockSituation(tx: EntityManager, by: 'code' | 'id', value: string): Promise<LifeSituation | null> {
  if (by === 'code') await tx.execute("select pg_advisory_xact_lock(hashtextextended('otklik.insights.life-situation ' || ?, 0))", [value]);
  const [situation] = await read(tx, `select ${COLUMNS} from insights.life_situation where ${by} = ? for update`, [value]);
  return situation ?? null;
}

export function pageOfSituations(em: EntityManager, { kind, agencyId, words, after, limit }: SituationPage): Promise<LifeSituation[]> {
  const conditions: [sql: string, param: unknown][] = words.map((word) => ['names like ?', like(word)]);
  if (kind !== null) conditions.push(['kind = ?', kind]);
  if (agencyId !== null) conditions.push(['agency_id = ?', agencyId]);
  if (after !== null) conditions.push(['code > ?', after]);
  const where = conditions.length === 0 ? '' : `where ${conditions.map(([sql]) => sql).join(' and ')}`;
  return read(em, `select ${COLUMNS} from insights.life_situation ${where} order by code limit ?`, [...conditions.map(([, param]) => param), limit]);
}

/** Writes a life situation, new or instead of the one before. @param names see `namesOf` */
export async function writeSituation(tx: EntityManager, situation: LifeSituation, names: string): Promise<void> {
  const { id, code, kind, agencyId, title, description, aliases, expertVerdict, version, updatedAt } = situation;
  await tx.execute(
    `insert into insights.life_situation
       (id, code, kind, agency_id, title, description, aliases, names, expert_grade, expert_comment, expert_at, version, updated_at)
     values (?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?, ?)
     on conflict (id) do update set kind = excluded.kind, agency_id = excluded.agency_id, title = excluded.title, description = excluded.description,
       aliases = excluded.aliases, names = excluded.names, expert_grade = excluded.expert_grade, expert_comment = excluded.expert_comment,
       expert_at = excluded.expert_at, version = excluded.version, updated_at = excluded.updated_at`,
    [
      id,
      code,
      kind,
      agencyId,
      JSON.stringify(title),
      description === null ? null : JSON.stringify(description),
      JSON.stringify(aliases),
      names,
      expertVerdict?.grade ?? null,
      expertVerdict?.comment ?? null,
      expertVerdict?.at ?? null,
      version,
      updatedAt,
    ],
  );
}

interface Row extends Omit<LifeSituation, 'expertVerdict' | 'updatedAt'> {
  readonly updatedAt: Date | string;
  readonly grade: ExpertGrade | null;
  readonly comment: string | null;
  readonly at: Date | string | null;
}

async function read(em: EntityManager, sql: string, params: readonly unknown[]): Promise<LifeSituation[]> {
  const rows = await em.execute<Row[]>(sql, [...params]);
  return rows.map(({ grade, comment, at, ...row }) => ({
    ...row,
    updatedAt: new Date(row.updatedAt),
    expertVerdict: grade === null || comment === null || at === null ? null : { grade, comment, at: new Date(at) },
  }));
}
