/** The chain of each appeal's changes: written with them, sealed outside of the database, verified. */
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { APPEAL_COVERAGE, HISTORY_COVERAGE } from './store/chain/coverage.js';
import { EVERY_ID } from './store/chain/read-chains.js';
import { readSealFile, sealedHeads } from './store/seals/seal-file.js';
import { faultsAfter } from './testing/tampering.js';
import { World } from './testing/world.js';
import { sealChains } from './use-cases/seal-chains.js';
import { verifyChains, type Verification } from './use-cases/verify-chains.js';

let world: World;
let folder: string;
let sealFile: string;
let files = 0;

beforeAll(async () => {
  world = await World.open();
  folder = await mkdtemp(join(tmpdir(), 'otklik-seals-'));
});
afterAll(async () => {
  await world?.close();
  await rm(folder, { recursive: true, force: true });
});

/** No appeals, and a file of seals of its own. */
async function startAnew(): Promise<void> {
  await world.sql('truncate appeals.appeal, appeals.appeal_history, appeals.idempotency_key, appeals.imported_message, appeals.seal, appeals.forgotten_author, events.outbox cascade');
  sealFile = join(folder, String(++files), 'appeals.seals');
}

const verify = (): Promise<Verification> => verifyChains({ databaseUrl: world.databaseUrl, sealFile });
const seal = () => sealChains({ databaseUrl: world.databaseUrl, sealFile, clock: world.clock });

/** An appeal that went all the way. */
async function rated(): Promise<string> {
  const id = await world.submit();
  await world.lead(id, 'RATED');
  return id;
}

describe('a platform that nobody meddled with', () => {
  beforeEach(startAnew);

  it('verifies, from no appeal to many, with and without seals', async () => {
    expect(await verify()).toMatchObject({ appeals: 0, changes: 0, broken: 0, sealFaults: [], seals: { count: 0, newestAt: null } });
    await rated();
    await world.submit({ categoryId: 'roads.dust', details: null, location: null });
    expect(await verify()).toMatchObject({ appeals: 2, changes: 7, broken: 0, unsealed: { appeals: 2, changes: 7 } });
    expect(await seal()).toMatchObject({ seal: { number: 1 }, heads: 2, refused: [] });
    expect(await verify()).toMatchObject({ appeals: 2, changes: 7, broken: 0, unsealed: { appeals: 0, changes: 0 }, seals: { count: 1, torn: 0 } });
  });

  it('seals only what changed since, and nothing when nothing did', async () => {
    const id = await world.submit();
    await world.submit();
    await seal();
    await world.lead(id, 'IN_PROGRESS');
    expect(await verify()).toMatchObject({ broken: 0, unsealed: { appeals: 1, changes: 2 } });
    expect(await seal()).toMatchObject({ seal: { number: 2 }, heads: 1 });
    const before = await readFile(sealFile, 'utf8');
    expect(await seal()).toMatchObject({ seal: null, heads: 0 });
    expect(await readFile(sealFile, 'utf8')).toBe(before);
    expect(before).not.toMatch(/Яма|anna|roads/i);
    expect(await verify()).toMatchObject({ broken: 0, sealFaults: [], unsealed: { changes: 0 }, seals: { count: 2 } });
  });
});

describe('what the chain vouches for', () => {
  const columnsOf = async (table: string) =>
    (await world.sql('select column_name as name from information_schema.columns where table_schema = $1 and table_name = $2', ['appeals', table])).map(({ name }) => name);

  it.each([
    ['appeal', APPEAL_COVERAGE],
    ['appeal_history', HISTORY_COVERAGE],
  ])('is said for every column of %s: covered, or why not (store/chain/coverage.ts)', async (table, coverage) => {
    expect(Object.keys(coverage).sort()).toEqual((await columnsOf(table)).sort());
  });

  it('is every column of an appeal but the one that only sorts lists: another value in any one is found', async () => {
    const id = await rated();
    const types = await world.sql("select column_name as name, data_type as type from information_schema.columns where table_schema = 'appeals' and table_name = 'appeal' and is_generated = 'NEVER'");
    const checks = await world.sql("select conname as name from pg_constraint where conrelid = 'appeals.appeal'::regclass and contype = 'c'");
    const withoutChecks = ['set local session_replication_role = replica', ...checks.map(({ name }) => `alter table appeals.appeal drop constraint ${name as string}`)];
    const unfound: unknown[] = [];
    for (const { name, type } of types as { name: string; type: string }[]) {
      const edit = `update appeals.appeal set ${name} = ${otherValue(name, type)} where id = '${id}'`;
      if ((await faultsAfter(world, [id], new Map(), [...withoutChecks, edit])).length === 0) unfound.push(name);
    }
    expect(unfound).toEqual(['updated_at']);
    expect(await faultsAfter(world, [id], new Map(), [...withoutChecks])).toEqual([]);
  });
});

