import type { EntityManager } from '@mikro-orm/postgresql';
import type { Role } from '@otklik/identity';
import type { PersonalField } from '../domain/personal-field.js';

/** Somebody looked at a part of another's personal data. */
export interface PersonalDataRead {
  /** Rises with time. */
  readonly id: string;
  readonly at: Date;
  /** Whose data. */
  readonly personId: string;
  readonly field: PersonalField;
  /** The reader's citizen id. */
  readonly readerId: string;
  readonly readerLogin: string;
  /** As what they read it. */
  readonly readerRole: Role;
  /** In which cabinet; null on the whole platform. */
  readonly cabinetId: string | null;
  /** Why, in the reader's words. */
  readonly purpose: string;
  readonly requestId: string;
}

interface Row {
  readonly id: string;
  readonly at: Date | string;
  readonly person_id: string;
  readonly field: PersonalField;
  readonly reader_id: string;
  readonly reader_login: string;
  readonly reader_role: Role;
  readonly cabinet_id: string | null;
  readonly purpose: string;
  readonly request_id: string;
}

/** Writes looks down, in the transaction of the look: neither is without the other. */
export async function addReads(em: EntityManager, reads: readonly PersonalDataRead[]): Promise<void> {
  if (reads.length === 0) return;
  await em.execute(
    `insert into personal.read_log (id, at, person_id, field, reader_id, reader_login, reader_role, cabinet_id, purpose, request_id)
     values ${reads.map(() => '(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').join(', ')}`,
    reads.flatMap((read) => [
      read.id,
      read.at,
      read.personId,
      read.field,
      read.readerId,
      read.readerLogin,
      read.readerRole,
      read.cabinetId,
      read.purpose,
      read.requestId,
    ]),
  );
}

/** Which looks to list: at a person's data, in a cabinet or some, or both. */
export interface ReadConditions {
  readonly personId?: string;
  /** Null does not matter. */
  readonly cabinetIds: readonly string[] | null;
}

/** A page of looks, newest first. @param after id of the last one of the page before */
export async function pageOfReads(em: EntityManager, { personId, cabinetIds }: ReadConditions, after: string | null, limit: number): Promise<PersonalDataRead[]> {
  const conditions: [string, unknown][] = [];
  if (personId !== undefined) conditions.push(['person_id = ?', personId]);
  if (cabinetIds !== null) conditions.push(['cabinet_id = any(?::uuid[])', `{${cabinetIds.join(',')}}`]);
  if (after !== null) conditions.push(['id < ?', after]);
  const where = conditions.map(([sql]) => ` and ${sql}`).join('');
  const rows = await em.execute<Row[]>(`select * from personal.read_log where true${where} order by id desc limit ?`, [...conditions.map(([, value]) => value), limit]);
  return rows.map(toRead);
}

function toRead(row: Row): PersonalDataRead {
  return {
    id: row.id,
    at: new Date(row.at),
    personId: row.person_id,
    field: row.field,
    readerId: row.reader_id,
    readerLogin: row.reader_login,
    readerRole: row.reader_role,
    cabinetId: row.cabinet_id,
    purpose: row.purpose,
    requestId: row.request_id,
  };
}
