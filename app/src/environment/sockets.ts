import type { SocketLimits } from '@otklik/gateway';
import { EnvironmentError } from './environment-error.js';
import { valueOf, type Variables } from './variables.js';

/** What was said of sockets: limits of each, how many somebody may have, and how they are closed. */
export type SocketsEnvironment = Partial<Pick<SocketLimits, 'operations' | 'subscriptions' | 'perViewer' | 'perAddress' | 'drainDelayMs' | 'drainMs'>>;

interface Range {
  readonly variable: string;
  readonly least: number;
  readonly most: number;
  /** How 0 is read. */
  readonly zero?: null;
}

const RANGES = {
  operations: { variable: 'OTKLIK_SOCKET_OPERATIONS', least: 1, most: 100_000 },
  subscriptions: { variable: 'OTKLIK_SOCKET_SUBSCRIPTIONS', least: 1, most: 100_000 },
  perViewer: { variable: 'OTKLIK_SOCKETS_PER_VIEWER', least: 0, most: 1_000_000, zero: null },
  perAddress: { variable: 'OTKLIK_SOCKETS_PER_ADDRESS', least: 0, most: 1_000_000, zero: null },
  drainDelayMs: { variable: 'OTKLIK_DRAIN_DELAY_MS', least: 0, most: 600_000 },
  drainMs: { variable: 'OTKLIK_DRAIN_MS', least: 0, most: 600_000 },
} as const satisfies Record<keyof SocketsEnvironment, Range>;

/** In production, where rates are limited: a person has some windows and devices; many persons share an address. */
const IN_PRODUCTION = { perViewer: 100, perAddress: 20_000 } as const;

/** Every variable that is read here. */
export const SOCKET_VARIABLES: readonly string[] = Object.values(RANGES).map(({ variable }) => variable);

/** Undefined when nothing was said. @throws EnvironmentError for the first wrong value */
export function readSockets(variables: Variables): SocketsEnvironment | undefined {
  const said = Object.entries(RANGES).flatMap(([name, range]) => {
    const value = readWithin(variables, range);
    return value === undefined ? [] : [[name, value] as const];
  });
  return said.length === 0 ? undefined : Object.fromEntries(said);
}

/** The limits that hold. @param areRatesLimited whether the defaults of production hold */
export function socketLimitsInForce(said: SocketsEnvironment, areRatesLimited: boolean): SocketsEnvironment {
  return { ...(areRatesLimited ? IN_PRODUCTION : {}), ...said };
}

function readWithin(variables: Variables, { variable, least, most, zero }: Range): number | null | undefined {
  const text = valueOf(variables, variable);
  if (text === null) return undefined;
  const value = Number(text);
  if (/^(0|[1-9]\d*)$/.test(text) && value >= least && value <= most) return value === 0 && zero === null ? null : value;
  throw EnvironmentError.value(variable, text, `give a whole number from ${least} to ${most}${zero === null ? '; 0 is no limit' : ''}`);
}
