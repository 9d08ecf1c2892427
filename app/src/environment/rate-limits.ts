import { isIP, isIPv6 } from 'node:net';
import type { RateLimitOptions } from '@otklik/gateway';
import { DEFAULT_RATE_LIMITS, type PointsPerMinute, type RateLimitName } from '@otklik/gateway/rates';
import { EnvironmentError } from './environment-error.js';
import { readSwitch, valueOf, type Variables } from './variables.js';

/** What was said of limits of rates. */
export interface RateLimitsEnvironment {
  /** `OTKLIK_RATE_LIMITS`: whether the defaults hold; null: in production only. */
  readonly asked: boolean | null;
  /** `OTKLIK_RATE_VIEWER` and the others, in points; 0 for none. */
  readonly perMinute: PointsPerMinute;
  /** `OTKLIK_TRUSTED_PROXIES`: addresses and networks. */
  readonly trustedProxies: readonly string[];
}

const POINT_VARIABLES = {
  viewer: 'OTKLIK_RATE_VIEWER',
  client: 'OTKLIK_RATE_CLIENT',
  anonymous: 'OTKLIK_RATE_ANONYMOUS',
  ip: 'OTKLIK_RATE_IP',
} as const satisfies Record<RateLimitName, string>;

/** Every variable that is read here. */
export const RATE_VARIABLES: readonly string[] = ['OTKLIK_RATE_LIMITS', ...Object.values(POINT_VARIABLES), 'OTKLIK_TRUSTED_PROXIES'];

/** Undefined when nothing was said. @throws EnvironmentError for the first wrong value */
export function readRateLimits(variables: Variables): RateLimitsEnvironment | undefined {
  if (RATE_VARIABLES.every((name) => valueOf(variables, name) === null)) return undefined;
  const asked = readSwitch(variables, 'OTKLIK_RATE_LIMITS');
  const perMinute: { -readonly [Name in RateLimitName]?: number } = {};
  for (const [name, variable] of Object.entries(POINT_VARIABLES)) {
    const points = readPoints(variables, variable);
    if (points !== null) perMinute[name as RateLimitName] = points;
  }
  if (asked === false && Object.keys(perMinute).length > 0) {
    throw new EnvironmentError('OTKLIK_RATE_LIMITS=0 does not go with OTKLIK_RATE_VIEWER, _CLIENT, _ANONYMOUS and _IP: unset one of the two');
  }
  return { asked, perMinute, trustedProxies: readNetworks(variables, 'OTKLIK_TRUSTED_PROXIES') };
}

/**
 * The limits that hold: in production the defaults and what was said, else only what was said. Strangers measure a demo, and all
 * from one address.
 */
export function rateLimitsInForce(said: RateLimitsEnvironment | undefined, production: boolean): RateLimitOptions | undefined {
  const { asked = null, perMinute = {}, trustedProxies = [] } = said ?? {};
  if (asked === false) return undefined;
  const all = { ...(asked ?? production ? DEFAULT_RATE_LIMITS : {}), ...perMinute };
  const inForce = Object.entries(all).filter(([, points]) => points > 0);
  return inForce.length === 0 ? undefined : { perMinute: Object.fromEntries(inForce), trustedProxies };
}

function readPoints(variables: Variables, name: string): number | null {
  const value = valueOf(variables, name);
  if (value === null) return null;
  if (!/^(0|[1-9]\d{0,8})$/.test(value)) throw EnvironmentError.value(name, value, 'give points a minute as a whole number to 999999999, or 0 for no limit');
  return Number(value);
}

function readNetworks(variables: Variables, name: string): string[] {
  const networks = valueOf(variables, name)?.split(',').map((network) => network.trim()) ?? [];
  const wrong = networks.find((network) => !isNetwork(network));
  if (wrong === undefined) return networks;
  throw EnvironmentError.value(name, wrong, 'give addresses and networks such as 10.0.0.0/8 or 2001:db8::/32, with commas between them');
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  if (isIP(address) === 0 || address.includes('%') || rest.length > 0) return false;
  return bits === undefined || (/^(0|[1-9]\d{0,2})$/.test(bits) && Number(bits) <= (isIPv6(address) ? 128 : 32));
}
