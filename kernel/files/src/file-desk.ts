import type { ErrorCode } from '@otklik/base';
import type { Audience } from './links/file-links.js';

/** A file that somebody has announced. */
export interface ExpectedFile {
  /** In bytes, exactly. */
  readonly size: number;
  readonly mediaType: string;
  /** SHA-256 of its bytes in hex; null when it was not announced. */
  readonly sha256: string | null;
}

/** A file that has been taken. */
export interface TakenFile {
  /** Where it is in the storage. */
  readonly key: string;
  readonly mediaType: string;
  /** In bytes, as it is kept. */
  readonly size: number;
  /** Of the bytes that are kept, in hex. */
  readonly sha256: string;
}

/** A file that may be given out. */
export interface HandedFile {
  readonly key: string;
  /** As whom it is for sees it. */
  readonly name: string;
  readonly mediaType: string;
}

/** Whoever knows which files there are, whose they are and who may have them; the routes ask it and know nothing themselves. */
export interface FileDesk {
  /** What should come under this id; null when nothing is expected, or no longer. */
  expected(fileId: string): Promise<ExpectedFile | null>;
  /** The file has come and is kept. @returns whether it was still expected; otherwise its bytes are removed again */
  take(fileId: string, file: TakenFile): Promise<boolean>;
  /** The file has come and will never be taken. */
  refuse(fileId: string, code: ErrorCode): Promise<void>;
  /** The file for somebody with a link that was good when it was given out; null when it is no longer. */
  hand(fileId: string, audience: Audience): Promise<HandedFile | null>;
}
