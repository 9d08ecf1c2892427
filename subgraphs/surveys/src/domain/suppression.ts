/**
 * The smallest count that is published, except zero (k-anonymity, k = 10): that 1 to 9 people chose something may neither
 * be read from a survey's results nor be found by subtraction. How many answered at all (n) is always shown. The rule holds
 * for everybody, the agency included:
 * - of a question that fewer than 10 people answered, only n is shown;
 * - a cell of 1 to 9 is hidden; so is one of a multiple choice that all but 1 to 9 people chose;
 * - of cells that add up to n (a single choice), more are hidden, the smallest first, until those hidden are at least two
 *   and together at least 10 (complementary suppression);
 * - of a scale, either every cell is shown or none, and its mean from 10 answers on: together with some cells it would
 *   help to find the others; alone it is a statistic of at least 10 people.
 */
export const SMALLEST_CELL = 10;

/** Whether the cells of a question belong together: CHOICES overlap, SHARES and SCALE add up to n. */
export type CellKind = 'CHOICES' | 'SHARES' | 'SCALE';

/** Which cells may be shown, in their order. */
export function shownCells(kind: CellKind, cells: readonly number[], n: number): boolean[] {
  if (n < SMALLEST_CELL) return cells.map(() => false);
  if (kind === 'CHOICES') return cells.map((cell) => !isSmall(cell) && !isSmall(n - cell));
  const shown = cells.map((cell) => !isSmall(cell));
  if (kind === 'SCALE') return shown.every(Boolean) ? shown : cells.map(() => false);
  hideComplements(cells, shown);
  return shown;
}

function isSmall(count: number): boolean {
  return count > 0 && count < SMALLEST_CELL;
}

function hideComplements(cells: readonly number[], shown: boolean[]): void {
  for (;;) {
    const hidden = cells.filter((_, index) => !shown[index]);
    const together = hidden.reduce((sum, cell) => sum + cell, 0);
    if (hidden.length === 0 || (hidden.length > 1 && together >= SMALLEST_CELL)) return;
    const candidates = cells.map((cell, index) => ({ cell, index })).filter(({ cell, index }) => shown[index] && cell > 0);
    const smallest = candidates.sort((a, b) => a.cell - b.cell)[0];
    if (smallest === undefined) return;
    shown[smallest.index] = false;
  }
}
