/** Where progress is shown; `process.stderr` fits. */
export interface ProgressOutput {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const BAR_WIDTH = 30;
const TTY_MS = 100;
const PLAIN_MS = 3_000;

/** How far a long command is: a bar that grows on a terminal, a line every few seconds anywhere else. */
export class ProgressLine {
  #shownAt = 0;
  readonly #startedAt: number;

  constructor(
    private readonly output: ProgressOutput,
    private readonly now: () => number = Date.now,
  ) {
    this.#startedAt = now();
    this.#shownAt = output.isTTY === true ? 0 : this.#startedAt;
  }

  /** @param share from 0 to 1 */
  show(share: number, rows: number): void {
    const isTerminal = this.output.isTTY === true;
    if (this.now() - this.#shownAt < (isTerminal ? TTY_MS : PLAIN_MS)) return;
    this.#shownAt = this.now();
    this.output.write(isTerminal ? `\r\u001b[K${line(share, rows)}` : `${percent(share)}, ${rows} rows\n`);
  }

  /** Clears the bar, so that other lines can be written. */
  clear(): void {
    if (this.output.isTTY === true) this.output.write('\r\u001b[K');
  }

  /** Shows the end and how long it took. */
  finish(rows: number): void {
    const seconds = ((this.now() - this.#startedAt) / 1_000).toFixed(1);
    this.clear();
    this.output.write(`${rows} rows in ${seconds} s\n`);
  }
}

function line(share: number, rows: number): string {
  const filled = Math.round(share * BAR_WIDTH);
  return `[${'█'.repeat(filled)}${' '.repeat(BAR_WIDTH - filled)}] ${percent(share)}, ${rows} rows`;
}

function percent(share: number): string {
  return `${Math.floor(share * 100)} %`;
}
