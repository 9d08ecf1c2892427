import type { Clock } from '@otklik/base';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FileDesk } from '../file-desk.js';
import type { FileScanner } from '../inspection/scanner.js';
import { FileError } from '../inspection/file-error.js';
import type { FileLinks, LinkGrant } from '../links/file-links.js';
import type { FileStorage } from '../storage/file-storage.js';
import { handOut } from './hand-out.js';
import { takeUpload } from './take-upload.js';
import { WorkSlots } from './work-slots.js';

/** What the routes of files work with. */
export interface FileRoutesOptions {
  readonly links: FileLinks;
  readonly desk: FileDesk;
  readonly storage: FileStorage;
  /** Nothing is scanned when left out. */
  readonly scanner?: FileScanner | undefined;
  /** Folder for files that are coming; what a crash leaves there may be removed. */
  readonly incoming: string;
  readonly clock: Clock;
  /** Told of each failure of the storage or the antivirus. */
  readonly onTrouble: (error: unknown) => void;
  /** How long a file under way may stop, in milliseconds; 30 s by default. */
  readonly stallMs?: number;
}

/** Answers a request when it is for a file. @returns whether it was. @throws CodedError for every refusal */
export type FileRoute = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

const INSPECTIONS = 2;
const MOST_WAITING = 50;
/** How long a browser may remember the answer to a preflight, in seconds. */
const REMEMBERED_S = 7_200;

/** The routes by which files come and go. The signature of a link is the whole permission: no cookie, no token, any origin. */
export function fileRoutes(options: FileRoutesOptions): FileRoute {
  const { links, clock } = options;
  const slots = new WorkSlots(INSPECTIONS, MOST_WAITING);
  return async (request, response) => {
    const link = links.check(request.url ?? '/', clock.now());
    if (link === null) return false;
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-expose-headers', 'content-disposition, x-request-id');
    if (request.method === 'OPTIONS') {
      preflight(request, response);
      return true;
    }
    if (link.state !== 'valid') throw link.state === 'expired' ? FileError.linkExpired() : FileError.linkInvalid();
    await answer(options, slots, request, response, link.grant);
    return true;
  };
}

async function answer(options: FileRoutesOptions, slots: WorkSlots, request: IncomingMessage, response: ServerResponse, grant: LinkGrant): Promise<void> {
  const methods = grant.action === 'upload' ? ['PUT'] : ['GET', 'HEAD'];
  if (!methods.includes(request.method ?? '')) throw FileError.linkInvalid();
  if (grant.action === 'download') return handOut(options, request, response, grant);
  const { mediaType, size, sha256 } = await takeUpload(options, slots, request, grant.fileId);
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.statusCode = 201;
  response.end(JSON.stringify({ id: grant.fileId, status: 'READY', mediaType, size, sha256 }));
}

function preflight(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('access-control-allow-methods', 'GET, HEAD, PUT');
  response.setHeader('access-control-allow-headers', request.headers['access-control-request-headers'] ?? '*');
  response.setHeader('access-control-max-age', REMEMBERED_S);
  response.setHeader('vary', 'access-control-request-headers');
  response.statusCode = 204;
  response.end();
}
