/**
 * 1,000 edits of sealed appeals by somebody who is superuser of the database and knows how the chains are made: changed, deleted, exchanged,
 * inserted and cut off rows, changed and deleted appeals, chains made consistent again. Each one is found. The seed is printed; the same
 * one (OTKLIK_SEED) makes the same edits.
 */
import { newId } from '@otklik/base';
import { FormRegistry } from '@otklik/plugin-host';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { AppealKind } from './domain/appeal-kind.js';
import { Channel } from './domain/channel.js';
import type { SealedHead } from './domain/chain/check-chain.js';
import { Visibility } from './domain/visibility.js';
import type { Database } from './store/chain/database.js';
import { EVERY_ID } from './store/chain/read-chains.js';
import { readSealFile, sealedHeads } from './store/seals/seal-file.js';
import { MANIFESTS } from './testing/manifests.js';
import { PEOPLE } from './testing/people.js';
import { SeededRandom } from './testing/seeded-random.js';
import { superuserEdit, type SealedAppeal } from './testing/superuser-edits.js';
import { World } from './testing/world.js';
import { playStories, type Deed, type StoryStep } from './use-cases/play-stories.js';
import { sealChains } from './use-cases/seal-chains.js';
import { checkAppeals, verifyChains } from './use-cases/verify-chains.js';

const EDITS = 1_000;
const APPEALS = 400;
const START = Date.parse('2026-09-01T03:00:00Z');
const HOUR_MS = 3_600_000;

const chosenSeed = process.env['OTKLIK_SEED'] ?? '20261122';
const seed = chosenSeed === 'random' ? Date.now() % 1_000_000 : Number(chosenSeed);
const random = new SeededRandom(seed);
const { anna, boris, coordinator, executor, approver } = PEOPLE;

let world: World;
let folder: string;
let database: Database;
let appeals: SealedAppeal[];
let sealed: Map<string, SealedHead[]>;

beforeAll(async () => {
  world = await World.open();
  folder = await mkdtemp(join(tmpdir(), 'otklik-tampering-'));
  database = { query: async (text, values) => ({ rows: await world.sql(text, values) }) };
  await playStories(world.orm, new FormRegistry(MANIFESTS), Array.from({ length: APPEALS }, (_, n) => story(n)).flat());
  // Whoever may edit everything is not kept back by checks either.
  const checks = await world.sql("select conname as name from pg_constraint where conrelid = 'appeals.appeal'::regclass and contype in ('c', 'u')");
  for (const { name } of checks) await world.sql(`alter table appeals.appeal drop constraint ${name as string} cascade`);
  const sealFile = join(folder, 'appeals.seals');
  await sealChains({ databaseUrl: world.databaseUrl, sealFile, clock: world.clock });
  sealed = await sealedHeads(await readSealFile(sealFile), EVERY_ID);
  appeals = (await world.sql('select id, version from appeals.appeal order by id')) as unknown as SealedAppeal[];
  expect(await verifyChains({ databaseUrl: world.databaseUrl, sealFile })).toMatchObject({ appeals: APPEALS, broken: 0, unsealed: { changes: 0 } });
});
afterAll(async () => {
  await world?.close();
  await rm(folder, { recursive: true, force: true });
});

/** The way of one appeal, of at least two changes. */
function story(n: number): StoryStep[] {
  const author = n % 3 === 0 ? boris : anna;
  const input = {
    idempotencyKey: `tampering ${n}`,
    kind: AppealKind.MESSAGE,
    categoryId: 'roads.pothole',
    channel: Channel.PORTAL,
    visibility: Visibility.PUBLIC,
    text: `Яма № ${n}`,
    location: { latitude: 55.03, longitude: 82.92, address: `ул. Ленина, ${n + 1}` },
    details: { roadPothole: { lane: 1 + (n % 4) } },
  };
  const deeds: [by: typeof anna, deed: Deed][] = [
    [author, { kind: 'SUBMIT', input }],
    [coordinator, { kind: 'REGISTER' }],
    [coordinator, { kind: 'ASSIGN', executor: 'roads-executor' }],
    [executor, { kind: 'ANSWER', text: `Яма № ${n} заделана.` }],
    [approver, { kind: 'APPROVE' }],
    [author, { kind: 'RATE', score: 1 + (n % 5), comment: null }],
  ];
  const appealId = newId(START + n * HOUR_MS);
  return deeds.slice(0, 2 + (n % 5)).map(([by, deed], step) => ({ appealId, at: new Date(START + (n + step) * HOUR_MS), by, deed }));
}

/** What verifying finds of some appeals after an edit, which is undone then. */
async function faultsAfter(edit: (database: Database) => Promise<void>, ids: readonly string[]): Promise<string[]> {
  await world.sql('begin');
  try {
    await edit(database);
    return (await checkAppeals(database, ids, sealed)).map(({ kind, appealId }) => `${kind} ${appealId}`);
  } finally {
    await world.sql('rollback');
  }
}

test(`all of ${EDITS} edits are found (seed ${seed})`, async () => {
  process.stdout.write(`tampering: OTKLIK_SEED=${seed}\n`);
  const found = new Map<string, number>();
  const unfound: string[] = [];
  for (let n = 0; n < EDITS; n++) {
    const { title, apply } = superuserEdit(random, appeals);
    const id = title.slice(0, 36);
    const [fault, ...more] = await faultsAfter(apply, [id]);
    if (fault === undefined || more.length > 0) unfound.push(title);
    else found.set(fault.split(' ')[0]!, (found.get(fault.split(' ')[0]!) ?? 0) + 1);
  }
  process.stdout.write(`tampering: found ${JSON.stringify(Object.fromEntries(found))}\n`);
  expect(unfound).toEqual([]);
  expect([...found.keys()].sort()).toEqual(['APPEAL_CHANGED', 'APPEAL_MISSING', 'CHAIN_REWRITTEN', 'HISTORY_TRUNCATED', 'ROWS_REORDERED', 'ROW_CHANGED', 'ROW_MISSING']);
}, 300_000);

test('and an edit that changes nothing is not', async () => {
  const ids = appeals.map(({ id }) => id);
  expect(await faultsAfter(async (db) => void (await db.query('update appeals.appeal_history set at = at', [])), ids)).toEqual([]);
});
