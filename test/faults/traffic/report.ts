import process from 'node:process';
import type { FaultPlatform } from '../platform/fault-platform.js';
import { check } from './check.js';
import type { Traffic } from './traffic.js';

/** What people did, and what came of it. */
export interface TrafficReport {
  readonly acknowledged: number;
  readonly retried: number;
  readonly seen: number;
  /** How often somebody was told what instead of an answer. */
  readonly failures: Readonly<Record<string, number>>;
  /** Whatever was not as promised. */
  readonly broken: readonly string[];
}

/** Nothing that may happen to a part or a network makes these right. */
const UNCLEAR = /INTERNAL_SERVER_ERROR|no code|^incomplete|[^A-Z]complete$/;

/** Brings what is under way to its end, with everything running again, and compares. */
export async function finishTraffic(platform: FaultPlatform, traffic: Traffic, mark: string): Promise<TrafficReport> {
  const { ledger } = traffic;
  await platform.allReady();
  await traffic.stopWriting();
  const broken = await check(platform, ledger, mark);
  const unclear = [...ledger.failures.keys()].filter((failure) => UNCLEAR.test(failure)).map((failure) => `a client was told: ${failure}`);
  if (broken.length + unclear.length > 0) for (const { name, output } of platform.parts) process.stdout.write(`--- ${name}\n${output}\n`);
  return {
    acknowledged: ledger.acknowledged.length,
    retried: ledger.retried,
    seen: ledger.watched.reduce((sum, { versions }) => sum + versions.length, 0),
    failures: Object.fromEntries([...ledger.failures].sort()),
    broken: [...broken, ...unclear],
  };
}
