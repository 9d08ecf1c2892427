/**
 * Scenario: a citizen says who she is and writes to the roads cabinet. Who handles her appeal looks at her name, she sees that they did,
 * the keys change, and she has herself erased. Black box: the public graph, the built command, and a dump of the database.
 */
import { withConnection } from '@otklik/database';
import { GraphClient, giveRole, startTestPlatform, type TestPlatform } from '@otklik/test/platform';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

const CANARIES = ['Канарейкина', 'canary-mail', '+7 999 765-43-21'] as const;
const PROFILE = { givenName: 'Жар', familyName: CANARIES[0], email: `${CANARIES[1]}@example.org`, phone: CANARIES[2] };
const KEYS = { k1: `k1:${Buffer.alloc(32, 1).toString('base64')}`, k2: `k2:${Buffer.alloc(32, 2).toString('base64')}` };
/** Two commands, each a process that loads the platform, on a busy machine. */
const COMMANDS_MS = 300_000;
const PURPOSE = 'Уточнить место ямы';

const UPDATE = 'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { __typename ... on Failure { code } } }';
const SUBMIT = 'mutation ($input: SubmitAppealInput!) { submitAppeal(input: $input) { ... on SubmitAppealSuccess { appeal { id } } } }';
const AUTHOR = 'query ($id: ID!, $purpose: String) { appeal(id: $id) { author { id personalData(purpose: $purpose) { familyName phone } } } }';
const CITIZEN = 'query ($id: ID!, $purpose: String) { citizen(id: $id) { personalData(purpose: $purpose) { familyName } personalDataReads { nodes { field } } myDataExport { json } } }';
const MINE = '{ viewer { personalData { givenName familyName email phone } } }';

let platform: TestPlatform;
let home: string;
let anna: GraphClient;
let coordinator: GraphClient;
let operator: GraphClient;
let annaId: string;
let appealId: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'otklik-personal-'));
  platform = await startTestPlatform({ more: { OTKLIK_PERSONAL_KEYS: KEYS.k1 } });
  [anna, coordinator, operator] = (await Promise.all(['anna', 'roads-coordinator', 'operator'].map((persona) => GraphClient.as(platform.url, persona)))) as [
    GraphClient,
    GraphClient,
    GraphClient,
  ];
  annaId = (await anna.ask<{ viewer: { id: string } }>('{ viewer { id } }')).viewer.id;
  expect(await anna.ask(UPDATE, { input: PROFILE })).toEqual({ updateProfile: { __typename: 'UpdateProfileSuccess' } });
  const input = { idempotencyKey: 'personal-data-1', categoryId: 'roads.pothole', text: 'Яма', location: { latitude: 55.03, longitude: 82.92 }, details: { roadPothole: { lane: 1 } } };
  appealId = (await anna.ask<{ submitAppeal: { appeal: { id: string } } }>(SUBMIT, { input })).submitAppeal.appeal.id;
});

afterAll(async () => {
  await platform?.stop();
  await rm(home, { recursive: true, force: true });
});

/** Every row of the schemas that could hold personal data, as text. */
function dump(): Promise<string> {
  return withConnection(platform.database.adminUrl, async (client) => {
    const tables = await client.query<{ name: string }>(
      "select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_schema in ('people', 'personal', 'events') and table_type = 'BASE TABLE'",
    );
    expect(tables.rows.length).toBeGreaterThan(8);
    const texts: string[] = [];
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ row: string }>(`select t::text as row from ${name} t`);
      texts.push(...rows.map(({ row }) => row));
    }
    return texts.join('\n');
  });
}

function otklik(keys: string, ...args: string[]): Promise<{ code: number; output: string; errors: string }> {
  const env = { PATH: process.env['PATH'], OTKLIK_HOME: home, DATABASE_URL: platform.database.url, OTKLIK_PERSONAL_KEYS: keys };
  return new Promise((resolve) => {
    execFile(process.execPath, [join(import.meta.dirname, '../../../app/dist/otklik.js'), ...args], { env }, (error, output, errors) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, output, errors });
    });
  });
}

test('she reads what she said, and no row of the database holds it', async () => {
  expect(await anna.ask(MINE)).toEqual({ viewer: { personalData: PROFILE } });
  const rows = await dump();
  expect(rows).toContain(annaId);
  for (const canary of CANARIES) expect(rows).not.toContain(canary);
});

test('who handles her appeal sees her name with a purpose, she sees who looked, and others see nothing', async () => {
  const hidden = { appeal: { author: { id: annaId, personalData: null } } };
  expect(await coordinator.ask(AUTHOR, { id: appealId })).toEqual(hidden);
  expect(await coordinator.ask(AUTHOR, { id: appealId, purpose: PURPOSE })).toEqual({
    appeal: { author: { id: annaId, personalData: { familyName: PROFILE.familyName, phone: PROFILE.phone } } },
  });

  const reads = await anna.ask<{ viewer: { personalDataReads: { nodes: object[] } } }>(
    '{ viewer { personalDataReads { nodes { field readerLogin readerRole cabinet { slug } purpose } } } }',
  );
  const entry = { readerLogin: 'roads-coordinator', readerRole: 'COORDINATOR', cabinet: { slug: 'roads' }, purpose: PURPOSE };
  expect(reads.viewer.personalDataReads.nodes).toHaveLength(2);
  expect(reads.viewer.personalDataReads.nodes).toEqual(expect.arrayContaining([{ ...entry, field: 'FAMILY_NAME' }, { ...entry, field: 'PHONE' }]));

  const others = await Promise.all(['boris', 'housing-coordinator'].map((persona) => GraphClient.as(platform.url, persona)));
  for (const client of [...others, new GraphClient(platform.url, null)]) {
    expect(await client.ask(CITIZEN, { id: annaId, purpose: PURPOSE })).toEqual({ citizen: null });
  }
  expect(await operator.ask(CITIZEN, { id: annaId })).toEqual({ citizen: { personalData: null, personalDataReads: { nodes: expect.any(Array) as unknown }, myDataExport: null } });
});

