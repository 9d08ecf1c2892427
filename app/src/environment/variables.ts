import { EnvironmentError } from './environment-error.js';
import { isHost, isLoopback } from './host-address.js';

/** Environment variables by name; an empty one counts as unset. */
export type Variables = Readonly<Record<string, string | undefined>>;

const DEFAULT_AUDIENCE = 'urn:otklik:graph';

export function readHost(variables: Variables): string {
  const host = valueOf(variables, 'HOST') ?? '127.0.0.1';
  if (!isHost(host)) throw EnvironmentError.value('HOST', host, 'give an IP address or a host name, without scheme and port');
  return host;
}

export function readPort(variables: Variables): number {
  return readPortOf(variables, 'PORT');
}

/** The port in a variable; 4000 when unset. */
export function readPortOf(variables: Variables, name: string): number {
  const port = valueOf(variables, name) ?? '4000';
  if (!/^(0|[1-9]\d{0,4})$/.test(port) || Number(port) > 65_535) {
    throw EnvironmentError.value(name, port, 'give a whole number from 0 (any free port) to 65535');
  }
  return Number(port);
}

export function readHome(variables: Variables): string {
  const home = valueOf(variables, 'OTKLIK_HOME') ?? '.otklik';
  if (/\p{Cc}/u.test(home)) throw EnvironmentError.value('OTKLIK_HOME', home, 'give the path of a folder');
  return home;
}

/** Null when unset. */
export function readSeals(variables: Variables): string | null {
  const folder = valueOf(variables, 'OTKLIK_SEALS');
  if (folder !== null && /\p{Cc}/u.test(folder)) throw EnvironmentError.value('OTKLIK_SEALS', folder, 'give the path of a folder');
  return folder;
}

export function readDatabaseUrl(variables: Variables): string | null {
  const value = valueOf(variables, 'DATABASE_URL');
  if (value === null) return null;
  const url = /[\s\p{Cc}]/u.test(value) ? null : URL.parse(value);
  if (url === null || !/^postgres(ql)?:$/.test(url.protocol) || url.hostname === '' || !/^\/[^/]+$/.test(url.pathname)) {
    // A value that cannot be read as a URL may have its password anywhere: no more than the scheme is shown.
    const scheme = /^[a-z][a-z\d+.-]*:\/\//i.exec(value)?.[0] ?? '';
    throw EnvironmentError.value(
      'DATABASE_URL',
      `${scheme}…`,
      'give postgres://USER:PASSWORD@HOST:PORT/DATABASE, special characters percent-encoded',
    );
  }
  return value;
}

/** `1` or `0`; null when unset. */
export function readSwitch(variables: Variables, name: string): boolean | null {
  const value = valueOf(variables, name);
  if (value === null) return null;
  if (value !== '0' && value !== '1') throw EnvironmentError.value(name, value, 'give 1 (on) or 0 (off)');
  return value === '1';
}

export function readIssuer(variables: Variables): string | null {
  const value = valueOf(variables, 'OIDC_ISSUER');
  if (value === null) return null;
  const url = /[\s\p{Cc}]/u.test(value) ? null : URL.parse(value);
  const isWeb =
    url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname.replace(/^\[|\]$/g, ''))));
  if (!isWeb || /[?#@]/.test(value)) {
    const shown = value.includes('@') ? '…' : value;
    throw EnvironmentError.value(
      'OIDC_ISSUER',
      shown,
      'give an https:// URL (http:// for this machine only) without user, query and fragment',
    );
  }
  return value;
}

export function readAudience(variables: Variables): string {
  const audience = valueOf(variables, 'OIDC_AUDIENCE') ?? DEFAULT_AUDIENCE;
  if (/[\s\p{Cc}]/u.test(audience))
    throw EnvironmentError.value('OIDC_AUDIENCE', audience, 'give the audience of the access tokens, without spaces');
  return audience;
}

export function readLoginClaim(variables: Variables): string {
  const claim = valueOf(variables, 'OIDC_LOGIN_CLAIM') ?? 'login';
  if (/[\s\p{Cc}]/u.test(claim)) throw EnvironmentError.value('OIDC_LOGIN_CLAIM', claim, 'give the name of a claim, without spaces');
  return claim;
}

export function readTokenType(variables: Variables): 'at+jwt' | 'any' {
  const type = valueOf(variables, 'OIDC_TOKEN_TYPE') ?? 'at+jwt';
  if (type !== 'at+jwt' && type !== 'any') throw EnvironmentError.value('OIDC_TOKEN_TYPE', type, 'give at+jwt or any');
  return type;
}

export function readAssuranceClaim(variables: Variables): string {
  const claim = valueOf(variables, 'OIDC_ASSURANCE_CLAIM') ?? 'acr';
  if (/[\s\p{Cc}]/u.test(claim)) throw EnvironmentError.value('OIDC_ASSURANCE_CLAIM', claim, 'give the name of a claim, without spaces');
  return claim;
}

