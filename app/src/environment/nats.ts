import { EnvironmentError } from './environment-error.js';
import { valueOf, type Variables } from './variables.js';

/** How processes on several machines wake each other. Holds secrets: never print it. */
export interface NatsEnvironment {
  /** `NATS_URL`: an address, or several of one cluster with commas between. */
  readonly url: string;
  /** `NATS_SUBJECT`: what the subjects of this platform begin with. */
  readonly subject: string;
}

/** Null when processes wake each other over PostgreSQL. @throws EnvironmentError for a wrong value, without showing its password */
export function readNats(variables: Variables): NatsEnvironment | null {
  const subject = valueOf(variables, 'NATS_SUBJECT') ?? 'otklik';
  if (!/^[\w-]+(\.[\w-]+)*$/.test(subject)) throw EnvironmentError.value('NATS_SUBJECT', subject, 'give letters, digits, "_" and "-", with dots between parts');
  const url = valueOf(variables, 'NATS_URL');
  if (url === null) return null;
  if (!url.split(',').every(isServer)) throw EnvironmentError.value('NATS_URL', '…', 'give nats://HOST:PORT or tls://HOST:PORT, several of a cluster with commas between them');
  return { url, subject };
}

function isServer(text: string): boolean {
  const url = /[\s\p{Cc}]/u.test(text) ? null : URL.parse(text);
  return url !== null && /^(nats|tls):$/.test(url.protocol) && url.hostname !== '' && /^\/?$/.test(url.pathname) && url.search === '' && url.hash === '';
}
