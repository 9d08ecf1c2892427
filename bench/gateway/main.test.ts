import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

const run = (...options: string[]): { status: number | null; stdout: string; stderr: string } =>
  spawnSync(process.execPath, [join(import.meta.dirname, 'main.ts'), '--quick', ...options], { encoding: 'utf8' });

const FIGURES = ['requestsPerSecond', 'ratio', 'p50Ms', 'p99Ms', 'peakMemoryMb', 'coreUse'];
interface Printed {
  rows: Record<string, unknown>[];
  targets: unknown[];
  answersCompared: number;
}

test('a gateway that lies once in a hundred answers ends the run with its lie and no figures', () => {
  const { status, stdout, stderr } = run('--rivals', 'liar', '--only', 'one-field');
  assert.equal(status, 1);
  assert.equal(stdout, '');
  assert.match(stderr, /a gateway that lies failed: one-field \{"id":"t\d+-\d+"\}: HTTP 200\n {2}got .*\n {2}expected \{"data"/);
});

test('a gateway that says a mutation was carried out when it was not ends the run', () => {
  const { status, stdout, stderr } = run('--rivals', 'liar', '--only', 'mutation');
  assert.deepEqual([status, stdout], [1, '']);
  assert.match(stderr, /a gateway that lies: \d+ mutations were answered, 0 were carried out/);
});

test('ours and a subgraph asked directly are measured, and JSON says everything', () => {
  const rivals = 'ours,ours-in-process,direct,apollo-gateway';
  const { status, stdout, stderr } = run('--rivals', rivals, '--only', 'one-field,mutation', '--json');
  assert.equal(status, 0, stderr);
  const { rows, targets, answersCompared } = JSON.parse(stdout) as Printed;
  assert.deepEqual(rows.map(({ operation, rival, fetches }) => [operation, rival, fetches]), [
    ['one-field', 'ours', 1], ['one-field', 'apollo-gateway', 1], ['one-field', 'ours-in-process', null], ['one-field', 'direct', null],
    ['mutation', 'ours', 3], ['mutation', 'apollo-gateway', 4], ['mutation', 'ours-in-process', null],
  ]);
  for (const row of rows) {
    for (const column of FIGURES) assert.ok(Number(row[column]) > 0, `${column} of ${JSON.stringify(row)}`);
  }
  assert.ok(targets.length > 0);
  assert.ok(answersCompared > 0);
});

test('what does not exist is refused with what there is', () => {
  const refusals = { '--only': /nothing; there are heavy, /, '--rivals': /nothing; there are ours, /, '--profile': /no nothing in/ };
  for (const [option, message] of Object.entries(refusals)) {
    const { status, stderr } = run(option, 'nothing');
    assert.equal(status, 1);
    assert.match(stderr, message);
  }
  assert.match(run('--wrong').stderr, /--rounds N/);
  assert.match(run('--rivals', 'direct', '--only', 'heavy').stderr, /None of these rivals can answer any of these operations/);
});
