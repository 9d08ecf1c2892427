import type { IncomingMessage } from 'node:http';
import { newId } from '@otklik/base';

const SANE = /^[A-Za-z0-9._:-]{1,128}$/;

/** The id that names a request in logs: the client's own when it is harmless, otherwise a new one. */
export function requestIdOf(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && SANE.test(given) ? given : newId();
}
