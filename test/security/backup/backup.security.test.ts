/**
 * Scenario: a platform with a year of history is backed up while people write. On another machine, in an empty database, it is restored: with
 * every row, what people asked they ask again and get the same, whoever followed goes on where they were, and nothing is given out twice.
 * Black box: the built command, the public graph, and the rows as PostgreSQL's administrator sees them.
 */
import { DATABASE_MODULES, readEnvironment, startPlatform } from '@otklik/app';
import { withConnection } from '@otklik/database';
import { GraphClient, startTestPlatform, type TestPlatform } from '@otklik/test/platform';
import { createEmptyDatabase, type TestDatabase } from '@otklik/test/support';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { digestTables } from './all-rows.js';
import { documentOf, otklik } from './otklik.js';

interface Made {
  readonly rows: number;
  readonly logPosition: number;
  readonly tables: Readonly<Record<string, number>>;
}
interface Appeal {
  readonly id: string;
  readonly cursor: string;
  readonly version: number;
}

const SUBMIT = `mutation ($input: SubmitAppealInput!) { submitAppeal(input: $input) { __typename ... on SubmitAppealSuccess { appeal { id cursor version } } ... on Failure { code } } }`;
const REGISTER = `mutation ($input: RegisterAppealInput!) { registerAppeal(input: $input) { ... on RegisterAppealSuccess { appeal { number version } } ... on Failure { code } } }`;
const UPDATE = 'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { __typename } }';
const WATCH = 'subscription ($appealId: ID!, $after: String) { appealUpdated(appealId: $appealId, after: $after) { version appeal { status } } }';
/** What each of them sees of everything. */
const QUESTIONS: readonly (readonly [string, string])[] = [
  ['anna', '{ viewer { personalData { givenName familyName phone } appeals(first: 50) { nodes { id number status text version history { at status } } } } }'],
  ['roads-coordinator', '{ appeals(first: 100, filter: { status: IN_PROGRESS }) { nodes { id number status text author { id } category { title } agency { title } deadline { dueAt reasons } } } }'],
  ['boris', '{ surveys(first: 20) { nodes { id status answerCount viewerHasAnswered title } } discussions(first: 20) { nodes { id status title } } }'],
  ['operator', '{ agencies(first: 100) { nodes { id code title } } categories { id title } }'],
];
/** Two or three processes that load the platform, on a busy machine. */
const COMMANDS_MS = 300_000;

let source: TestPlatform;
let restored: { readonly url: string; stop(): Promise<void> };
let [target, second]: TestDatabase[] = [];
let folder: string;
let made: Made;
let mine: Appeal;

function as(platform: { readonly url: string }, persona: string): Promise<GraphClient> {
  return GraphClient.as(platform.url, persona);
}

async function submit(client: GraphClient, key: string): Promise<Appeal> {
  const input = { idempotencyKey: key, categoryId: 'roads.pothole', text: `Яма ${key}`, location: { latitude: 55.03, longitude: 82.92 }, details: { roadPothole: { lane: 1 } } };
  const { submitAppeal } = await client.ask<{ submitAppeal: { appeal: Appeal } }>(SUBMIT, { input });
  return submitAppeal.appeal;
}

/** Versions that come on a subscription from a cursor, so many as are asked for. */
async function watch(client: GraphClient, appeal: Appeal, count: number): Promise<number[]> {
  const socket = client.socket();
  try {
    const versions: number[] = [];
    for await (const { data } of socket.iterate<{ appealUpdated: { version: number } }>({ query: WATCH, variables: { appealId: appeal.id, after: appeal.cursor } })) {
      versions.push(data!.appealUpdated.version);
      if (versions.length === count) break;
    }
    return versions;
  } finally {
    await socket.dispose();
  }
}

/** As an operator has it on the other machine. */
const elsewhere = (database: TestDatabase, home = 'home'): Record<string, string> => ({ DATABASE_URL: database.url, OTKLIK_HOME: join(folder, home) });

