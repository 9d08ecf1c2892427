import type { IncomingMessage } from 'node:http';
import { HttpRefusal } from './http-refusal.js';

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** How large a request body may be, and how long it may take to come. */
export interface BodyLimits {
  readonly bytes: number;
  /** In milliseconds. */
  readonly timeoutMs: number;
}

export const DEFAULT_BODY_LIMITS: BodyLimits = { bytes: 1_000_000, timeoutMs: 15_000 };

/** Reads a JSON body. Throws `HttpRefusal` on another type, a longer or slower body or broken JSON. */
export async function readJson(request: IncomingMessage, limits: BodyLimits): Promise<unknown> {
  requireJsonType(request);
  const bytes = await readBytes(request, limits);
  try {
    return JSON.parse(UTF8.decode(bytes)) as unknown;
  } catch {
    throw HttpRefusal.badRequest('The request body is not valid JSON in UTF-8.');
  }
}

/** Reads a body as text in UTF-8, whatever it says it is. Throws `HttpRefusal` on a longer or slower body. */
export async function readText(request: IncomingMessage, limits: BodyLimits): Promise<string> {
  const bytes = await readBytes(request, limits);
  try {
    return UTF8.decode(bytes);
  } catch {
    throw HttpRefusal.badRequest('The request body is not text in UTF-8.');
  }
}

function requireJsonType({ headers }: IncomingMessage): void {
  if (headers['content-type'] === 'application/json' && headers['content-encoding'] === undefined) return;
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

/** Stops reading at the limits, also when no length was announced. */
function readBytes(request: IncomingMessage, { bytes: most, timeoutMs }: BodyLimits): Promise<Buffer> {
  return new Promise<Buffer>((resolve, reject) => {
    if (Number(request.headers['content-length'] ?? 0) > most) throw HttpRefusal.bodyTooLarge(most);
    const fail = (error: Error): void => {
      clearTimeout(impatience);
      reject(error);
    };
    const giveUp = (refusal: HttpRefusal): void => {
      request.pause();
      fail(refusal);
    };
    const impatience = setTimeout(() => giveUp(HttpRefusal.tooSlow(timeoutMs)), timeoutMs);
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.byteLength;
      if (length > most) giveUp(HttpRefusal.bodyTooLarge(most));
      else chunks.push(chunk);
    });
    request.on('end', () => {
      clearTimeout(impatience);
      resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, length));
    });
    request.on('error', fail);
    request.on('close', () => {
      // It is also told of requests that came whole, and an Error costs a stack.
      if (!request.complete) fail(HttpRefusal.badRequest('The request was broken off.'));
    });
  });
}