test('an auditor of the cabinet sees the looks there, and no data', async () => {
  const { agencies } = await operator.ask<{ agencies: { nodes: { cabinet: { id: string; slug: string } | null }[] } }>('{ agencies(first: 100) { nodes { cabinet { id slug } } } }');
  const { id } = agencies.nodes.find(({ cabinet }) => cabinet?.slug === 'roads')!.cabinet!;
  const query = `{ cabinet(id: "${id}") { personalDataReads { nodes { field citizen { id personalData(purpose: "Проверка") { familyName } } } } } }`;
  await giveRole(platform.url, 'boris', 'AUDITOR', 'roads');
  const auditor = await GraphClient.as(platform.url, 'boris');
  const end = Date.now() + 60_000;
  const ask = () => auditor.ask<{ cabinet: { personalDataReads: { nodes: object[] } | null } }>(query);
  let answer = await ask();
  while (answer.cabinet.personalDataReads === null && Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    answer = await ask();
  }
  const node = { citizen: { id: annaId, personalData: null } };
  expect(answer.cabinet.personalDataReads?.nodes).toEqual(expect.arrayContaining([{ ...node, field: 'PHONE' }, { ...node, field: 'FAMILY_NAME' }]));
  expect(await coordinator.ask(query)).toEqual({ cabinet: { personalDataReads: null } });
});

test('her export holds what is kept of her here, and the graph the rest', async () => {
  const { viewer } = await anna.ask<{ viewer: { myDataExport: { json: string }; appeals: { nodes: object[] } } }>('{ viewer { myDataExport { madeAt json } appeals { nodes { id text } } } }');
  expect(JSON.parse(viewer.myDataExport.json)).toMatchObject({ citizen: { id: annaId, login: 'anna' }, personalData: PROFILE, personalDataReads: [{}, {}] });
  expect(viewer.appeals.nodes).toEqual([{ id: appealId, text: 'Яма' }]);
});

test('keys are rotated by the command; without the new key there is a coded error, no plain text, and nothing lost', async () => {
  const there = await otklik(`${KEYS.k2},${KEYS.k1}`, 'personal', 'rotate-keys');
  expect(there).toMatchObject({ code: 0, output: expect.stringMatching(/all \d+ are those of the key k2, and every other key may be dropped/) as string });
  // This platform knows k1 alone.
  const { data, errors } = await anna.send(MINE);
  expect(data).toEqual({ viewer: { personalData: { givenName: null, familyName: null, email: null, phone: null } } });
  expect(errors?.map(({ extensions }) => extensions?.['code'])).toEqual(Array(4).fill('PERSONAL_DATA_UNAVAILABLE'));

  const without = await otklik(KEYS.k1, 'personal', 'rotate-keys');
  expect(without).toMatchObject({ code: 1, errors: expect.stringMatching(/Sealed 0 values anew with k1, but not those of k2 \(\d+\): give these keys back/) as string });
}, COMMANDS_MS);

test('she has herself erased, also while the key is missing: nothing is left but an id that says nothing, and her appeal', async () => {
  const erase = (confirm: boolean) =>
    anna.ask('mutation ($confirm: Boolean!) { eraseMyPersonalData(input: { confirm: $confirm }) { __typename ... on ErasePersonalDataSuccess { erased } ... on Failure { code } } }', { confirm });
  expect(await erase(false)).toEqual({ eraseMyPersonalData: { __typename: 'ValidationFailed', code: 'VALIDATION_FAILED' } });
  expect(await erase(true)).toEqual({ eraseMyPersonalData: { __typename: 'ErasePersonalDataSuccess', erased: true } });
  expect(await erase(true)).toEqual({ eraseMyPersonalData: { __typename: 'ErasePersonalDataSuccess', erased: false } });
  expect(await anna.ask('{ viewer { personalData { familyName } appeals { nodes { id } } } }')).toEqual({ viewer: { personalData: null, appeals: { nodes: [{ id: appealId }] } } });
  const left = await withConnection(platform.database.adminUrl, (client) => client.query('select from personal.sealed_value where citizen_id = $1', [annaId]));
  expect(left.rows).toHaveLength(0);
  const rows = await dump();
  expect(rows).toContain('PersonalDataErased');
  for (const canary of CANARIES) expect(rows).not.toContain(canary);
  const input = { personId: annaId, ground: 'Повторно' };
  expect(await operator.ask('mutation ($input: ErasePersonalDataInput!) { erasePersonalData(input: $input) { ... on ErasePersonalDataSuccess { erased } } }', { input })).toEqual({
    erasePersonalData: { erased: false },
  });
});