const atSource = (): Record<string, string> => ({ DATABASE_URL: source.database.url, OTKLIK_HOME: join(folder, 'source') });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'otklik-backup-'));
  [source, target, second] = await Promise.all([
    startTestPlatform({ samples: true, more: { OTKLIK_HOME: join(folder, 'source') } }),
    createEmptyDatabase(DATABASE_MODULES),
    createEmptyDatabase(DATABASE_MODULES),
  ]);
  const anna = await as(source, 'anna');
  await anna.ask(UPDATE, { input: { givenName: 'Анна', familyName: 'Канарейкина', phone: '+7 999 111-22-33' } });
  mine = await submit(anna, 'before-the-backup');
  expect((await otklik(atSource(), 'seal')).code).toBe(0);
}, COMMANDS_MS);

afterAll(async () => {
  await source?.stop();
  await restored?.stop();
  await Promise.all([target?.drop(), second?.drop()]);
  await rm(folder, { recursive: true, force: true });
});

test('a backup is made while people write, of one moment, into a file that only its owner can read', async () => {
  const boris = await as(source, 'boris');
  let [writing, written] = [true, 0];
  const load = (async () => {
    while (writing) await submit(boris, `under-load-${++written}`);
  })();
  const run = await otklik(atSource(), 'backup', join(folder, 'b.tar.zst'), '--keys', join(folder, 'keys.json'), '--json');
  writing = false;
  await load;
  expect({ code: run.code, errors: run.errors.includes('rror'), why: run.code === 0 ? '' : run.errors.slice(-1_000) }).toEqual({ code: 0, errors: false, why: '' });
  made = documentOf<Made>(run);
  expect(written).toBeGreaterThan(0);
  for (const file of ['b.tar.zst', 'keys.json']) expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600);
}, COMMANDS_MS);

test('it is restored into an empty database, and every table has every row', async () => {
  const run = await otklik(elsewhere(target!), 'restore', join(folder, 'b.tar.zst'), '--keys', join(folder, 'keys.json'), '--json');
  expect({ code: run.code, warnings: documentOf<{ warnings: string[] }>(run).warnings }).toEqual({ code: 0, warnings: [] });
  const [before, after] = await Promise.all([digestTables(source.database.adminUrl), digestTables(target!.adminUrl)]);
  // No table is forgotten, neither one of the platform nor one that a later migration adds.
  expect(Object.keys(made.tables)).toEqual(Object.keys(before).sort());
  expect(Object.keys(after)).toEqual(Object.keys(before));
  const rowsOf = Object.fromEntries(Object.entries(after).map(([name, { rows }]) => [name, rows]));
  expect(rowsOf).toEqual({ ...made.tables, 'events.outbox': made.tables['events.outbox']! + 1 });
  // What nobody wrote to meanwhile is the same to the last byte.
  const changed = Object.keys(before).filter((name) => before[name]!.digest !== after[name]!.digest);
  expect(changed.filter((name) => !/^((appeals|events|insights|jobs|people)\.|cabinets\.graph_part$)/.test(name))).toEqual([]);
}, COMMANDS_MS);

test('a backup of what was restored is the same once more, but that the log says it was restored', async () => {
  const file = join(folder, 'second.tar.zst');
  expect((await otklik(elsewhere(target!), 'backup', file)).code).toBe(0);
  const run = await otklik(elsewhere(second!, 'home-2'), 'restore', file, '--json');
  expect(run.code).toBe(0);
  // Without the keys it says what cannot be read, and makes one that cannot be taken for the one that is missing.
  expect(documentOf<{ warnings: string[] }>(run).warnings).toEqual([expect.stringContaining('(k1)'), expect.stringContaining('vote secret')]);
  expect(await readFile(join(folder, 'home-2', 'personal-keys'), 'utf8')).toMatch(/^r-[0-9a-f]{8}:/);
  const [first, again] = await Promise.all([digestTables(target!.adminUrl), digestTables(second!.adminUrl)]);
  expect(Object.keys(first).filter((name) => first[name]!.digest !== again[name]!.digest)).toEqual(['events.head', 'events.outbox']);
}, COMMANDS_MS);

test('it passes verify, with the seals of its moment and none that came since', async () => {
  // Boris has written since, and that was sealed.
  expect((await otklik(atSource(), 'seal')).code).toBe(0);
  const verified = documentOf<{ ok: boolean; seals: { count: number } }>(await otklik(elsewhere(target!), 'verify', '--json'));
  expect(verified).toMatchObject({ ok: true, broken: 0, sealFaults: [] });
  expect(verified.seals.count).toBeGreaterThan(0);
}, COMMANDS_MS);

