import { CodedError } from '@otklik/base';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Audience } from '../links/file-links.js';
import { savedAs } from './content-disposition.js';
import type { FileRoutesOptions } from './file-routes.js';
import { unavailable } from './take-upload.js';

/** Whatever a file says it is, a browser saves it and runs nothing of it. */
export const HARMLESS = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
  // Pages of other origins show pictures by their links; whoever has the link may see it.
  'cross-origin-resource-policy': 'cross-origin',
  // Hidden or erased, it must not be found in a cache.
  'cache-control': 'private, no-store',
} as const;

/** Gives a file out. @throws CodedError NOT_FOUND, FILES_UNAVAILABLE */
export async function handOut(
  { desk, storage, onTrouble }: FileRoutesOptions,
  request: IncomingMessage,
  response: ServerResponse,
  { fileId, audience }: { readonly fileId: string; readonly audience: Audience },
): Promise<void> {
  const file = await desk.hand(fileId, audience);
  if (file === null) throw CodedError.notFound();
  const bytes = await storage.get(file.key).catch(unavailable(onTrouble));
  if (bytes === null) {
    onTrouble(new Error(`The storage lacks the file ${file.key}`));
    throw CodedError.notFound();
  }
  for (const [name, value] of Object.entries(HARMLESS)) response.setHeader(name, value);
  response.setHeader('content-type', file.mediaType);
  response.setHeader('content-disposition', savedAs(file.name));
  response.setHeader('content-length', bytes.byteLength);
  response.end(request.method === 'HEAD' ? undefined : bytes);
}
