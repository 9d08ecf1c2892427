import { checkLine, normaliseLine, type ValidationIssue } from '@otklik/base';

/** What a file belongs to. */
export enum AttachmentPart {
  APPEAL = 'APPEAL',
  ANSWER = 'ANSWER',
}

/** How far a file is. */
export enum AttachmentStatus {
  PENDING = 'PENDING',
  READY = 'READY',
  REFUSED = 'REFUSED',
  ERASED = 'ERASED',
}

/** The longest name of a file, in characters. */
export const MAX_NAME_LENGTH = 200;
/** The largest file, in bytes. */
export const MAX_FILE_BYTES = 20_000_000;
/** The most files of one appeal, and as many again of its answer. */
export const MAX_FILES = 10;
/** The most of all of them together, in bytes. */
export const MAX_TOTAL_BYTES = 60_000_000;
/** The most files of one person that belong to no appeal yet. */
export const MAX_LOOSE_FILES = 30;
/** How long a link for sending a file is good, in milliseconds. */
export const UPLOAD_MS = 3_600_000;
/** How long a link for getting a file is good, in milliseconds. */
export const DOWNLOAD_MS = 300_000;
/** How long files are kept that did not come, or belong to no appeal, in milliseconds. */
export const LOOSE_MS = 86_400_000;

const SHA256 = /^[0-9a-f]{64}$/i;

/** A file as somebody announces it. */
export interface AnnouncedFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256?: string | null;
}

/** A file's name as it is kept: without folders, so that nobody takes it for a path. */
export function normaliseFileName(name: string): string {
  return normaliseLine(name.replace(/^.*[/\\]/s, ''));
}

/** What is wrong with a file that is announced. @param accepted the media types that are taken */
export function checkAnnouncedFile({ fileName, mediaType, size, sha256 }: AnnouncedFile, accepted: ReadonlySet<string>): ValidationIssue[] {
  const issues = checkLine(normaliseFileName(fileName), ['fileName'], MAX_NAME_LENGTH);
  if (!accepted.has(mediaType)) issues.push(typeRefused(accepted));
  if (!Number.isInteger(size) || size < 1 || size > MAX_FILE_BYTES) issues.push(BAD_SIZE);
  if (sha256 != null && !SHA256.test(sha256)) issues.push(BAD_SHA256);
  return issues;
}

/**
 * A file's name for those who do not know its author: people write their names into names of files.
 * @param place of the file among those of its appeal, from 1
 */
export function publicFileName(place: number, extension: string): string {
  return `file-${place}.${extension}`;
}

function typeRefused(accepted: ReadonlySet<string>): ValidationIssue {
  const list = [...accepted].join(', ');
  return { path: ['mediaType'], code: 'FILE_TYPE_REFUSED', message: { ru: `Принимаются файлы типов: ${list}.`, en: `These types of files are taken: ${list}.` } };
}

const BAD_SIZE: ValidationIssue = {
  path: ['size'],
  code: 'OUT_OF_RANGE',
  message: { ru: `Размер файла — от 1 байта до ${MAX_FILE_BYTES / 1e6} МБ.`, en: `A file has 1 byte to ${MAX_FILE_BYTES / 1e6} MB.` },
};

const BAD_SHA256: ValidationIssue = {
  path: ['sha256'],
  code: 'BAD_FORMAT',
  message: { ru: 'SHA-256 — это 64 шестнадцатеричные цифры.', en: 'A SHA-256 is 64 hexadecimal digits.' },
};