test('it is not restored over what is there', async () => {
  const run = await otklik(elsewhere(target!), 'restore', join(folder, 'b.tar.zst'), '--json');
  expect({ code: run.code, ...documentOf<object>(run) }).toMatchObject({ code: 1, error: { code: 'DATABASE_NOT_EMPTY' } });
  expect(run.errors).toContain('There is a platform in this database already');
}, COMMANDS_MS);

test('its appeals are of one moment: none has a change, an event or a key without the others', async () => {
  const { rows } = await withConnection(target!.adminUrl, (client) =>
    client.query(`
      select id from appeals.appeal where version <> (select max(version) from appeals.appeal_history where appeal_id = appeal.id)
        or not exists (select from events.log where topic = 'appeal/' || appeal.id) and not exists (select from events.outbox where topic = 'appeal/' || appeal.id)`),
  );
  expect(rows).toEqual([]);
});

test('the same questions get the same answers', async () => {
  const platform = await startPlatform({ environment: readEnvironment({ ...elsewhere(target!), PORT: '0', OTKLIK_LOG_LEVEL: 'warn', OTKLIK_METRICS: '0' }, '/'), databaseUrl: target!.url });
  restored = platform;
  for (const [persona, question] of QUESTIONS) {
    const [there, here] = await Promise.all([as(source, persona), as(platform, persona)]);
    const expected = await there.ask(question);
    expect(JSON.stringify(expected).length).toBeGreaterThan(200);
    expect(await here.ask(question)).toEqual(expected);
  }
  expect(JSON.stringify(await (await as(platform, 'anna')).ask(QUESTIONS[0]![1]))).toContain('Канарейкина');
}, COMMANDS_MS);

test('a cursor from before goes on with exactly what comes after it', async () => {
  const coordinator = await as(restored, 'roads-coordinator');
  const watching = watch(await as(restored, 'anna'), mine, 1);
  const { registerAppeal } = await coordinator.ask<{ registerAppeal: { appeal: { number: string; version: number } } }>(REGISTER, { input: { appealId: mine.id } });
  expect(await watching).toEqual([registerAppeal.appeal.version]);
});

test('the log goes on beyond every position that may have been given out since', async () => {
  const { rows } = await withConnection(target!.adminUrl, (client) => client.query<{ position: string; type: string }>('select position, type from events.log where position > $1 order by position', [made.logPosition]));
  const positions = rows.filter(({ type }) => type !== 'PlatformRestored').map(({ position }) => Number(position));
  expect(rows.map(({ type }) => type)).toContain('PlatformRestored');
  expect(Math.max(...positions)).toBeGreaterThan(made.logPosition + 1_000_000);
});

test('a request repeated with its key is not done again, and new ones collide with nothing', async () => {
  const anna = await as(restored, 'anna');
  expect((await submit(anna, 'before-the-backup')).id).toBe(mine.id);
  const fresh = [await submit(anna, 'after-1'), await submit(anna, 'after-2')];
  const coordinator = await as(restored, 'roads-coordinator');
  const numbers: string[] = [];
  for (const { id } of fresh) {
    const { registerAppeal } = await coordinator.ask<{ registerAppeal: { appeal: { number: string } } }>(REGISTER, { input: { appealId: id } });
    numbers.push(registerAppeal.appeal.number);
  }
  const { rows } = await withConnection(target!.adminUrl, (client) => client.query('select number from appeals.appeal where number = any($1)', [numbers]));
  expect(rows).toHaveLength(2);
});

test('the keys are in their own file and not in the backup, nor is anything that is sealed', async () => {
  const keys = JSON.parse(await readFile(join(folder, 'keys.json'), 'utf8')) as { personal: string[]; voteSecret: string };
  const { execFileSync } = await import('node:child_process');
  const bytes = execFileSync('tar', ['--zstd', '-xOf', join(folder, 'b.tar.zst')], { maxBuffer: 1 << 28 }).toString('utf8');
  expect(bytes).toContain('Яма before-the-backup');
  for (const secret of [keys.personal[0]!.split(':')[1]!, keys.voteSecret, 'Канарейкина', '111-22-33']) expect(bytes).not.toContain(secret);
});
