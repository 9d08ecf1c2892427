import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import type { ExpectedFile } from '../file-desk.js';
import { FileError } from '../inspection/file-error.js';

/**
 * Writes the body of a request to a new file, and stops as soon as it is longer than announced.
 * @param stallMs how long nothing may come
 * @throws FileError FILE_TOO_LARGE, FILE_TRUNCATED, FILE_CHECKSUM_MISMATCH, FILE_TOO_SLOW; or the request's own error when its client is gone
 */
export async function receiveFile(request: IncomingMessage, expected: ExpectedFile, path: string, stallMs: number): Promise<void> {
  const { size: most, sha256 } = expected;
  if (Number(request.headers['content-length'] ?? 0) > most) throw FileError.tooLarge(most);
  const hash = createHash('sha256');
  const file = await open(path, 'wx', 0o600);
  let size = 0;
  try {
    for await (const chunk of patiently(request, stallMs)) {
      size += chunk.byteLength;
      if (size > most) throw FileError.tooLarge(most);
      hash.update(chunk);
      await file.writeFile(chunk);
    }
  } finally {
    await file.close();
  }
  if (size < most) throw FileError.truncated(most, size);
  if (sha256 !== null && hash.digest('hex') !== sha256) throw FileError.checksumMismatch();
}

async function* patiently(request: IncomingMessage, stallMs: number): AsyncGenerator<Buffer> {
  const chunks = request.iterator({ destroyOnReturn: false });
  for (;;) {
    let impatience: NodeJS.Timeout | undefined;
    const stalled = new Promise<never>((_, reject) => {
      impatience = setTimeout(() => reject(FileError.tooSlow()), stallMs);
    });
    const next = await Promise.race([chunks.next(), stalled]).finally(() => clearTimeout(impatience));
    if (next.done === true) return;
    yield next.value as Buffer;
  }
}
