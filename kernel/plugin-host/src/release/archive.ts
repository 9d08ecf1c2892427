import { RELEASE_LIMITS } from '@otklik/plugin-sdk';
import { gunzipSync, gzipSync } from 'node:zlib';
import { ReleaseInvalid } from './release-invalid.js';
import { readTar } from './tar-reader.js';
import { writeTar } from './tar-writer.js';

/**
 * The files of a gzipped tarball. What it unpacks to is bounded before it is unpacked.
 * @throws ReleaseInvalid
 */
export function readArchive(archive: Uint8Array): Map<string, Buffer> {
  if (archive.length > RELEASE_LIMITS.archiveBytes) throw ReleaseInvalid.because('TOO_LARGE', `is larger than ${RELEASE_LIMITS.archiveBytes} bytes`);
  return readTar(unzipped(archive));
}

/** A gzipped tarball of files by their paths inside `package/`. */
export function writeArchive(files: ReadonlyMap<string, Uint8Array>): Buffer {
  return gzipSync(writeTar(files), { level: 9 });
}

function unzipped(archive: Uint8Array): Buffer {
  try {
    return gunzipSync(archive, { maxOutputLength: RELEASE_LIMITS.unpackedBytes });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw ReleaseInvalid.because('TOO_LARGE', `unpacks to more than ${RELEASE_LIMITS.unpackedBytes} bytes`);
    throw ReleaseInvalid.because('BAD_ARCHIVE', 'is not a gzipped tarball');
  }
}
