import type { CorsOrigins, OperationLimits } from '@otklik/gateway';
import { EnvironmentError } from './environment-error.js';
import { RATE_VARIABLES, readRateLimits, type RateLimitsEnvironment } from './rate-limits.js';
import { readSockets, SOCKET_VARIABLES, type SocketsEnvironment } from './sockets.js';
import { readSwitch, valueOf, type Variables } from './variables.js';

/** What the gateway lets in. What is left out has the gateway's default. */
export interface GatewayPolicies {
  /** `OTKLIK_MAX_TOKENS` and the other limits of operations. */
  readonly limits: Partial<OperationLimits>;
  /** `OTKLIK_MAX_BODY_BYTES`: of a request over HTTP and of a message on a socket. */
  readonly bodyBytes?: number | undefined;
  /** `OTKLIK_PERSISTED_OPERATIONS`: the file of a manifest. */
  readonly persistedOperations?: string | undefined;
  /** `OTKLIK_SAFELIST`: nothing but the operations of the manifest is run. */
  readonly safelist?: boolean | undefined;
  /** `OTKLIK_CORS_ORIGINS`: pages of which other origins may use the graph. */
  readonly corsOrigins?: CorsOrigins | undefined;
  /** `OTKLIK_IDE`: whether the start page has GraphiQL; outside production when nothing is said. */
  readonly ide?: boolean | undefined;
  /** How much each viewer, client and address may do in a minute. */
  readonly rateLimits?: RateLimitsEnvironment | undefined;
  /** How many sockets and operations on them, and how sockets are closed. */
  readonly sockets?: SocketsEnvironment | undefined;
}

const IDE = 'OTKLIK_IDE';
const MAX_BODY_BYTES = 'OTKLIK_MAX_BODY_BYTES';

const LIMIT_VARIABLES = {
  tokens: 'OTKLIK_MAX_TOKENS',
  nesting: 'OTKLIK_MAX_NESTING',
  depth: 'OTKLIK_MAX_DEPTH',
  selections: 'OTKLIK_MAX_SELECTIONS',
  aliases: 'OTKLIK_MAX_ALIASES',
  rootFields: 'OTKLIK_MAX_ROOT_FIELDS',
  directives: 'OTKLIK_MAX_DIRECTIVES',
  placeDirectives: 'OTKLIK_MAX_PLACE_DIRECTIVES',
  repeats: 'OTKLIK_MAX_REPEATS',
  comparisons: 'OTKLIK_MAX_COMPARISONS',
  fragments: 'OTKLIK_MAX_FRAGMENTS',
  operations: 'OTKLIK_MAX_OPERATIONS',
  cost: 'OTKLIK_MAX_COST',
} as const satisfies Record<keyof OperationLimits, string>;

/** Every variable that is read here. */
export const POLICY_VARIABLES: readonly string[] = [
  MAX_BODY_BYTES,
  ...Object.values(LIMIT_VARIABLES),
  'OTKLIK_PERSISTED_OPERATIONS',
  'OTKLIK_SAFELIST',
  'OTKLIK_CORS_ORIGINS',
  IDE,
  ...RATE_VARIABLES,
  ...SOCKET_VARIABLES,
];

/** @throws EnvironmentError for the first wrong value */
export function readGatewayPolicies(variables: Variables): GatewayPolicies {
  const persistedOperations = valueOf(variables, 'OTKLIK_PERSISTED_OPERATIONS') ?? undefined;
  const safelist = readSwitch(variables, 'OTKLIK_SAFELIST') ?? undefined;
  if (safelist === true && persistedOperations === undefined) {
    throw new EnvironmentError('OTKLIK_SAFELIST=1 needs OTKLIK_PERSISTED_OPERATIONS: without a manifest nothing could be run');
  }
  const limits: { -readonly [Limit in keyof OperationLimits]?: number } = {};
  for (const [limit, variable] of Object.entries(LIMIT_VARIABLES)) {
    const most = readMost(variables, variable);
    if (most !== undefined) limits[limit as keyof OperationLimits] = most;
  }
  return {
    limits,
    bodyBytes: readMost(variables, MAX_BODY_BYTES),
    persistedOperations,
    safelist,
    corsOrigins: readCorsOrigins(variables),
    ide: readSwitch(variables, IDE) ?? undefined,
    rateLimits: readRateLimits(variables),
    sockets: readSockets(variables),
  };
}

function readMost(variables: Variables, name: string): number | undefined {
  const value = valueOf(variables, name);
  if (value === null) return undefined;
  if (!/^[1-9]\d{0,8}$/.test(value)) throw EnvironmentError.value(name, value, 'give a whole number from 1 to 999999999');
  return Number(value);
}

function readCorsOrigins(variables: Variables): CorsOrigins | undefined {
  const value = valueOf(variables, 'OTKLIK_CORS_ORIGINS');
  if (value === null) return undefined;
  if (value.trim() === '*') return '*';
  const origins = value.split(',').map((origin) => origin.trim());
  const wrong = origins.find((origin) => !isOrigin(origin));
  if (wrong !== undefined) {
    throw EnvironmentError.value('OTKLIK_CORS_ORIGINS', wrong.includes('@') ? '…' : wrong, 'give origins such as https://city.example with commas between them, or *');
  }
  return new Set(origins);
}

/** As browsers send it: scheme, host in lower case, port if it is not the usual one, and nothing else. */
function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === text;
}
