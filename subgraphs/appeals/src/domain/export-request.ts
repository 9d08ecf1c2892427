import type { ValidationIssue } from '@otklik/base';
import type { ExportColumn } from './export-column.js';

/** As what a table is written. */
export enum ExportFormat {
  CSV = 'CSV',
  XLSX = 'XLSX',
}

/** What stands between the values of a CSV line. */
export enum CsvDelimiter {
  SEMICOLON = 'SEMICOLON',
  COMMA = 'COMMA',
}

/** How far a download of an export has come. */
export enum ExportOutcome {
  RUNNING = 'RUNNING',
  COMPLETE = 'COMPLETE',
  BROKEN_OFF = 'BROKEN_OFF',
}

/** For how long a link to an export is good, in milliseconds. */
export const EXPORT_LINK_MS = 300_000;

/** What is wrong with a choice of columns. */
export function checkColumns(columns: readonly ExportColumn[]): ValidationIssue[] {
  if (columns.length === 0) return [{ path: ['columns'], code: 'REQUIRED', message: { ru: 'Выберите хотя бы один столбец.', en: 'Choose at least one column.' } }];
  if (new Set(columns).size < columns.length) {
    return [{ path: ['columns'], code: 'REPEATED', message: { ru: 'Каждый столбец — один раз.', en: 'Each column only once.' } }];
  }
  return [];
}
