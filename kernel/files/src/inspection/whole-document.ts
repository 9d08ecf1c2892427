import { FileError } from './file-error.js';

/** Readers of PDF look for its end here; some programs append a little to it. */
const PDF_TAIL = 4_096;
/** The end record of a ZIP archive with the longest comment. */
const ZIP_TAIL = 22 + 65_535;
const ZIP_END = Buffer.from('PK\x05\x06', 'latin1');
/** Where programs in office documents are; names in a ZIP archive are not compressed. */
const PROGRAMS = ['vbaProject.bin', 'Basic/script-lc.xml', 'Basic/script-lb.xml'];

/** @throws FileError FILE_BROKEN when its end is missing */
export function checkPdf(bytes: Buffer): void {
  if (!bytes.subarray(-PDF_TAIL).includes('%%EOF')) throw FileError.broken();
}

/** @throws FileError FILE_BROKEN when its end is missing, FILE_TYPE_REFUSED when it carries programs */
export function checkOffice(bytes: Buffer): void {
  if (!bytes.subarray(-ZIP_TAIL).includes(ZIP_END)) throw FileError.broken();
  if (PROGRAMS.some((name) => bytes.includes(name))) throw FileError.typeRefused();
}
