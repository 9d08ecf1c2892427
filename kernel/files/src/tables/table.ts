/** What a cell holds: a text, a number, a moment, or nothing. */
export type Cell = string | number | Date | null;

/** A column of a table. */
export interface TableColumn {
  readonly title: string;
  /** How wide a spreadsheet shows it, in characters. */
  readonly width: number;
}

/** A table of any length, read batch by batch as far as its reader goes. */
export interface Table {
  readonly columns: readonly TableColumn[];
  /** Each row has as many cells as there are columns. */
  readonly batches: AsyncIterable<readonly (readonly Cell[])[]>;
  /** The zone on whose wall clock moments are shown, named by IANA. */
  readonly timeZone: string;
}
