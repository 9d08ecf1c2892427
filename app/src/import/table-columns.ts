import { CommandError } from '../commands/command-error.js';

/** Reads cells of a row by the names of their columns; '' where a column is missing or empty. */
export type CellOf<Column extends string> = (cells: readonly string[], column: Column) => string;

/** Finds columns in a header. @throws CommandError when a required one is missing or one is there twice */
export function columnsOf<Column extends string>(header: readonly string[], path: string, required: readonly Column[], optional: readonly Column[]): CellOf<Column> {
  const places = new Map<Column, number>();
  for (const column of [...required, ...optional]) {
    const place = header.indexOf(column);
    if (place >= 0 && header.indexOf(column, place + 1) >= 0) throw new CommandError(`${path} has two columns "${column}"`);
    if (place >= 0) places.set(column, place);
    else if (required.includes(column)) {
      throw new CommandError(`${path} has no column "${column}"; its header is to have ${[...required, ...optional].join(', ')}`);
    }
  }
  return (cells, column) => cells[places.get(column) ?? -1]?.trim() ?? '';
}
