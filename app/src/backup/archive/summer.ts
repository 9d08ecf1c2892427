import { createHash } from 'node:crypto';
import type { ContentSum } from './manifest.js';

const NEW_LINE = 0x0a;

/** Counts and hashes what passes by. In COPY's text a row ends with a line break, and no other is there. */
export class Summer {
  readonly #hash = createHash('sha256');
  #rows = 0;
  #bytes = 0;

  add(chunk: Uint8Array): void {
    this.#hash.update(chunk);
    this.#bytes += chunk.length;
    for (let at = chunk.indexOf(NEW_LINE); at >= 0; at = chunk.indexOf(NEW_LINE, at + 1)) this.#rows++;
  }

  get rows(): number {
    return this.#rows;
  }

  /** Once, at the end. */
  sum(): ContentSum {
    return { rows: this.#rows, bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }
}
