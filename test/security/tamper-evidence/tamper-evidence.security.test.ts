/**
 * Scenario: a citizen's message is worked on and sealed. She has her personal data erased, and the chain still holds. Then somebody who is
 * superuser of the database makes the answer look earlier than it was. Black box: the public graph, the built command, SQL.
 */
import { withConnection } from '@otklik/database';
import { GraphClient, startTestPlatform, type TestPlatform } from '@otklik/test/platform';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

const SUBMIT = 'mutation ($input: SubmitAppealInput!) { submitAppeal(input: $input) { ... on SubmitAppealSuccess { appeal { id } } } }';
const REGISTER = 'mutation ($input: RegisterAppealInput!) { registerAppeal(input: $input) { ... on RegisterAppealSuccess { appeal { number } } } }';
const ERASE = 'mutation { eraseMyPersonalData(input: { confirm: true }) { ... on ErasePersonalDataSuccess { erased } } }';
/** Several commands, each a process that loads the platform, on a busy machine. */
const COMMANDS_MS = 300_000;

let platform: TestPlatform;
let home: string;
let id: string;
let number: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'otklik-tamper-'));
  platform = await startTestPlatform({ more: { OTKLIK_SEALS: join(home, 'seals') } });
  const anna = await GraphClient.as(platform.url, 'anna');
  const input = { idempotencyKey: 'tamper-1', categoryId: 'roads.pothole', text: 'Яма', location: { latitude: 55.03, longitude: 82.92 }, details: { roadPothole: { lane: 1 } } };
  ({ id } = (await anna.ask<{ submitAppeal: { appeal: { id: string } } }>(SUBMIT, { input })).submitAppeal.appeal);
  const coordinator = await GraphClient.as(platform.url, 'roads-coordinator');
  ({ number } = (await coordinator.ask<{ registerAppeal: { appeal: { number: string } } }>(REGISTER, { input: { appealId: id } })).registerAppeal.appeal);
});
afterAll(async () => {
  await platform?.stop();
  await rm(home, { recursive: true, force: true });
});

function otklik(...args: string[]): Promise<{ code: number; output: string; errors: string }> {
  const env = { PATH: process.env['PATH'], OTKLIK_HOME: home, DATABASE_URL: platform.database.url };
  return new Promise((resolve) => {
    execFile(process.execPath, [join(import.meta.dirname, '../../../app/dist/otklik.js'), ...args], { env }, (error, output, errors) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, output, errors });
    });
  });
}

const sql = (text: string) => withConnection(platform.database.adminUrl, async (client) => (await client.query<Record<string, unknown>>(text)).rows);

test('what was written is sealed on demand and verifies', async () => {
  expect(await otklik('seal')).toMatchObject({ code: 0, output: expect.stringMatching(/Sealed \d+ appeals: seal \d+ in |Nothing has changed/) as string });
  const { code, output } = await otklik('verify', '--json');
  expect(JSON.parse(output)).toMatchObject({ ok: true, appeals: 1, changes: 2, broken: 0, unsealed: { appeals: 0, changes: 0 }, sealFaults: [], chainFaults: [] });
  expect(code).toBe(0);
}, COMMANDS_MS);

test('erasure takes who the author was out of the history, value and salt, and the chain still verifies', async () => {
  expect(await sql('select actor from appeals.appeal_history where version = 1')).toEqual([{ actor: 'anna' }]);
  const anna = await GraphClient.as(platform.url, 'anna');
  expect(await anna.ask(ERASE)).toEqual({ eraseMyPersonalData: { erased: true } });
  expect(await sql('select actor, actor_salt, length(actor_digest) as digest from appeals.appeal_history order by version')).toEqual([
    { actor: null, actor_salt: null, digest: 32 },
    { actor: 'roads-coordinator', actor_salt: expect.any(Buffer) as Buffer, digest: 32 },
  ]);
  expect(await anna.ask(ERASE)).toEqual({ eraseMyPersonalData: { erased: false } });
  expect(await otklik('verify')).toMatchObject({ code: 0, output: expect.stringContaining('Everything is as it was written') as string });
}, COMMANDS_MS);

test('an edit by a superuser is named, and the command ends with 1', async () => {
  await sql("update appeals.appeal_history set at = at - interval '3 days' where version = 2");
  const { code, output } = await otklik('verify');
  expect(output).toContain(`BROKEN appeal ${id} (${number}), version 2: ROW_CHANGED: `);
  expect(code).toBe(1);
  const json = await otklik('verify', '--json');
  expect(JSON.parse(json.output)).toMatchObject({ ok: false, broken: 1, chainFaults: [{ kind: 'ROW_CHANGED', appealId: id, number, version: 2 }] });
  expect(json.code).toBe(1);
}, COMMANDS_MS);
