import { CodedError, type Clock } from '@otklik/base';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ExportDesk, OpenedExport } from '../export-desk.js';
import { FileError } from '../inspection/file-error.js';
import type { FileLinks } from '../links/file-links.js';
import { savedAs } from './content-disposition.js';
import type { FileRoute } from './file-routes.js';
import { HARMLESS } from './hand-out.js';

/** What the route of exports works with. */
export interface ExportRouteOptions {
  readonly links: FileLinks;
  readonly desk: ExportDesk;
  readonly clock: Clock;
  /** Told of each export that broke off by a fault of ours. */
  readonly onTrouble: (error: unknown) => void;
  /** How many may be written at once; 4 by default. More are told to come again. */
  readonly atOnce?: number;
  /** How long its reader may take nothing, in milliseconds; two minutes by default. */
  readonly stallMs?: number;
}

const AT_ONCE = 4;
const STALL_MS = 120_000;

/**
 * The route by which exports go: written while they go, as fast as their reader takes them and never ahead. The signature of a link is the
 * permission to ask; what it gives is decided anew by the rights of whom it was made for.
 */
export function exportRoute(options: ExportRouteOptions): FileRoute {
  const { links, desk, clock, atOnce = AT_ONCE } = options;
  let underWay = 0;
  return async (request, response) => {
    const link = links.checkExport(request.url ?? '/', clock.now());
    if (link === null) return false;
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-expose-headers', 'content-disposition, x-request-id');
    if (link.state !== 'valid') throw link.state === 'expired' ? FileError.linkExpired() : FileError.linkInvalid();
    if (request.method !== 'GET') throw FileError.linkInvalid();
    if (underWay >= atOnce) throw FileError.unavailable();
    underWay += 1;
    try {
      const opened = await desk.open(link.exportId);
      if (opened === null) throw CodedError.notFound();
      await send(options, opened, request, response);
    } finally {
      underWay -= 1;
    }
    return true;
  };
}

async function send({ onTrouble, stallMs = STALL_MS }: ExportRouteOptions, { name, mediaType, chunks }: OpenedExport, request: IncomingMessage, response: ServerResponse): Promise<void> {
  for (const [header, value] of Object.entries(HARMLESS)) response.setHeader(header, value);
  response.setHeader('content-type', mediaType);
  response.setHeader('content-disposition', savedAs(name));
  // Proxies that collect answers before they pass them on would fill their disks.
  response.setHeader('x-accel-buffering', 'no');
  response.setTimeout(stallMs, () => response.destroy());
  try {
    // One chunk ahead: what waits in memory is one batch of rows.
    await pipeline(Readable.from(chunks, { highWaterMark: 1 }), response);
  } catch (error) {
    // It has begun: all that can be said now is that it does not end as it should.
    response.destroy();
    if (!request.destroyed && !(error instanceof CodedError)) onTrouble(error);
  }
}
