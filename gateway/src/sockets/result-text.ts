/** Told each time that a result is turned into bytes. */
export interface SerialisationCount {
  serialisations: number;
}

/**
 * The JSON text of one whole execution result on its way to those who asked for it. It is written once, and turned into bytes
 * once, however many sockets the very same bytes go to.
 */
export class ResultText {
  #bytes: Buffer | null = null;

  constructor(
    readonly text: string,
    private readonly count?: SerialisationCount,
  ) {}

  /** The text in UTF-8. Not to be written into: everybody gets the same. */
  get bytes(): Buffer {
    if (this.#bytes !== null) return this.#bytes;
    if (this.count !== undefined) this.count.serialisations++;
    return (this.#bytes = Buffer.from(this.text));
  }
}
