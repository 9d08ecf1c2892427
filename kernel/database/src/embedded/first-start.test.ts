import { chmod, chown, mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { withConnection } from '../connect.js';
import { closedFolder } from './closed-folder.js';
import { HomeHolder, type Answer } from './home-holder.test-support.js';
import { startEmbeddedPostgres } from './start-embedded-postgres.js';

const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'otklik-database-'));
  await chmod(folder, 0o755);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function worksAt(answer: Answer): Promise<void> {
  if ('failure' in answer) throw new Error(answer.failure);
  await withConnection(answer.url, (client) => client.query('select 1'));
}

test('of two first starts at the same moment one wins and the other says that Otklik is running', async () => {
  const home = join(folder, 'twice');
  const holders = [HomeHolder.start(home), HomeHolder.start(home)];
  const answers = await Promise.all(holders.map(({ answer }) => answer));
  const winner = answers.findIndex((answer) => 'url' in answer);
  expect(answers[1 - winner]).toEqual({ failure: `Otklik is already running on ${home}` });
  await worksAt(answers[winner]!);
  await holders[winner]!.stop();
});

test('a first start that was killed half-way leaves nothing that hinders the next', async () => {
  let home = '';
  const names = () => readdir(join(home, 'postgres')).catch(() => []);
  for (let tried = 0; ; tried++) {
    home = join(folder, `interrupted ${tried}`);
    const holder = HomeHolder.start(home);
    while (!(await names()).some((name) => name === 'data' || /^new-\d+$/.test(name))) await sleep(5);
    if (tried === 0) await sleep(200);
    await holder.kill();
    if ((await names()).every((name) => name !== 'data')) break;
    // The machine was busy: that start was not killed half-way but at its end, and left its server behind.
    await (await startEmbeddedPostgres({ home, fast: true })).stop();
  }

  const postgres = await startEmbeddedPostgres({ home, fast: true });
  await withConnection(postgres.url, (client) => client.query('select 1'));
  await postgres.stop();
  expect((await names()).sort()).toEqual(['data', 'server.log']);
});

test('a home below a folder that only its owner may enter works', async () => {
  const closed = join(folder, 'closed');
  await mkdir(closed, { mode: 0o700 });
  const postgres = await startEmbeddedPostgres({ home: join(closed, 'home'), fast: true });
  await withConnection(postgres.url, (client) => client.query('select 1'));
  await postgres.stop();
});

// Only root can become another user, who must be able to read this checkout.
const testAsAnother = isRoot && (await closedFolder(import.meta.dirname)) === null ? test : test.skip;

testAsAnother('an ordinary user can start it, and root goes on with their data', async () => {
  const closed = join(folder, 'ordinary');
  const home = join(closed, 'home');
  await mkdir(closed, { mode: 0o700 });
  await chown(closed, NOBODY, NOBODY);
  const holder = HomeHolder.start(home, ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups']);
  await worksAt(await holder.answer);
  await holder.stop();

  const postgres = await startEmbeddedPostgres({ home, fast: true });
  await postgres.stop();
  expect((await stat(join(home, 'postgres', 'data', 'PG_VERSION'))).uid).toBe(NOBODY);
});
