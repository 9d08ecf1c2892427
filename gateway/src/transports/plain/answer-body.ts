import { AnswerTooLarge } from '../origin.js';
import { MalformedAnswer, type Framing } from './answer-head.js';

/** A body that grows. What it is given is only good during the call, and is copied. */
export interface AnswerBody {
  /** Takes what belongs to the body; the position after that. */
  take(bytes: Buffer, from: number): number;
  /** Whether nothing is missing any more. */
  readonly isWhole: boolean;
  /** All of it. */
  bytes(): Buffer;
}

/** @param most bytes of it; a longer one throws `AnswerTooLarge` */
export function openBody(framing: Framing, most: number): AnswerBody {
  switch (framing.kind) {
    case 'length':
      if (framing.length > most) throw new AnswerTooLarge(most);
      return new MeasuredBody(framing.length);
    case 'chunked':
      return new ChunkedBody(most);
    case 'untilEnd':
      return new OpenBody(most);
  }
}

/** One whose length was said. */
class MeasuredBody implements AnswerBody {
  readonly #bytes: Buffer;
  #filled = 0;

  constructor(length: number) {
    this.#bytes = Buffer.allocUnsafe(length);
  }

  get isWhole(): boolean {
    return this.#filled === this.#bytes.length;
  }

  take(bytes: Buffer, from: number): number {
    const copied = bytes.copy(this.#bytes, this.#filled, from);
    this.#filled += copied;
    return from + copied;
  }

  bytes(): Buffer {
    return this.#bytes;
  }
}

/** Pieces one after another. */
class Pieces {
  readonly #pieces: Buffer[] = [];
  #length = 0;

  constructor(private readonly most: number) {}

  add(bytes: Buffer, from: number, to: number): void {
    this.#length += to - from;
    if (this.#length > this.most) throw new AnswerTooLarge(this.most);
    this.#pieces.push(Buffer.from(bytes.subarray(from, to)));
  }

  whole(): Buffer {
    return this.#pieces.length === 1 ? this.#pieces[0]! : Buffer.concat(this.#pieces, this.#length);
  }
}

/** One that ends with its connection. */
class OpenBody implements AnswerBody {
  readonly #pieces: Pieces;
  readonly isWhole = false;

  constructor(most: number) {
    this.#pieces = new Pieces(most);
  }

  take(bytes: Buffer, from: number): number {
    this.#pieces.add(bytes, from, bytes.length);
    return bytes.length;
  }

  bytes(): Buffer {
    return this.#pieces.whole();
  }
}

const LINE_FEED = 0x0a;
const SIZE_LINE = /^([0-9a-f]{1,12})(?:[ \t]*;.*)?\r\n$/i;
/** Of a line between chunks, and of all trailers together. */
const LONGEST_LINE = 4_096;

/** One in chunks (RFC 9112 §7.1); extensions and trailers are passed over. */
class ChunkedBody implements AnswerBody {
  readonly #pieces: Pieces;
  #expects: 'size' | 'data' | 'dataEnd' | 'trailers' | 'nothing' = 'size';
  #left = 0;
  #line = '';
  #trailers = 0;

  constructor(most: number) {
    this.#pieces = new Pieces(most);
  }

  get isWhole(): boolean {
    return this.#expects === 'nothing';
  }

  take(bytes: Buffer, from: number): number {
    let position = from;
    while (position < bytes.length && !this.isWhole) {
      if (this.#expects === 'data') {
        const end = Math.min(bytes.length, position + this.#left);
        this.#pieces.add(bytes, position, end);
        this.#left -= end - position;
        position = end;
        if (this.#left === 0) this.#expects = 'dataEnd';
        continue;
      }
      const feed = bytes.indexOf(LINE_FEED, position);
      const end = feed < 0 ? bytes.length : feed + 1;
      this.#line += bytes.toString('latin1', position, end);
      if (this.#line.length > LONGEST_LINE) throw malformed();
      position = end;
      if (feed >= 0) this.#takeLine();
    }
    return position;
  }

  bytes(): Buffer {
    return this.#pieces.whole();
  }

  #takeLine(): void {
    const line = this.#line;
    this.#line = '';
    if (this.#expects === 'size') {
      const size = SIZE_LINE.exec(line)?.[1];
      if (size === undefined) throw malformed();
      this.#left = Number.parseInt(size, 16);
      this.#expects = this.#left === 0 ? 'trailers' : 'data';
    } else if (this.#expects === 'dataEnd') {
      if (line !== '\r\n') throw malformed();
      this.#expects = 'size';
    } else {
      this.#trailers += line.length;
      if (!line.endsWith('\r\n') || this.#trailers > LONGEST_LINE) throw malformed();
      if (line === '\r\n') this.#expects = 'nothing';
    }
  }
}

function malformed(): MalformedAnswer {
  return new MalformedAnswer('The answer is not HTTP/1.1: malformed chunks');
}
