import type { EntityManager } from '@mikro-orm/postgresql';
import type { Role } from '@otklik/identity';
import { pagesOfOwners, type OwnedPage } from '@otklik/subgraph';
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

interface Row extends Record<string, unknown> {
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

/** A page of looks, newest first: at the data of a person, or in a cabinet. */
export interface ReadsPlace extends OwnedPage {
  readonly owner: 'person_id' | 'cabinet_id';
  /** Only those in these cabinets; null does not matter. */
  readonly cabinetIds: readonly string[] | null;
}

/** Pages of looks: one statement for all that differ only in the person or the cabinet. */
export async function pagesOfReads(em: EntityManager, wanted: readonly ReadsPlace[]): Promise<PersonalDataRead[][]> {
  const pages = await pagesOfOwners<ReadsPlace, Row>(em, { table: 'personal.read_log', key: 'id', order: 'desc' }, wanted, ({ cabinetIds }) =>
    cabinetIds === null ? { sql: 'true', params: [] } : { sql: 't.cabinet_id = any(?::uuid[])', params: [`{${cabinetIds.join(',')}}`] },
  );
  return pages.map((rows) => rows.map(toRead));
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
