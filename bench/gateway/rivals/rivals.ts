import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A gateway under test, started as `node <args>` with `NODE_ENV=production`. */
export interface Rival {
  readonly name: string;
  readonly title: string;
  readonly env?: Readonly<Record<string, string>>;
  /** What it must not say while it starts, lest something else be measured than its title says. */
  readonly mustNotSay?: RegExp;
  args(supergraphFile: string, port: number): string[];
}

const require = createRequire(import.meta.url);
const script = (file: string) => (supergraphFile: string, port: number) => [join(import.meta.dirname, file), supergraphFile, String(port)];
const hive = (...options: string[]) => (supergraphFile: string, port: number) => [
  join(dirname(require.resolve('@graphql-hive/gateway/package.json')), 'dist/bin.js'),
  'supergraph', supergraphFile, '--host', '127.0.0.1', '--port', String(port), ...options,
];

/** The one that all ratios refer to. */
export const BASELINE = 'apollo-gateway';
export const OURS = 'ours';

export const RIVALS: readonly Rival[] = [
  { name: OURS, title: 'Otklik gateway', args: script('ours.ts') },
  { name: BASELINE, title: '@apollo/gateway, defaults', env: { APOLLO_TELEMETRY_DISABLED: '1' }, args: script('apollo-gateway.ts') },
  { name: 'hive-gateway', title: 'Hive Gateway, defaults', args: hive() },
  { name: 'hive-gateway-rust', title: 'Hive Gateway, Rust planner', mustNotSay: /Could not load/, args: hive('--hive-router-runtime') },
];
