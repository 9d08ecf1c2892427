/** A message that is not HTTP/1.1 as RFC 9112 has it, or more than is taken: its connection cannot be used any more. */
export class MalformedAnswer extends Error {
  override readonly name = 'MalformedAnswer';
}

/** How the end of a body is found: `length` bytes, by its chunks, or by the end of the connection. */
export type Framing = { readonly kind: 'length'; readonly length: number } | { readonly kind: 'chunked' } | { readonly kind: 'untilEnd' };

/** What is read of an answer's head. */
export interface AnswerHead {
  readonly status: number;
  /** Empty where nothing was said. */
  readonly contentType: string;
  /** The same. */
  readonly contentEncoding: string;
  readonly framing: Framing;
  /** Whether the connection can be used again. */
  readonly isKept: boolean;
  /** How long the server says it keeps the connection, in milliseconds. */
  readonly keptMs: number;
}

const STATUS_LINE = /^HTTP\/1\.([01]) ([1-9]\d\d)(?: .*)?$/;
const NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
/** A line break that is none, and what no field value may contain. */
const BROKEN = /[\r\n\0]/;
const LENGTH = /^\d{1,15}$/;
const NO_BODY: Framing = { kind: 'length', length: 0 };
const COLON = ':';

/** Heads that are remembered, and the longest of them in characters: those of one server and second differ in the length of the body only. */
const REMEMBERED = 256;
const LONGEST_REMEMBERED = 1_024;
/** By their texts without the digits of that length. */
const remembered = new Map<string, AnswerHead>();
const LENGTH_LINES = ['\r\ncontent-length: ', '\r\nContent-Length: '] as const;

/** Reads the head of an answer, without the empty line at its end. Throws `MalformedAnswer` rather than to guess. */
export function readHead(text: string): AnswerHead {
  const digits = digitsOfLength(text);
  if (digits === null || text.length > LONGEST_REMEMBERED) return parseHead(text);
  const key = text.slice(0, digits.from) + text.slice(digits.to);
  const known = remembered.get(key);
  if (known !== undefined) {
    const length = Number(text.slice(digits.from, digits.to));
    return known.framing === NO_BODY ? known : { ...known, framing: { kind: 'length', length } };
  }
  const head = parseHead(text);
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.set(key, head);
  return head;
}

/** Where the number stands in the first line that tells the length; null where there is none as it is usually written. */
function digitsOfLength(text: string): { readonly from: number; readonly to: number } | null {
  for (const line of LENGTH_LINES) {
    const at = text.indexOf(line);
    if (at < 0) continue;
    const from = at + line.length;
    const end = text.indexOf('\r\n', from);
    const to = end < 0 ? text.length : end;
    return LENGTH.test(text.slice(from, to)) ? { from, to } : null;
  }
  return null;
}

function parseHead(text: string): AnswerHead {
  const lines = text.split('\r\n');
  const [, minor, digits] = STATUS_LINE.exec(lines[0]!) ?? refuse('no status line of HTTP/1.1');
  const status = Number(digits);
  let [length, coding, connection, contentType, contentEncoding, keptMs] = ['', '', '', '', '', Infinity];
  for (let index = 1; index < lines.length; index++) {
    const line = lines[index]!;
    const colon = line.indexOf(COLON);
    const name = line.slice(0, Math.max(colon, 0));
    if (!NAME.test(name) || BROKEN.test(line)) refuse('a malformed header');
    const value = line.slice(colon + 1).trim();
    switch (name.toLowerCase()) {
      case 'content-length':
        if (length !== '' || !LENGTH.test(value)) refuse('a Content-Length that cannot be believed');
        length = value;
        break;
      case 'transfer-encoding':
        coding = coding === '' ? value.toLowerCase() : refuse('more than one Transfer-Encoding');
        break;
      case 'connection':
        connection += `,${value.toLowerCase()}`;
        break;
      case 'keep-alive':
        keptMs = Number(/timeout=(\d+)/i.exec(value)?.[1] ?? Infinity) * 1_000;
        break;
      case 'content-type':
        contentType = value;
        break;
      case 'content-encoding':
        contentEncoding = value;
    }
  }
  const framing = framingOf(status, length, coding);
  const options = connection.split(',').map((option) => option.trim());
  const isKept = framing.kind !== 'untilEnd' && !options.includes('close') && (minor === '1' || options.includes('keep-alive'));
  return { status, contentType, contentEncoding, framing, isKept, keptMs };
}

function framingOf(status: number, length: string, coding: string): Framing {
  if (coding !== '') {
    if (length !== '') refuse('both Content-Length and Transfer-Encoding');
    if (coding !== 'chunked') refuse(`a Transfer-Encoding that is not known: ${coding}`);
    return { kind: 'chunked' };
  }
  if (status < 200 || status === 204 || status === 304) return NO_BODY;
  return length === '' ? { kind: 'untilEnd' } : { kind: 'length', length: Number(length) };
}

function refuse(what: string): never {
  throw new MalformedAnswer(`The answer is not HTTP/1.1: ${what}`);
}