export function readIdentifiedValues(variables: Variables): string[] {
  const value = valueOf(variables, 'OIDC_IDENTIFIED') ?? 'identified';
  const values = value.split(',');
  if (values.some((one) => one === '' || /[\s\p{Cc}]/u.test(one))) throw EnvironmentError.value('OIDC_IDENTIFIED', value, 'give values of the claim, with commas between them and without spaces');
  return values;
}

/** Shown in place of a secret. */
const HIDDEN = '…';
const LONG_ENOUGH = 'give at least 32 characters without spaces and commas, such as the output of "openssl rand -hex 32"';

export function readVoteSecret(variables: Variables): string | null {
  const secret = valueOf(variables, 'OTKLIK_VOTE_SECRET');
  if (secret !== null && !isSecret(secret)) throw EnvironmentError.value('OTKLIK_VOTE_SECRET', HIDDEN, LONG_ENOUGH);
  return secret;
}

/** One or two: the first signs, both are taken. */
export function readCallSecrets(variables: Variables): string[] | null {
  const secrets = valueOf(variables, 'OTKLIK_CALL_SECRET')?.split(',') ?? null;
  if (secrets !== null && (secrets.length > 2 || !secrets.every(isSecret))) {
    throw EnvironmentError.value('OTKLIK_CALL_SECRET', HIDDEN, `${LONG_ENOUGH}; two with a comma between them while one replaces the other`);
  }
  return secrets;
}

function isSecret(text: string): boolean {
  return /^[\x21-\x2b\x2d-\x7e]{32,}$/.test(text);
}

/** URLs by names of subgraphs, as far as they are given. Which names there are is not known here. */
export function readSubgraphUrls(variables: Variables): Map<string, string> {
  const urls = new Map<string, string>();
  const value = valueOf(variables, 'OTKLIK_SUBGRAPH_URLS');
  for (const entry of value?.split(',') ?? []) {
    const [, name, url] = /^\s*([a-z]+)=(\S+)\s*$/.exec(entry) ?? [];
    const parsed = url === undefined ? null : URL.parse(url);
    const isWeb = parsed !== null && /^https?:$/.test(parsed.protocol) && parsed.username === '' && parsed.password === '' && parsed.hash === '';
    if (name === undefined || !isWeb || urls.has(name)) {
      const shown = value?.includes('@') ? HIDDEN : value;
      throw EnvironmentError.value('OTKLIK_SUBGRAPH_URLS', shown ?? '', 'give NAME=URL, several with commas between them, such as appeals=http://appeals:4002/graphql');
    }
    urls.set(name, parsed.pathname === '/' ? new URL('/graphql', parsed).href : parsed.href);
  }
  return urls;
}

const SUBGRAPH_TIMEOUT_MS = 30_000;

/** Milliseconds. */
export function readSubgraphTimeout(variables: Variables): number {
  const text = valueOf(variables, 'OTKLIK_SUBGRAPH_TIMEOUT_MS');
  if (text === null) return SUBGRAPH_TIMEOUT_MS;
  if (!/^[1-9]\d{2,6}$/.test(text)) throw EnvironmentError.value('OTKLIK_SUBGRAPH_TIMEOUT_MS', text, 'give milliseconds from 100 to 9999999');
  return Number(text);
}

/** Long enough for a client that was away to go on from its cursor. */
const EVENT_LOG_DAYS = 30;

/** Null for ever. */
export function readEventLogDays(variables: Variables): number | null {
  const text = valueOf(variables, 'OTKLIK_EVENT_LOG_DAYS');
  if (text === null) return EVENT_LOG_DAYS;
  if (!/^(0|[3-9]|[1-9]\d{1,4})$/.test(text)) {
    throw EnvironmentError.value('OTKLIK_EVENT_LOG_DAYS', text, 'give whole days from 3 to 99999, or 0 to keep the event log for ever');
  }
  return text === '0' ? null : Number(text);
}

/** Null for never. @param byDefault days */
export function readCloseAfterDays(variables: Variables, byDefault: number): number | null {
  const text = valueOf(variables, 'OTKLIK_CLOSE_AFTER_DAYS');
  if (text === null) return byDefault;
  if (!/^(0|[1-9]\d{0,3})$/.test(text)) {
    throw EnvironmentError.value('OTKLIK_CLOSE_AFTER_DAYS', text, 'give whole days from 1 to 9999, or 0 to close no answered appeal');
  }
  return text === '0' ? null : Number(text);
}

/** Null when unset or empty. */
export function valueOf(variables: Variables, name: string): string | null {
  return variables[name] || null;
}
