import sharp, { type Sharp } from 'sharp';
import { FileError } from './file-error.js';

/** A photo of 48 megapixels still goes in; a picture that is small as a file and huge as a picture does not. */
const MOST_PIXELS = 50_000_000;
const QUALITY = 88;

const WRITERS: Readonly<Record<string, (picture: Sharp) => Sharp>> = {
  'image/jpeg': (picture) => picture.jpeg({ quality: QUALITY }),
  'image/png': (picture) => picture.png(),
  'image/webp': (picture) => picture.webp({ quality: QUALITY }),
};

// Files come once: what is kept of them would only fill the memory.
sharp.cache(false);

/**
 * Draws a picture anew in the same format: turned as it was meant to be seen, in the colours of screens, without EXIF, place, thumbnail,
 * comments or anything that was appended to it.
 * @throws FileError FILE_BROKEN, FILE_TOO_MANY_PIXELS
 */
export async function cleanPicture(bytes: Buffer, mediaType: string): Promise<Buffer> {
  const options = { failOn: 'error', limitInputPixels: MOST_PIXELS, sequentialRead: true } as const;
  const { width = 0, height = 0 } = await sharp(bytes, { ...options, limitInputPixels: false })
    .metadata()
    .catch(() => {
      throw FileError.broken();
    });
  if (width * height > MOST_PIXELS) throw FileError.tooManyPixels(MOST_PIXELS);
  const write = WRITERS[mediaType]!;
  return write(sharp(bytes, options).autoOrient())
    .toBuffer()
    .catch(() => {
      throw FileError.broken();
    });
}
