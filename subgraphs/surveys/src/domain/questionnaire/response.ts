/** What one person answered to one question, read and in order. */
export interface Response {
  readonly question: string;
  /** The keys of the options chosen; those of a ranking from the first place on; empty otherwise. */
  readonly options: readonly string[];
  /** Of kinds answered by a number; null otherwise. */
  readonly value: number | null;
  /** Of MATRIX: the option chosen by row. */
  readonly matrix: Readonly<Record<string, string>>;
  /** Of TEXT; null otherwise. */
  readonly text: string | null;
}

/** The answers so far, by the key of the question. */
export type Responses = ReadonlyMap<string, Response>;
