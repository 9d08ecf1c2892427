import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseOptions } from '../harness/options.ts';
import type { Measurement } from './contestant.ts';
import { OPERATIONS } from './operations/operations.ts';
import { makeReport } from './report.ts';
import { RIVALS } from './rivals/rivals.ts';
import { summarise, type Row } from './summary.ts';
import { printable } from './tables.ts';

const options = parseOptions(['--rounds', '3'])!;
const heavy = OPERATIONS.filter(({ name }) => name === 'heavy');

/** A round of one second. */
function second(requests: number, { cpu = 0.5, latency = 10, peakMb = 100 } = {}): Measurement {
  const latencies = Array.from({ length: requests }, () => latency);
  return { requests, seconds: 1, latencies, bytes: requests * 2_000, cpuSeconds: cpu, fetches: requests * 7, peakBytes: peakMb * 1_000_000 };
}

function rowOf(rival: string, rounds: readonly Measurement[], baseline: readonly Measurement[]): Row {
  return summarise(RIVALS.find(({ name }) => name === rival)!, 'heavy', rounds, baseline);
}

test('a ratio is the median of the ratios to the baseline in the same round', () => {
  const baseline = [second(10), second(20), second(40)];
  const row = rowOf('ours', [second(100), second(100), second(100)], baseline);
  assert.deepEqual([row.ratios, row.ratio, row.requestsPerSecond], [[10, 5, 2.5], 5, 100]);
  assert.deepEqual([row.cpuMsPerRequest, row.cpuRatio, row.fetches, row.answerBytes], [5, 4.29, 7, 2_000]);
});

test('peak memory is the highest of the rounds', () => {
  assert.equal(rowOf('ours', [second(1, { peakMb: 200 }), second(1, { peakMb: 300 }), second(1)], []).peakMemoryMb, 300);
});

test('targets say what holds and what is missed, and what cannot be said is left out', () => {
  const baseline = [second(10, { peakMb: 200, latency: 90 })];
  const ours = rowOf('ours', [second(80, { peakMb: 250, latency: 20 })], baseline);
  const hive = rowOf('hive-gateway', [second(60, { latency: 50 })], baseline);
  const verdicts = (rows: Row[]) => makeReport(rows, heavy, options, 1).targets.map(({ wanted, measured, holds }) => [wanted, measured, holds]);
  assert.deepEqual(verdicts([ours, rowOf('apollo-gateway', baseline, baseline), hive]), [
    ['≥ 7.5', 8, true], ['≥ 9', 8, false], ['≥ 1.5', 1.33, false], ['< 50', 20, true], ['< 200', 250, false],
  ]);
  assert.deepEqual(verdicts([rowOf('ours', [second(80)], [])]), []);
});

test('what is not a gateway stands apart', () => {
  const rows = ['ours', 'ours-in-process'].map((rival) => rowOf(rival, [second(80)], []));
  const text = printable(makeReport(rows, heavy, options, 160), true);
  const [own, inProcess] = text.split('### In one process');
  assert.match(own!, /### heavy\n\nA page of 30 appeals.*; answer of 2\.0 kB\.\n\n\| gateway .*\n.*\n\| Otklik gateway +\| +80\.0 \|/);
  assert.doesNotMatch(own!, /subgraphs in its process/);
  assert.match(inProcess!, /\| heavy +\| +80\.0 \|/);
});
