/**
 * Properties are tried with the same values in every run, so that a change is judged by what it does. `OTKLIK_SEED=7` tries others,
 * `OTKLIK_SEED=random` new ones each time (fast-check prints the seed of what fails). Only test files that import fast-check pay for it.
 */
import { readFileSync } from 'node:fs';

const DEFAULT_SEED = 20_261_122;

const { testPath } = expect.getState();
const chosen = process.env['OTKLIK_SEED'] ?? String(DEFAULT_SEED);
if (testPath !== undefined && chosen !== 'random' && readFileSync(testPath, 'utf8').includes("'fast-check'")) {
  const { default: fc } = await import('fast-check');
  fc.configureGlobal({ seed: Number(chosen) });
}
