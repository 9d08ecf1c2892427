import type { ValidationIssue } from '@otklik/base';

/** What became of one row of an import, in the order of the rows. */
export type ImportedRow =
  | { readonly outcome: 'ACCEPTED' | 'REPEATED' }
  | { readonly outcome: 'REFUSED'; readonly issues: readonly ValidationIssue[] };

/** The most rows of one import. */
export const MAX_ROWS = 1_000;

/** What is wrong with the number of rows. */
export function checkRows(field: string, rows: number): ValidationIssue[] {
  if (rows >= 1 && rows <= MAX_ROWS) return [];
  const message = { ru: `За один раз — от 1 до ${MAX_ROWS} строк.`, en: `One import has 1 to ${MAX_ROWS} rows.` };
  return [{ path: [field], code: 'OUT_OF_RANGE', message }];
}

/** One issue as a refusal of its row. */
export function refusedRow(field: string, code: string, message: ValidationIssue['message']): ImportedRow {
  return { outcome: 'REFUSED', issues: [{ path: [field], code, message }] };
}
