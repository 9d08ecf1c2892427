import type { IncomingMessage, ServerResponse } from 'node:http';
import { negotiateLocale } from '@otklik/base';
import { errors, type Provider } from 'oidc-provider';
import type { Persona } from '../personas.js';
import { failurePage, personaPage } from './pages.js';

/** Longest form that is read, in bytes. */
const MAX_FORM_BYTES = 4_096;

const CANCELLED = { error: 'access_denied', error_description: 'The sign-in was cancelled' };

/** Serves `/interaction/UID`: shows the personas, and signs in the one that was chosen. */
export async function servePersonaSignIn(
  provider: Provider,
  personas: readonly Persona[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const locale = negotiateLocale(request.headers['accept-language']);
  const fail = (status: number, reason: string): void => sendPage(response, status, failurePage(reason, locale));
  try {
    const { uid, prompt } = await provider.interactionDetails(request, response);
    if (!pathOf(request).endsWith(`/interaction/${uid}`)) return fail(400, 'This page belongs to another sign-in');
    if (prompt.name === 'consent') return await provider.interactionFinished(request, response, { consent: {} });
    if (request.method === 'GET' || request.method === 'HEAD') return sendPage(response, 200, personaPage(personas, locale));
    if (request.method !== 'POST') return fail(405, 'Only GET and POST');
    const form = await readForm(request);
    if (form === null) return fail(413, 'The form is too large');
    if (form.has('cancel')) return await provider.interactionFinished(request, response, CANCELLED);
    const persona = personas.find(({ name }) => name === form.get('persona'));
    if (persona === undefined) return fail(400, 'There is no such persona');
    await provider.interactionFinished(request, response, { login: { accountId: persona.subject } }, { mergeWithLastSubmission: false });
  } catch (error) {
    if (!(error instanceof errors.SessionNotFound)) throw error;
    fail(400, 'This sign-in has expired, or was begun in another browser');
  }
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_FORM_BYTES) return null;
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

function sendPage(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    // No form-action here: browsers apply it to the redirect that follows, and that leads to the front end.
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
    'referrer-policy': 'no-referrer',
  });
  response.end(html);
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '').split('?')[0]!;
}
