import { EnvironmentError } from './environment-error.js';
import { POLICY_VARIABLES, readGatewayPolicies } from './gateway-policies.js';
import { policyVariables } from '../commands/policy-flags.js';

function refusalOf(variables: Record<string, string>): string {
  try {
    readGatewayPolicies(variables);
  } catch (error) {
    if (error instanceof EnvironmentError) return error.message;
    throw error;
  }
  return 'accepted';
}

test('what nothing is said of, or an empty value, is left to the gateway', () => {
  expect(readGatewayPolicies({})).toEqual({ limits: {} });
  expect(readGatewayPolicies(Object.fromEntries(POLICY_VARIABLES.map((name) => [name, ''])))).toEqual({ limits: {} });
});

test('each limit has a variable', () => {
  const variables = { OTKLIK_MAX_COST: '5', OTKLIK_MAX_ROOT_FIELDS: '7', OTKLIK_MAX_BODY_BYTES: '2000' };
  expect(readGatewayPolicies(variables)).toEqual({ limits: { cost: 5, rootFields: 7 }, bodyBytes: 2_000 });
});

test.each(['0', '-1', '1.5', 'many', '1e9', '1000000000'])('a limit is no %s', (value) => {
  expect(refusalOf({ OTKLIK_MAX_DEPTH: value })).toBe(`OTKLIK_MAX_DEPTH=${value} is not allowed: give a whole number from 1 to 999999999`);
});

test('origins are a list, or every one', () => {
  expect(readGatewayPolicies({ OTKLIK_CORS_ORIGINS: '*' }).corsOrigins).toBe('*');
  expect(readGatewayPolicies({ OTKLIK_CORS_ORIGINS: 'https://city.example, http://localhost:5173' }).corsOrigins).toEqual(
    new Set(['https://city.example', 'http://localhost:5173']),
  );
});

test.each(['city.example', 'https://city.example/', 'https://City.example', 'https://city.example:443', 'null', 'ftp://x', '*,https://a.example', ','])(
  'an origin is no "%s"',
  (value) => {
    expect(refusalOf({ OTKLIK_CORS_ORIGINS: value })).toMatch(/^OTKLIK_CORS_ORIGINS=.*: give origins such as/);
  },
);

test('a password in an origin is not shown', () => {
  expect(refusalOf({ OTKLIK_CORS_ORIGINS: 'https://user:secret@city.example' })).not.toContain('secret');
});

test('a safelist needs a manifest', () => {
  expect(refusalOf({ OTKLIK_SAFELIST: '1' })).toBe('OTKLIK_SAFELIST=1 needs OTKLIK_PERSISTED_OPERATIONS: without a manifest nothing could be run');
  expect(readGatewayPolicies({ OTKLIK_SAFELIST: '1', OTKLIK_PERSISTED_OPERATIONS: 'm.json' })).toEqual({
    limits: {},
    safelist: true,
    persistedOperations: 'm.json',
  });
});

test('flags of a command are the same variables', () => {
  expect(policyVariables({ maxRootFields: '9', safelist: true, corsOrigins: '*', port: '4000' })).toEqual({
    OTKLIK_MAX_ROOT_FIELDS: '9',
    OTKLIK_SAFELIST: '1',
    OTKLIK_CORS_ORIGINS: '*',
  });
});
