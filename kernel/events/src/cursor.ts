import { CodedError } from '@otklik/base';

/** A place in one topic: everything of the topic up to this version is known. Needs no knowledge of positions. */
export interface VersionCursor {
  readonly kind: 'version';
  readonly topic: string;
  readonly version: number;
}

/** A place in the whole log: everything up to this position is known. */
export interface LogCursor {
  readonly kind: 'log';
  readonly position: number;
}

/** What an opaque cursor text stands for. */
export type Cursor = VersionCursor | LogCursor;

const LONGEST = 1_000;

/** The opaque text of a cursor: base64url, so that it travels in URLs and headers as it is. */
export function encodeCursor(cursor: Cursor): string {
  const fields = cursor.kind === 'version' ? ['v', cursor.topic, cursor.version] : ['l', cursor.position];
  return Buffer.from(JSON.stringify(fields)).toString('base64url');
}

/**
 * Reads a cursor that a client sent.
 * @throws CodedError BAD_CURSOR when the text is not exactly what `encodeCursor` gives
 */
export function decodeCursor(text: string): Cursor {
  const cursor = text.length <= LONGEST ? parse(text) : null;
  if (cursor === null || encodeCursor(cursor) !== text) throw CodedError.badCursor();
  return cursor;
}

/**
 * Reads a cursor of one topic and gives its version.
 * @throws CodedError BAD_CURSOR also when the cursor belongs to another topic or to the whole log
 */
export function decodeVersionCursor(text: string, topic: string): number {
  const cursor = decodeCursor(text);
  if (cursor.kind !== 'version' || cursor.topic !== topic) throw CodedError.badCursor();
  return cursor.version;
}

function parse(text: string): Cursor | null {
  let fields: unknown;
  try {
    fields = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
  if (!Array.isArray(fields)) return null;
  const [kind, first, second] = fields as unknown[];
  if (kind === 'v' && typeof first === 'string' && isPlace(second)) return { kind: 'version', topic: first, version: second };
  if (kind === 'l' && isPlace(first)) return { kind: 'log', position: first };
  return null;
}

function isPlace(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
