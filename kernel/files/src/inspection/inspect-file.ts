import { fileTypeFromBuffer } from 'file-type';
import { ACCEPTED_TYPES } from './accepted-types.js';
import { cleanPicture } from './clean-picture.js';
import { FileError } from './file-error.js';
import { checkOffice, checkPdf } from './whole-document.js';

/** A file that may be kept. */
export interface InspectedFile {
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/**
 * Looks at a file that somebody sent: its type by its bytes, whatever it is called; pictures are drawn anew, so that nothing but the
 * picture is left of them.
 * @param declared the media type it was announced as; one picture may stand for another, because names of pictures are often wrong
 * @throws FileError with a code of the error table
 */
export async function inspectFile(bytes: Buffer, declared: string): Promise<InspectedFile> {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  const type = ACCEPTED_TYPES.get(found?.mime ?? '');
  if (found === undefined || type === undefined) throw FileError.typeRefused();
  const isAsDeclared = found.mime === declared || (type.kind === 'picture' && ACCEPTED_TYPES.get(declared)?.kind === 'picture');
  if (!isAsDeclared) throw FileError.typeMismatch();
  switch (type.kind) {
    case 'picture':
      return { mediaType: found.mime, bytes: await cleanPicture(bytes, found.mime) };
    case 'pdf':
      checkPdf(bytes);
      return { mediaType: found.mime, bytes };
    case 'office':
      checkOffice(bytes);
      return { mediaType: found.mime, bytes };
  }
}
