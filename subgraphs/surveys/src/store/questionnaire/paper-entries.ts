import type { EntityManager } from '@mikro-orm/postgresql';
import { pagesOfOwners, type OwnedPage } from '@otklik/subgraph';

/** A sheet of paper that somebody of the staff has typed in. */
export interface PaperEntry {
  readonly id: string;
  readonly questionnaireId: string;
  readonly placementId: string;
  readonly cabinetId: string;
  /** Of the version. */
  readonly number: number;
  readonly sheet: string | null;
  /** Login. */
  readonly enteredBy: string;
  readonly enteredAt: Date;
}

interface Row extends Record<string, unknown> {
  readonly id: string;
  readonly questionnaire_id: string;
  readonly placement_id: string;
  readonly cabinet_id: string;
  readonly number: number;
  readonly sheet: string | null;
  readonly entered_by: string;
  readonly entered_at: Date | string;
}

export async function addPaperEntry(tx: EntityManager, { id, questionnaireId, placementId, cabinetId, number, sheet, enteredBy, enteredAt }: PaperEntry): Promise<void> {
  await tx.execute(
    'insert into surveys.paper_entry (id, questionnaire_id, placement_id, cabinet_id, number, sheet, entered_by, entered_at) values (?, ?, ?, ?, ?, ?, ?, ?)',
    [id, questionnaireId, placementId, cabinetId, number, sheet, enteredBy, enteredAt],
  );
}

export async function findPaperEntry(em: EntityManager, id: string): Promise<PaperEntry | null> {
  const [row] = await em.execute<Row[]>('select * from surveys.paper_entry where id = ?', [id]);
  return row === undefined ? null : entryOf(row);
}

/** Pages of the entries of many questionnaires, the newest first. */
export async function pagesOfPaper(em: EntityManager, wanted: readonly OwnedPage[]): Promise<PaperEntry[][]> {
  const pages = await pagesOfOwners<OwnedPage, Row>(em, { table: 'surveys.paper_entry', key: 'id', order: 'desc' }, wanted);
  return pages.map((rows) => rows.map(entryOf));
}

function entryOf(row: Row): PaperEntry {
  return {
    id: row.id,
    questionnaireId: row.questionnaire_id,
    placementId: row.placement_id,
    cabinetId: row.cabinet_id,
    number: row.number,
    sheet: row.sheet,
    enteredBy: row.entered_by,
    enteredAt: new Date(row.entered_at),
  };
}
