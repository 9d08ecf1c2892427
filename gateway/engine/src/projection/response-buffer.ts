import { UTF8, type TextForm } from '../text-form.js';

const HEAD = '{"data":';
const TAIL = '}';
/** Bytes that responses begin with, and the most that are kept for the next one. */
const ROOM = 65_536;
const MOST_ROOM = 4_194_304;
/** Below it, one call out of JavaScript costs more than going from byte to byte. */
const SHORT = 40;
/** Bytes that one UTF-16 unit may become in UTF-8. */
const WIDEST = 3;

/**
 * Where the text of a response grows, as UTF-8: `{"data":…}`. There is one for all, since a response is written in one go; so neither its
 * pieces nor their concatenation are ever strings that V8 has to keep, to copy and to collect.
 */
export class ResponseBuffer {
  /** Bytes that are written; what is beyond is forgotten when it is set back. */
  length = 0;
  private bytes = Buffer.allocUnsafeSlow(ROOM);
  private encoding: 'utf8' | 'latin1' = 'latin1';

  /** @param form of the texts that are going to be written */
  begin(form: TextForm): this {
    this.length = 0;
    if (this.bytes.length > MOST_ROOM) this.bytes = Buffer.allocUnsafeSlow(ROOM);
    this.encoding = form === UTF8 ? 'latin1' : 'utf8';
    this.text(HEAD);
    return this;
  }

  text(text: string): void {
    const { length } = text;
    const isWide = this.encoding === 'utf8';
    this.makeRoom(isWide ? length * WIDEST : length);
    const { bytes } = this;
    let at = this.length;
    if (length > SHORT) {
      this.length = at + (bytes.write(text, at, this.encoding));
      return;
    }
    for (let index = 0; index < length; index++) {
      const unit = text.charCodeAt(index);
      if (unit > 0x7f && isWide) {
        this.length += bytes.write(text, this.length, this.encoding);
        return;
      }
      bytes[at++] = unit;
    }
    this.length = at;
  }

  /** A piece of other bytes. */
  copy(source: Buffer, from: number, to: number): void {
    const count = to - from;
    this.makeRoom(count);
    const { bytes } = this;
    let at = this.length;
    if (count > SHORT) source.copy(bytes, at, from, to);
    else for (let index = from; index < to; index++) bytes[at++] = source[index]!;
    this.length += count;
  }

  /** All of some short bytes. */
  label(label: Uint8Array): void {
    const { length } = label;
    this.makeRoom(length);
    const { bytes } = this;
    let at = this.length;
    for (let index = 0; index < length; index++) bytes[at++] = label[index]!;
    this.length = at;
  }

  /** What was written from one position to another, once more. */
  repeat(from: number, to: number): void {
    this.makeRoom(to - from);
    this.bytes.copyWithin(this.length, from, to);
    this.length += to - from;
  }

  /** The whole response as bytes of their own. */
  take(): Buffer {
    this.text(TAIL);
    const whole = Buffer.allocUnsafe(this.length);
    this.bytes.copy(whole, 0, 0, this.length);
    return whole;
  }

  /** The text of `data` in the form of what was written. */
  takeText(): string {
    return this.bytes.toString(this.encoding, HEAD.length, this.length);
  }

  private makeRoom(count: number): void {
    const wanted = this.length + count;
    if (wanted <= this.bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(wanted, 2 * this.bytes.length));
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
  }
}

/** The text of `data` within a response that was taken. */
export function dataOf(whole: Buffer, encoding: 'utf8' | 'latin1'): string {
  return whole.toString(encoding, HEAD.length, whole.length - TAIL.length);
}
