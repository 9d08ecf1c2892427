/** Adds up what the files of the differential suite met; in the run that CI makes, nothing may be left unmet. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

export default class DifferentialReporter {
  onRunStart() {
    this.folder = mkdtempSync(join(tmpdir(), 'otklik-tallies-'));
    process.env.OTKLIK_TALLIES = this.folder;
    process.env.APOLLO_TELEMETRY_DISABLED = '1';
  }

  onRunComplete(_contexts, { numTotalTestSuites, numPassedTests }) {
    const tallies = readdirSync(this.folder).map((file) => JSON.parse(readFileSync(join(this.folder, file), 'utf8')));
    rmSync(this.folder, { recursive: true });
    if (tallies.length === 0) return;
    const total = tallies.reduce((sum, { operations }) => sum + operations, 0);
    const features = added(tallies.map((tally) => tally.features));
    const deviations = added(tallies.map((tally) => tally.deviations));
    const [{ seed, isDefaultRun }] = tallies;
    say(`\nDifferential tests: ${total} operations on ${tallies.length} graphs, seed ${seed} (OTKLIK_SEED=${seed} npx pnpm test:differential)`);
    print('Operations by feature', features);
    print('Operations by known deviation', deviations);
    // A run of some files only says nothing about the rest.
    if (!isDefaultRun || tallies.length < 9 || numTotalTestSuites < 6 || numPassedTests === 0) return;
    const unmet = [...Object.entries(features), ...Object.entries(deviations)].filter(([, count]) => count === 0).map(([name]) => name);
    if (total < 5000) this.error = new Error(`Only ${total} operations were compared.`);
    if (unmet.length > 0) this.error = new Error(`No operation met: ${unmet.join('; ')}.`);
  }

  getLastError() {
    return this.error;
  }
}

function added(counts) {
  const sum = {};
  for (const each of counts) for (const [name, count] of Object.entries(each)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}

function print(title, counts) {
  say(`${title}:`);
  for (const [name, count] of Object.entries(counts)) say(`  ${String(count).padStart(6)}  ${name}`);
}

function say(line) {
  process.stdout.write(`${line}\n`);
}
