import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * What stands between the load and the data: a gateway over HTTP to the subgraphs, a gateway with the subgraphs in its own
 * process, or a subgraph asked directly. Only the first are compared with each other.
 */
export type RivalKind = 'gateway' | 'in-process' | 'direct';

/** A process under test, started as `node <args>` with `NODE_ENV=production`. */
export interface Rival {
  readonly name: string;
  readonly title: string;
  readonly kind: RivalKind;
  /** Whether equal requests to a subgraph that are under way at the same time become one. */
  readonly deduplicatesInFlight: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** What it must not say while it starts, lest something else be measured than its title says. */
  readonly mustNotSay?: RegExp;
  /** It takes part only when it is named. */
  readonly onlyWhenNamed?: boolean;
  args(supergraphFile: string, port: number): string[];
}

/** The one that all ratios refer to. */
export const BASELINE = 'apollo-gateway';
export const OURS = 'ours';
/** The settings of Hive Gateway, of which ours is compared with the best. */
export const HIVE = /^hive-/;

const require = createRequire(import.meta.url);
const here = (file: string): string => join(import.meta.dirname, file);
const script = (file: string) => (supergraphFile: string, port: number) => [here(file), supergraphFile, String(port)];
const hive = (...options: string[]) => (supergraphFile: string, port: number) => [
  join(dirname(require.resolve('@graphql-hive/gateway/package.json')), 'dist/bin.js'),
  'supergraph', supergraphFile, '--host', '127.0.0.1', '--port', String(port), ...options,
];

/** The young generation of V8 as `pnpm start` and `pnpm otklik` set it in package.json, in MiB: a tenth less memory, the same speed. */
const asStarted = { NODE_OPTIONS: '--max-semi-space-size=32' } as const;

const gateway = { kind: 'gateway', deduplicatesInFlight: false } as const;
const apollo = { ...gateway, env: { APOLLO_TELEMETRY_DISABLED: '1' } } as const;
const hiveDefaults = { ...gateway, deduplicatesInFlight: true } as const;
const hiveRust = { ...hiveDefaults, mustNotSay: /Could not load/ } as const;

export const RIVALS: readonly Rival[] = [
  { ...gateway, name: OURS, title: 'Otklik gateway', env: asStarted, args: script('ours.ts') },
  { ...apollo, name: BASELINE, title: '@apollo/gateway, defaults', args: script('apollo-gateway.ts') },
  { ...apollo, name: 'apollo-undici', title: '@apollo/gateway, undici data source', args: script('apollo-undici.ts') },
  { ...hiveDefaults, name: 'hive-gateway', title: 'Hive Gateway, defaults', args: hive() },
  { ...hiveRust, name: 'hive-gateway-rust', title: 'Hive Gateway, Rust planner', args: hive('--hive-router-runtime') },
  {
    ...hiveRust,
    name: 'hive-gateway-rust-no-dedup',
    title: 'Hive Gateway, Rust planner, no de-duplication',
    deduplicatesInFlight: false,
    args: hive('--hive-router-runtime', '--config-path', here('hive-without-deduplication.config.ts')),
  },
  {
    ...gateway,
    name: 'ours-in-process',
    title: 'Otklik gateway, subgraphs in its process',
    kind: 'in-process',
    env: asStarted,
    args: script('ours-in-process.ts'),
  },
  { ...gateway, name: 'direct', title: 'the subgraph itself, no gateway', kind: 'direct', args: script('direct.ts') },
  { ...gateway, name: 'liar', title: 'a gateway that lies', onlyWhenNamed: true, args: script('liar.ts') },
];
