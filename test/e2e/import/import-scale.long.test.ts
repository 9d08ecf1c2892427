/** Scenario: a country's table of agencies and staff, 16,500 rows each. Black box, as in the other files of this folder. */
import { runCommand, startTestPlatform, type TestPlatform } from '@otklik/test/platform';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeAgencies, writeStaff } from './table-file.js';

const ROWS = 16_500;
const LIMIT_MS = 60_000;

let platform: TestPlatform;
let folder: string;

beforeAll(async () => {
  platform = await startTestPlatform();
  folder = await mkdtemp(join(tmpdir(), 'otklik-scale-'));
});

afterAll(async () => {
  await platform?.stop();
  await rm(folder, { recursive: true, force: true });
});

it.each([
  ['import-agencies', writeAgencies],
  ['import-staff', writeStaff],
])(
  '%s takes 16,500 rows in less than a minute, and the second time none',
  async (command, write) => {
    const path = join(folder, `${command}.csv`);
    await write(path, ROWS);
    const started = performance.now();
    expect((await runCommand(platform.url, [command, path])).lines).toEqual([`accepted ${ROWS}, repeated 0, refused 0`]);
    expect(performance.now() - started).toBeLessThan(LIMIT_MS);
    expect((await runCommand(platform.url, [command, path])).lines).toEqual([`accepted 0, repeated ${ROWS}, refused 0`]);
  },
  3 * LIMIT_MS,
);
