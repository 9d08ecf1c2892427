import type { LocalizedText } from '@otklik/base';

/** What a column of an export holds. */
export enum ExportColumn {
  NUMBER = 'NUMBER',
  STATUS = 'STATUS',
  KIND = 'KIND',
  CATEGORY = 'CATEGORY',
  AGENCY = 'AGENCY',
  TERRITORY = 'TERRITORY',
  SUBMITTED_AT = 'SUBMITTED_AT',
  REGISTERED_AT = 'REGISTERED_AT',
  DUE_AT = 'DUE_AT',
  ANSWERED_AT = 'ANSWERED_AT',
  ON_TIME = 'ON_TIME',
  RATING = 'RATING',
  EXECUTOR = 'EXECUTOR',
  ADDRESS = 'ADDRESS',
  TEXT = 'TEXT',
  ID = 'ID',
  CHANNEL = 'CHANNEL',
  FULL_TEXT = 'FULL_TEXT',
  ANSWER = 'ANSWER',
}

/** A column as a table has it. */
interface ColumnLook {
  readonly title: LocalizedText;
  /** In characters. */
  readonly width: number;
}

/** How the columns are headed. */
export const EXPORT_COLUMNS: Readonly<Record<ExportColumn, ColumnLook>> = {
  NUMBER: { title: { ru: 'Номер', en: 'Number' }, width: 18 },
  STATUS: { title: { ru: 'Состояние', en: 'Status' }, width: 22 },
  KIND: { title: { ru: 'Вид', en: 'Kind' }, width: 12 },
  CATEGORY: { title: { ru: 'Категория', en: 'Category' }, width: 28 },
  AGENCY: { title: { ru: 'Ведомство', en: 'Agency' }, width: 36 },
  TERRITORY: { title: { ru: 'Территория', en: 'Territory' }, width: 28 },
  SUBMITTED_AT: { title: { ru: 'Подано', en: 'Submitted' }, width: 18 },
  REGISTERED_AT: { title: { ru: 'Зарегистрировано', en: 'Registered' }, width: 18 },
  DUE_AT: { title: { ru: 'Срок', en: 'Due' }, width: 18 },
  ANSWERED_AT: { title: { ru: 'Отвечено', en: 'Answered' }, width: 18 },
  ON_TIME: { title: { ru: 'В срок', en: 'On time' }, width: 8 },
  RATING: { title: { ru: 'Оценка', en: 'Rating' }, width: 8 },
  EXECUTOR: { title: { ru: 'Исполнитель', en: 'Executor' }, width: 20 },
  ADDRESS: { title: { ru: 'Адрес', en: 'Address' }, width: 36 },
  TEXT: { title: { ru: 'Текст', en: 'Text' }, width: 60 },
  ID: { title: { ru: 'Идентификатор', en: 'Id' }, width: 38 },
  CHANNEL: { title: { ru: 'Канал', en: 'Channel' }, width: 18 },
  FULL_TEXT: { title: { ru: 'Текст полностью', en: 'Full text' }, width: 60 },
  ANSWER: { title: { ru: 'Ответ', en: 'Answer' }, width: 60 },
};

const { ID, CHANNEL, FULL_TEXT, ANSWER } = ExportColumn;

/** What is exported when nobody says what: nothing of it says who wrote an appeal, as far as a machine can tell. */
export const DEFAULT_EXPORT_COLUMNS: readonly ExportColumn[] = Object.values(ExportColumn).filter((column) => ![ID, CHANNEL, FULL_TEXT, ANSWER].includes(column));
