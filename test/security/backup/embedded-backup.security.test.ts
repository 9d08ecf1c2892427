/**
 * Scenario: a platform on one machine, with the PostgreSQL that comes along. Its operator makes a backup beside the running platform, stops
 * it, and has it again from a new OTKLIK_HOME. Black box: the built command and the public graph.
 */
import { GraphClient } from '@otklik/test/platform';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCommand } from '../../support/start-command.js';
import { documentOf, otklik } from './otklik.js';

const SUBMIT = `mutation { submitAppeal(input: { idempotencyKey: "embedded-1", categoryId: "roads.pothole", text: "Яма у дома", location: { latitude: 55.03, longitude: 82.92 }, details: { roadPothole: { lane: 1 } } })
  { ... on SubmitAppealSuccess { appeal { id } } } }`;
const MINE = '{ viewer { appeals(first: 5) { nodes { id text history { at status } } } } }';
/** Several processes with a PostgreSQL of their own, one after the other, on a busy machine. */
const SCENARIO_MS = 300_000;

let folder: string;
let variables: Record<string, string>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'otklik-embedded-'));
  variables = { PORT: '0', OTKLIK_DEMO_SAMPLES: '0', OTKLIK_LOG_LEVEL: 'warn', OTKLIK_HOME: join(folder, 'home') };
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test('a platform moves into another home by a backup that was made while it ran', async () => {
  const first = startCommand(['start'], variables);
  const anna = await GraphClient.as(await first.ready(), 'anna');
  await anna.ask(SUBMIT);
  const before = await anna.ask(MINE);
  const running = await otklik(variables, 'backup', join(folder, 'running.tar.zst'), '--keys', join(folder, 'keys.json'));
  expect(running).toMatchObject({ code: 0, errors: '' });
  await first.stop('SIGTERM');

  const stopped = documentOf<{ rows: number }>(await otklik(variables, 'backup', folder, '--json'));
  expect(running.output).toContain(`Backed up ${stopped.rows} rows`);
  expect((await readdir(folder)).filter((name) => /^otklik-[\dT:Z-]+\.tar\.zst$/.test(name))).toHaveLength(1);

  const elsewhere = { ...variables, OTKLIK_HOME: join(folder, 'elsewhere') };
  expect(await otklik(elsewhere, 'restore', join(folder, 'running.tar.zst'), '--keys', join(folder, 'keys.json'))).toMatchObject({ code: 0, errors: '' });
  expect((await otklik(elsewhere, 'verify')).code).toBe(0);
  const second = startCommand(['start'], elsewhere);
  expect(await (await GraphClient.as(await second.ready(), 'anna')).ask(MINE)).toEqual(before);
  const refused = await otklik(elsewhere, 'restore', join(folder, 'running.tar.zst'));
  expect({ code: refused.code, errors: refused.errors }).toMatchObject({ code: 1, errors: expect.stringContaining('already running') as string });
  await second.stop('SIGTERM');
}, SCENARIO_MS);

test('a home without a platform is not made into one by a backup, nor by a file that is no good', async () => {
  const nowhere = { ...variables, OTKLIK_HOME: join(folder, 'nowhere') };
  expect(await otklik(nowhere, 'backup', join(folder, 'nothing.tar.zst'))).toMatchObject({ code: 1, errors: expect.stringContaining('There is no database in') as string });
  await writeFile(join(folder, 'bad.tar.zst'), 'not a backup');
  expect(await otklik(nowhere, 'restore', join(folder, 'bad.tar.zst'))).toMatchObject({ code: 1, errors: expect.stringContaining('is no backup of Otklik') as string });
  await expect(readdir(join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'ENOENT' });
}, SCENARIO_MS);