/** An expression with another value than the column has. */
function otherValue(column: string, type: string): string {
  switch (type) {
    case 'uuid':
      return 'gen_random_uuid()';
    case 'jsonb':
      return `coalesce(${column}, '{}') || '{"x": 1}'`;
    case 'integer':
    case 'double precision':
      return `coalesce(${column}, 0) + 1`;
    case 'timestamp with time zone':
      return `coalesce(${column}, now()) + interval '1 millisecond'`;
    case 'boolean':
      return `not coalesce(${column}, false)`;
    case 'bytea':
      return `${column} || '\\x00'`;
    default:
      return `coalesce(${column}, '') || 'x'`;
  }
}

describe('somebody who is superuser of the database', () => {
  let id: string;
  let sealed: Awaited<ReturnType<typeof sealedHeads>>;
  beforeAll(async () => {
    await startAnew();
    id = await rated();
    await seal();
    sealed = await sealedHeads(await readSealFile(sealFile), EVERY_ID);
  });

  it.each<[string, string, { kind: string; version: number }]>([
    ['changes a row', "update appeals.appeal_history set status = 'REGISTERED' where version = 3", { kind: 'ROW_CHANGED', version: 3 }],
    ['changes who did it', "update appeals.appeal_history set actor = 'boris' where version = 3", { kind: 'ROW_CHANGED', version: 3 }],
    ['takes away who did it', 'update appeals.appeal_history set actor = null, actor_salt = null where version = 1', { kind: 'ERASURE_UNRECORDED', version: 1 }],
    ['deletes a row', 'delete from appeals.appeal_history where version = 3', { kind: 'ROW_MISSING', version: 3 }],
    ['deletes the first row', 'delete from appeals.appeal_history where version = 1', { kind: 'ROW_MISSING', version: 1 }],
    ['deletes the last rows', 'delete from appeals.appeal_history where version > 4', { kind: 'HISTORY_TRUNCATED', version: 5 }],
    ['deletes the whole history', 'delete from appeals.appeal_history', { kind: 'HISTORY_TRUNCATED', version: 1 }],
    [
      'exchanges two rows',
      'update appeals.appeal_history set version = case version when 3 then 1004 else 1003 end where version in (3, 4); update appeals.appeal_history set version = version - 1000 where version > 1000',
      { kind: 'ROWS_REORDERED', version: 3 },
    ],
    ['adds a row', "insert into appeals.appeal_history (appeal_id, version, at, status, actor, actor_role) select id, 7, now(), 'RATED', 'x', 'x' from appeals.appeal", { kind: 'ROW_ADDED', version: 7 }],
    ['changes the text', "update appeals.appeal set text = 'Всё хорошо'", { kind: 'APPEAL_CHANGED', version: 1 }],
    ['changes the answer', "update appeals.appeal set answer_text = 'Яма заделана вчера.'", { kind: 'APPEAL_CHANGED', version: 6 }],
    ['takes away the salt', 'update appeals.appeal set state_salt = null', { kind: 'APPEAL_CHANGED', version: 1 }],
    ['puts the appeal back to an earlier version', "delete from appeals.appeal_history where version > 2; update appeals.appeal set version = 2, status = 'REGISTERED'", { kind: 'HISTORY_TRUNCATED', version: 3 }],
    ['deletes the appeal', "set local session_replication_role = replica; delete from appeals.appeal", { kind: 'APPEAL_MISSING', version: 6 }],
    [
      'deletes the appeal with its history',
      "set local session_replication_role = replica; delete from appeals.appeal; delete from appeals.appeal_history",
      { kind: 'APPEAL_MISSING', version: 6 },
    ],
  ])('who %s is found', async (_, statement, fault) => {
    expect(await faultsAfter(world, [id], sealed, [statement])).toMatchObject([{ appealId: id, ...fault }]);
  });
});

