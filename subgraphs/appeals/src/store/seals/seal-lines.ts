/**
 * How the file of seals is written, for who wants to read it without the platform. Lines of ASCII, each ended by a line feed; a seal is
 *
 *     seal {"number":2,"file":"<id of the file>","at":"<moment>","previous":"<digest of seal 1>"}
 *     <id of an appeal> <its version> <digest of the change that led to it>
 *     …
 *     total {"heads":1,"appeals":1209,"changes":4021}
 *     digest <SHA-256 of all lines above, line feeds included, hexadecimal>
 *
 * Lines are only ever added. A seal without its last line was broken off and does not count; a line that was broken off ends with `~`.
 */
export interface SealHeader {
  /** From 1 on, without gaps. */
  readonly number: number;
  /** The same in all seals of a file. */
  readonly file: string;
  readonly at: string;
  /** Null for the first. */
  readonly previous: string | null;
}

/** How much there was when it was sealed, and how many of the heads had changed since the seal before. */
export interface SealTotal {
  readonly heads: number;
  readonly appeals: number;
  readonly changes: number;
}

export const HEADER = 'seal ';
/** Ends a line that was broken off before its line feed, so that nobody takes it for a whole one. */
export const TORN = '~';
const TOTAL = 'total ';
const DIGEST = 'digest ';
const HEAD_LINE = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}) ([1-9]\d{0,9}) ([0-9a-f]{64})$/;

export function writeHeader(header: SealHeader): string {
  return `${HEADER}${JSON.stringify(header)}\n`;
}

/** @param digest hexadecimal */
export function writeHead(appealId: string, version: number, digest: string): string {
  return `${appealId} ${version} ${digest}\n`;
}

export function writeTotal(total: SealTotal): string {
  return `${TOTAL}${JSON.stringify(total)}\n`;
}

export function writeDigest(digest: string): string {
  return `${DIGEST}${digest}\n`;
}

/** Null for another line. */
export function readHeader(line: string): SealHeader | null {
  const value = readJson(line, HEADER);
  if (typeof value?.['number'] !== 'number' || typeof value['file'] !== 'string' || typeof value['at'] !== 'string') return null;
  const previous = value['previous'];
  if (previous !== null && typeof previous !== 'string') return null;
  return { number: value['number'], file: value['file'], at: value['at'], previous };
}

/** Null for another line. */
export function readHead(line: string): [appealId: string, version: number, digest: string] | null {
  const [, appealId, version, digest] = HEAD_LINE.exec(line) ?? [];
  return appealId === undefined || digest === undefined ? null : [appealId, Number(version), digest];
}

export function isTotal(line: string): boolean {
  return line.startsWith(TOTAL);
}

/** Null for another line. */
export function readDigest(line: string): string | null {
  return line.startsWith(DIGEST) && !line.endsWith(TORN) ? line.slice(DIGEST.length) : null;
}

function readJson(line: string, prefix: string): Record<string, unknown> | null {
  if (!line.startsWith(prefix)) return null;
  try {
    return JSON.parse(line.slice(prefix.length)) as Record<string, unknown> | null;
  } catch {
    return null;
  }
}
