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
  const port = valueOf(variables, 'PORT') ?? '4000';
  if (!/^(0|[1-9]\d{0,4})$/.test(port) || Number(port) > 65_535) {
    throw EnvironmentError.value('PORT', port, 'give a whole number from 0 (any free port) to 65535');
  }
  return Number(port);
}

export function readHome(variables: Variables): string {
  const home = valueOf(variables, 'OTKLIK_HOME') ?? '.otklik';
  if (/\p{Cc}/u.test(home)) throw EnvironmentError.value('OTKLIK_HOME', home, 'give the path of a folder');
  return home;
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

function valueOf(variables: Variables, name: string): string | null {
  return variables[name] || null;
}
