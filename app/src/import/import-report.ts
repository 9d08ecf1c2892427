/** Counts what became of the rows of a file, and says what was wrong with which. */
export class ImportReport {
  #accepted = 0;
  #repeated = 0;
  #refused = 0;

  constructor(private readonly print: (line: string) => void) {}

  get rows(): number {
    return this.#accepted + this.#repeated + this.#refused;
  }

  accepted(): void {
    this.#accepted += 1;
  }

  /** @param notice what else there is to say of the row */
  repeated(row?: RowName, notice?: string): void {
    this.#repeated += 1;
    if (row !== undefined && notice !== undefined) this.print(`repeated ${nameOf(row)}: ${notice}`);
  }

  refused(row: RowName, reason: string): void {
    this.#refused += 1;
    this.print(`refused ${nameOf(row)}: ${reason}`);
  }

  /** Prints the counts; nothing comes after. */
  finish(): void {
    this.print(`accepted ${this.#accepted}, repeated ${this.#repeated}, refused ${this.#refused}`);
  }
}

/** How people find a row again. */
export interface RowName {
  /** Where it begins in the file, from 1. */
  readonly line: number;
  /** What it calls itself; absent when that could not be read. */
  readonly id?: string;
}

function nameOf({ line, id }: RowName): string {
  // A cell may hold anything: on the screen it is one short line.
  const shown = id?.replace(/[\p{Cc}\p{Cf}]/gu, ' ').slice(0, 80);
  return shown === undefined ? `line ${line}` : `line ${line} (id ${shown})`;
}
