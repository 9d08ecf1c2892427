import type { IncomingMessage } from 'node:http';

const EVENTS = 'text/event-stream';
/** Of equal liking, the first in the header is taken, as clients that can read several list what they like best first. */
const ANSWERS: ReadonlySet<string> = new Set([EVENTS, 'application/json', 'application/graphql-response+json', 'application/graphql+json', 'text/html', 'application/*', '*/*']);

/** Whether a client of `/graphql` would rather have its answer as Server-Sent Events than as JSON: by `Accept`, which must name them. */
export function acceptsEvents({ headers: { accept } }: IncomingMessage): boolean {
  // Nearly all requests end here.
  if (accept === undefined || accept.length < EVENTS.length || accept === 'application/json') return false;
  let [best, most] = ['', 0];
  for (const range of accept.toLowerCase().split(',')) {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim());
    const q = parameters.find((parameter) => parameter.startsWith('q='));
    const weight = q === undefined ? 1 : Number(q.slice(2));
    if (ANSWERS.has(type) && weight > most) [best, most] = [type, weight];
  }
  return best === EVENTS;
}