describe('the file of seals', () => {
  let whole: string;
  beforeAll(async () => {
    await startAnew();
    for (let n = 0; n < 3; n++) {
      await world.submit();
      await seal();
    }
    whole = await readFile(sealFile, 'utf8');
  });
  afterEach(async () => {
    await writeFile(sealFile, whole);
    expect(await verify()).toMatchObject({ broken: 0, sealFaults: [], seals: { count: 3 } });
  });

  it.each<[string, (text: string) => string, { kind: string; seal: number }]>([
    ['a changed digest', (text) => text.replace(/[0-9a-f]{64}$/m, '0'.repeat(64)), { kind: 'SEAL_ALTERED', seal: 1 }],
    ['another version of a head', (text) => text.replace(/ 1 ([0-9a-f]{64})$/m, ' 2 $1'), { kind: 'SEAL_ALTERED', seal: 1 }],
    ['a seal cut out', (text) => text.split(/^(?=seal )/m).toSpliced(1, 1).join(''), { kind: 'SEAL_ALTERED', seal: 2 }],
    ['its first seal cut off', (text) => text.split(/^(?=seal )/m).slice(1).join(''), { kind: 'SEAL_ALTERED', seal: 1 }],
    ['two seals exchanged', (text) => text.split(/^(?=seal )/m).toReversed().join(''), { kind: 'SEAL_ALTERED', seal: 1 }],
    ['a line in between', (text) => text.replace(/^(?=seal .*"number":2)/m, 'hello\n'), { kind: 'SEAL_ALTERED', seal: 2 }],
    ['a line after its end', (text) => `${text}hello\n`, { kind: 'SEAL_ALTERED', seal: 4 }],
    ['its end cut off', (text) => text.split(/^(?=seal )/m).slice(0, 2).join(''), { kind: 'SEAL_MISSING', seal: 3 }],
    ['nothing left of it', () => '', { kind: 'SEAL_MISSING', seal: 1 }],
  ])('with %s is found out', async (_, alter, fault) => {
    expect(alter(whole)).not.toBe(whole);
    await writeFile(sealFile, alter(whole));
    expect((await verify()).sealFaults).toContainEqual(expect.objectContaining(fault));
  });

  it('may end anywhere after a power cut: the next seal says all that this one would have said', async () => {
    const last = whole.lastIndexOf('seal {');
    for (const length of [last + 1, last + 30, whole.indexOf('\n', last), whole.lastIndexOf('total') - 30, whole.lastIndexOf('total') + 9, whole.lastIndexOf('digest') + 20, whole.length - 1]) {
      await writeFile(sealFile, whole);
      await truncate(sealFile, length);
      // A seal is registered only after it is on the disk.
      await world.sql('delete from appeals.seal where number = 3');
      expect(await verify()).toMatchObject({ broken: 0, sealFaults: [], unsealed: { appeals: 1 }, seals: { count: 2 } });
      expect(await seal()).toMatchObject({ seal: { number: 3 }, heads: 1 });
      expect({ length, ...(await verify()) }).toMatchObject({ length, broken: 0, sealFaults: [], unsealed: { appeals: 0 }, seals: { count: 3, torn: 1 } });
    }
  });

  it('does not vouch anew for an appeal that contradicts it', async () => {
    const [row] = await world.sql('select id from appeals.appeal order by id');
    await world.sql("update appeals.appeal set chain_head = '\\x00' where id = $1", [row!['id']]);
    expect(await seal()).toMatchObject({ seal: null, heads: 0, refused: [row!['id']] });
    await world.sql('update appeals.appeal set chain_head = digest from appeals.appeal_history where appeal_id = id');
  });
});
