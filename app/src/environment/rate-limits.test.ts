import { DEFAULT_RATE_LIMITS } from '@otklik/gateway';
import { EnvironmentError } from './environment-error.js';
import { rateLimitsInForce, readRateLimits } from './rate-limits.js';

function refusalOf(variables: Record<string, string>): string {
  try {
    readRateLimits(variables);
  } catch (error) {
    if (error instanceof EnvironmentError) return error.message;
    throw error;
  }
  return 'accepted';
}

const inForce = (variables: Record<string, string>, production: boolean): unknown => rateLimitsInForce(readRateLimits(variables), production)?.perMinute;

test('the defaults hold in production, and in a demo when that is asked for', () => {
  expect([inForce({}, true), inForce({}, false)]).toEqual([DEFAULT_RATE_LIMITS, undefined]);
  expect([inForce({ OTKLIK_RATE_LIMITS: '0' }, true), inForce({ OTKLIK_RATE_LIMITS: '1' }, false)]).toEqual([undefined, DEFAULT_RATE_LIMITS]);
});

test('one that is given holds everywhere, and 0 is none', () => {
  const variables = { OTKLIK_RATE_VIEWER: '500', OTKLIK_RATE_IP: '0' };
  expect(inForce(variables, false)).toEqual({ viewer: 500 });
  expect(inForce(variables, true)).toEqual({ viewer: 500, client: DEFAULT_RATE_LIMITS.client, anonymous: DEFAULT_RATE_LIMITS.anonymous });
  expect(inForce({ OTKLIK_RATE_VIEWER: '0' }, false)).toBeUndefined();
});

test('trusted proxies are addresses and networks', () => {
  expect(readRateLimits({ OTKLIK_TRUSTED_PROXIES: '10.0.0.0/8, 192.0.2.1,2001:db8::/32' })?.trustedProxies).toEqual(['10.0.0.0/8', '192.0.2.1', '2001:db8::/32']);
});

test.each(['proxy.example', '10.0.0.0/33', '10.0.0/8', '10.0.0.0/8/8', '10.0.0.0/', '*', ',', '::1/129', 'fe80::1%eth0'])('a trusted proxy is no "%s"', (value) => {
  expect(refusalOf({ OTKLIK_TRUSTED_PROXIES: value })).toMatch(/^OTKLIK_TRUSTED_PROXIES=.* is not allowed: give addresses and networks/);
});

test.each(['-1', '1.5', 'many', '1e9', '1000000000', '007'])('points are no %s', (value) => {
  expect(refusalOf({ OTKLIK_RATE_CLIENT: value })).toMatch(/^OTKLIK_RATE_CLIENT=.*: give points a minute as a whole number to 999999999/);
});

test('off and a limit do not go together', () => {
  expect(refusalOf({ OTKLIK_RATE_LIMITS: '0', OTKLIK_RATE_IP: '5' })).toMatch(/^OTKLIK_RATE_LIMITS=0 does not go with/);
});
