import type { EntityManager } from '@mikro-orm/postgresql';
import { localize, type Locale } from '@otklik/base';
import { setImmediate } from 'node:timers/promises';
import type { Cell } from '@otklik/files';
import type { AppealKind } from '../domain/appeal-kind.js';
import { STATUS_TITLES, type AppealStatus } from '../domain/appeal-status.js';
import type { Channel } from '../domain/channel.js';
import { ExportColumn } from '../domain/export-column.js';
import { CHANNEL_TITLES, KIND_TITLES, YES_NO } from '../domain/export-titles.js';
import { isAnswered } from '../domain/publicity.js';
import { publicAddress } from '../domain/public-address.js';
import { publicText } from '../domain/public-text.js';
import { HIDDEN_MARK, RedactionTarget } from '../domain/redaction.js';
import type { ExportTitles } from '../store/export-titles.js';
import type { Redaction } from '../store/redaction.entity.js';
import { redactionsOf } from '../store/redactions.js';

/** An appeal as far as tables show it. Moments as the database writes them. */
export interface ExportRow {
  readonly id: string;
  readonly number: string | null;
  readonly status: AppealStatus;
  readonly kind: AppealKind;
  readonly channel: Channel;
  readonly categoryId: string;
  readonly agencyId: string;
  readonly territory: string | null;
  readonly submittedAt: string;
  readonly registeredAt: string | null;
  readonly dueAt: string;
  readonly answeredAt: string | null;
  readonly rating: number | null;
  readonly executor: string | null;
  readonly address: string | null;
  /** Null when no column shows it. */
  readonly text: string | null;
  readonly answer: string | null;
}

/** The select list of such a row. What no column shows is not read: texts are most of an appeal. */
export function selectedFor(columns: readonly ExportColumn[]): string {
  const shows = (...some: ExportColumn[]): boolean => some.some((column) => columns.includes(column));
  return `a.id, a.number, a.status, a.kind, a.channel, a.category_id as "categoryId", a.agency_id as "agencyId", a.territory,
    a.submitted_at as "submittedAt", a.registered_at as "registeredAt", a.due_at as "dueAt", a.answered_at as "answeredAt",
    a.rating_score as rating, a.executor, a.address, ${shows(ExportColumn.TEXT, ExportColumn.FULL_TEXT) ? 'a.text' : 'null as text'},
    ${shows(ExportColumn.ANSWER) ? 'a.answer_text' : 'null'} as answer`;
}

const ROWS_AT_A_TIME = 50;

/** What the cells of a table say besides the rows themselves. */
export interface CellSources {
  readonly columns: readonly ExportColumn[];
  readonly titles: ExportTitles;
  readonly locale: Locale;
}

/** Rows as the cells of a table: as many statements as there are kinds of titles, whatever their number. */
export async function cellsOf(em: EntityManager, rows: readonly ExportRow[], { columns, titles, locale }: CellSources): Promise<Cell[][]> {
  await titles.learn(em, 'category', rows.map((row) => row.categoryId));
  await titles.learn(em, 'agency', rows.map((row) => row.agencyId));
  await titles.learn(em, 'territory', rows.map((row) => row.territory));
  const hidden = columns.includes(ExportColumn.TEXT) ? await redactionsOf(em, rows.map(({ id }) => id)) : [];
  const cells: Cell[][] = [];
  for (const [index, row] of rows.entries()) {
    const all = { row, titles, locale, hidden: hidden[index] ?? [] };
    cells.push(columns.map((column) => CELLS[column](all)));
    // To look for names in texts takes long: others wait for this process too.
    if (index % ROWS_AT_A_TIME === ROWS_AT_A_TIME - 1) await setImmediate();
  }
  return cells;
}

interface CellSource {
  readonly row: ExportRow;
  readonly titles: ExportTitles;
  readonly locale: Locale;
  readonly hidden: readonly Redaction[];
}

const CELLS: Readonly<Record<ExportColumn, (source: CellSource) => Cell>> = {
  NUMBER: ({ row }) => row.number,
  STATUS: ({ row, locale }) => localize(STATUS_TITLES[row.status], locale),
  KIND: ({ row, locale }) => localize(KIND_TITLES[row.kind], locale),
  CATEGORY: ({ row, titles }) => titles.of('category', row.categoryId),
  AGENCY: ({ row, titles }) => titles.of('agency', row.agencyId),
  TERRITORY: ({ row, titles }) => titles.of('territory', row.territory),
  SUBMITTED_AT: ({ row }) => new Date(row.submittedAt),
  REGISTERED_AT: ({ row }) => moment(row.registeredAt),
  DUE_AT: ({ row }) => new Date(row.dueAt),
  ANSWERED_AT: ({ row }) => moment(row.answeredAt),
  ON_TIME: ({ row, locale }) => (row.answeredAt === null ? null : localize(YES_NO[new Date(row.answeredAt) <= new Date(row.dueAt) ? 'yes' : 'no'], locale)),
  RATING: ({ row }) => row.rating,
  EXECUTOR: ({ row }) => row.executor,
  ADDRESS: ({ row }) => (row.address === null ? null : publicAddress(row.address)),
  TEXT: ({ row, hidden, locale }) => textWithoutPeople(row.text ?? '', hidden, localize(HIDDEN_MARK, locale)),
  ID: ({ row }) => row.id,
  CHANNEL: ({ row, locale }) => localize(CHANNEL_TITLES[row.channel], locale),
  FULL_TEXT: ({ row }) => row.text,
  ANSWER: ({ row }) => (isAnswered(row.status) ? row.answer : null),
};

function moment(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}

/** A text as everybody would see it: a table goes from hand to hand. */
function textWithoutPeople(text: string, redactions: readonly Redaction[], mark: string): string {
  const ofText = redactions.filter(({ target }) => target === RedactionTarget.TEXT);
  if (ofText.some(({ ranges }) => ranges == null)) return mark;
  return publicText(text, ofText.flatMap(({ ranges }) => ranges ?? []), mark);
}
