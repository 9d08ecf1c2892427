import { negotiateLocale, type Locale } from '@otklik/base';
import type { Viewer } from '@otklik/identity';
import type { IncomingHttpHeaders } from 'node:http';

/** Who speaks on a socket, from `connection_init` on. */
export interface SocketIdentity {
  readonly viewer: Viewer;
  readonly locale: Locale;
}

/** What of the upgrade request may say who speaks. Nothing else of it is kept while the socket is open. */
export type UpgradeHeaders = Pick<IncomingHttpHeaders, 'authorization' | 'accept-language'>;

/** What stands for a value that is no text: no scheme takes it. */
const NO_TEXT = '';

/**
 * Reads `{"authorization": "Bearer …", "acceptLanguage": "…"}` from the payload of `connection_init`; what it leaves out
 * is taken from the headers of the upgrade request. Throws what `identify` throws.
 */
export async function identifySocket(
  payload: Readonly<Record<string, unknown>> | undefined,
  headers: UpgradeHeaders,
  identify: (authorization: string | null) => Promise<Viewer>,
): Promise<SocketIdentity> {
  const authorization = given(payload, 'authorization') ?? headers.authorization ?? null;
  const language = given(payload, 'acceptlanguage') ?? given(payload, 'accept-language') ?? headers['accept-language'];
  const viewer = await identify(authorization === null || typeof authorization === 'string' ? authorization : NO_TEXT);
  return { viewer, locale: negotiateLocale(typeof language === 'string' ? language : null) };
}

/** A value of the payload by its name in any case: clients often pass their HTTP headers on. */
function given(payload: Readonly<Record<string, unknown>> | undefined, name: string): unknown {
  const key = Object.keys(payload ?? {}).find((candidate) => candidate.toLowerCase() === name);
  return key === undefined ? undefined : payload?.[key];
}
