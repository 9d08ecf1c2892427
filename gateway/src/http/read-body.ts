import type { IncomingMessage } from 'node:http';
import { HttpRefusal } from './http-refusal.js';

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** Reads a JSON body of at most so many bytes. Throws `HttpRefusal` on another type, a longer body or broken JSON. */
export async function readJson(request: IncomingMessage, most: number): Promise<unknown> {
  requireJsonType(request);
  const bytes = await readBytes(request, most);
  try {
    return JSON.parse(UTF8.decode(bytes)) as unknown;
  } catch {
    throw HttpRefusal.badRequest('The request body is not valid JSON in UTF-8.');
  }
}

function requireJsonType({ headers }: IncomingMessage): void {
  const [essence = '', ...parameters] = (headers['content-type'] ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = parameters
    .find((parameter) => parameter.startsWith('charset='))
    ?.slice(8)
    .replaceAll('"', '');
  const encoding = headers['content-encoding'] ?? 'identity';
  if (essence !== 'application/json' || (charset ?? 'utf-8') !== 'utf-8' || encoding !== 'identity')
    throw HttpRefusal.unsupportedMediaType();
}

/** Stops reading at the limit, also when no length was announced. */
function readBytes(request: IncomingMessage, most: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > most) return Promise.reject(HttpRefusal.bodyTooLarge(most));
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.byteLength;
      if (length > most) {
        request.pause();
        reject(HttpRefusal.bodyTooLarge(most));
      } else {
        chunks.push(chunk);
      }
    });
    request.on('end', () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, length)));
    request.on('error', reject);
    request.on('close', () => reject(HttpRefusal.badRequest('The request was broken off.')));
  });
}
