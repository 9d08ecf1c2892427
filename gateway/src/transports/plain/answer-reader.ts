import type { Answer } from '../origin.js';
import { openBody, type AnswerBody } from './answer-body.js';
import { MalformedAnswer, readHead, type AnswerHead } from './answer-head.js';

const HEAD_END = Buffer.from('\r\n\r\n');
/** Bytes of a head. */
const LONGEST_HEAD = 16_384;
const SWITCHING_PROTOCOLS = 101;

/** A whole answer, and what becomes of its connection. */
export interface ReadAnswer {
  readonly answer: Answer;
  /** Whether the connection can be used again. */
  readonly isKept: boolean;
  /** How long the server says it keeps the connection, in milliseconds. */
  readonly keptMs: number;
}

/** Reads the answers that come over one connection, one after another. After it has thrown it must not be used any more. */
export class AnswerReader {
  #head: AnswerHead | null = null;
  #body: AnswerBody | null = null;
  /** The beginning of a head whose end has not come yet. */
  #begun: Buffer | null = null;

  /** @param answerBytes of one answer */
  constructor(private readonly answerBytes: number) {}

  /**
   * Takes what came; null while something is missing.
   * @param bytes only good during the call
   * @throws MalformedAnswer, AnswerTooLarge
   */
  read(bytes: Buffer): ReadAnswer | null {
    let rest = bytes;
    let position = 0;
    while (this.#body === null) {
      if (this.#begun !== null) rest = Buffer.concat([this.#begun, rest.subarray(position)]);
      if (this.#begun !== null) position = 0;
      this.#begun = null;
      const end = rest.indexOf(HEAD_END, position);
      if ((end < 0 ? rest.length : end) - position > LONGEST_HEAD) throw new MalformedAnswer(`The head of the answer is longer than ${LONGEST_HEAD} bytes`);
      if (end < 0) {
        this.#begun = Buffer.from(rest.subarray(position));
        return null;
      }
      this.#open(readHead(rest.toString('latin1', position, end)));
      position = end + HEAD_END.length;
    }
    position = this.#body.take(rest, position);
    return this.#body.isWhole ? this.#finish(position === rest.length) : null;
  }

  /** The connection has ended; the answer if that was its end, else null. */
  end(): ReadAnswer | null {
    return this.#head?.framing.kind === 'untilEnd' ? this.#finish(false) : null;
  }

  /** What comes before the answer itself (100, 103) is passed over. */
  #open(head: AnswerHead): void {
    if (head.status === SWITCHING_PROTOCOLS) throw new MalformedAnswer('The answer changes to a protocol that was not asked for');
    if (head.status < 200) return;
    this.#head = head;
    this.#body = openBody(head.framing, this.answerBytes);
  }

  #finish(isAll: boolean): ReadAnswer {
    const { status, contentType, contentEncoding, isKept, keptMs } = this.#head!;
    const answer = { status, contentType, contentEncoding, bytes: this.#body!.bytes() };
    this.#head = this.#body = null;
    // Nothing was asked that could have a further answer.
    return { answer, isKept: isKept && isAll, keptMs };
  }
}
