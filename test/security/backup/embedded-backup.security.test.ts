/**
 * Scenario: a platform on one machine, with the PostgreSQL that comes along. Its operator makes a backup beside the running platform, stops
 * it, and has it again from a new OTKLIK_HOME. Black box: the built command and the public graph.
 */
import { GraphClient } from '@otklik/test/platform';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCommand, type RunningCommand } from '../../support/start-command.js';
import { documentOf, otklik } from './otklik.js';

const SUBMIT = `mutation { submitAppeal(input: { idempotencyKey: "embedded-1", categoryId: "roads.pothole", text: "Яма у дома", location: { latitude: 55.03, longitude: 82.92 }, details: { roadPothole: { lane: 1 } } })
  { ... on SubmitAppealSuccess { appeal { id } } } }`;
const UPDATE = 'mutation { updateProfile(input: { givenName: "Анна", phone: "+7 999 111-22-33" }) { __typename } }';
const ERASE = 'mutation { eraseMyPersonalData(input: { confirm: true }) { __typename } }';
const NAMES = '{ viewer { personalData { givenName phone } } }';
const MINE = '{ viewer { appeals(first: 5) { nodes { id text history { at status } } } } }';
/** Several processes with a PostgreSQL of their own, one after the other, on a busy machine. */
const SCENARIO_MS = 300_000;

let folder: string;
let variables: Record<string, string>;
const platforms: RunningCommand[] = [];

function start(environment: Record<string, string>): RunningCommand {
  const platform = startCommand(['start'], environment);
  platforms.push(platform);
  return platform;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'otklik-embedded-'));
  variables = { PORT: '0', OTKLIK_DEMO_SAMPLES: '0', OTKLIK_LOG_LEVEL: 'warn', OTKLIK_HOME: join(folder, 'home') };
});

afterAll(async () => {
  await Promise.all(platforms.map((platform) => platform.stop('SIGTERM')));
  await rm(folder, { recursive: true, force: true });
});

test('a platform moves into another home by a backup that was made while it ran', async () => {
  const first = start(variables);
  const anna = await GraphClient.as(await first.ready(), 'anna');
  await anna.ask(SUBMIT);
  await anna.ask(UPDATE);
  const before = await anna.ask(MINE);
  const running = await otklik(variables, 'backup', join(folder, 'running.tar.zst'), '--keys', join(folder, 'keys.json'));
  expect(running).toMatchObject({ code: 0, errors: '' });
  // After the backup she has herself erased, and the list of erasures is kept elsewhere.
  expect(await anna.ask(ERASE)).toEqual({ eraseMyPersonalData: { __typename: 'ErasePersonalDataSuccess' } });
  const erasures = await otklik(variables, 'personal', 'erasures');
  expect(erasures).toMatchObject({ code: 0, output: expect.stringMatching(/^\{.*"OWN_REQUEST".*\}\n$/) as string });
  await writeFile(join(folder, 'erasures.jsonl'), erasures.output);
  await first.stop('SIGTERM');

  const stopped = documentOf<{ tables: Record<string, number> }>(await otklik(variables, 'backup', folder, '--json'));
  expect(stopped.tables).toMatchObject({ 'appeals.appeal': 1, 'personal.personal_data': 1, 'personal.erasure': 1 });
  expect((await readdir(folder)).filter((name) => /^otklik-[\dT:Z-]+\.tar\.zst$/.test(name))).toHaveLength(1);

  const elsewhere = { ...variables, OTKLIK_HOME: join(folder, 'elsewhere') };
  expect(await otklik(elsewhere, 'restore', join(folder, 'running.tar.zst'), '--keys', join(folder, 'keys.json'), '--erasures', join(folder, 'erasures.jsonl'))).toMatchObject({
    code: 0,
    errors: '',
    output: expect.stringContaining('Erased the personal data of 1 people again') as string,
  });
  expect((await otklik(elsewhere, 'verify')).code).toBe(0);
  const second = start(elsewhere);
  const restored = await GraphClient.as(await second.ready(), 'anna');
  expect(await restored.ask(MINE)).toEqual(before);
  expect(JSON.stringify(await restored.ask(NAMES))).not.toMatch(/Анна|999/);
  expect(await otklik(elsewhere, 'personal', 'erasures')).toEqual(erasures);
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
