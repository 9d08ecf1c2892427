import type { IncomingMessage } from 'node:http';

/** Reads a body; null when it is longer than allowed or was broken off. What is left of it is not read. */
export function readBody(request: IncomingMessage, most: number): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > most) return Promise.resolve(null);
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.byteLength;
      if (length <= most) return void chunks.push(chunk);
      request.pause();
      resolve(null);
    });
    request.on('end', () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, length)));
    request.on('close', () => resolve(null));
  });
}
