import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PersonalDataEnvironment } from '../../environment/personal-data.js';
import { readHomeKeys } from './home-keys.js';
import { fingerprintOf } from './keys-in-use.js';
import { readKeysFile, writeKeysFile, type SavedKeys } from './keys-file.js';
import { placeKeys } from './place-keys.js';

const RIGHT = Buffer.alloc(32, 1);
const OTHER = Buffer.alloc(32, 2);
const VOTE = 'v'.repeat(43);
const entry = (secret: Buffer): string => `k1:${secret.toString('base64')}`;
const SAVED: SavedKeys = { personal: [entry(RIGHT)], voteSecret: VOTE, signingKeys: '{"keys":[]}' };
const NEEDED = { personal: [{ id: 'k1', values: 3, fingerprint: fingerprintOf(RIGHT) }], voteSecret: fingerprintOf(VOTE) };
const PERSONAL_DATA: PersonalDataEnvironment = { keys: null, keysModule: null, retentionDays: null };

let folder: string;
let home: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'otklik-keys-'));
  home = join(folder, 'home');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const environment = (personalData = PERSONAL_DATA) => ({ home, personalData, voteSecret: null });

test('saved keys go into a new home, for their owner alone', async () => {
  expect(await placeKeys({ environment: environment(), needed: NEEDED, saved: SAVED })).toEqual({ personal: [], voteSecret: false });
  expect(await readFile(join(home, 'personal-keys'), 'utf8')).toBe(`${entry(RIGHT)}\n`);
  expect((await readdir(home)).sort()).toEqual(['oidc-keys.json', 'personal-keys', 'vote-secret']);
  for (const file of await readdir(home)) expect((await stat(join(home, file))).mode & 0o777).toBe(0o600);
});

test('what was placed is placed again without harm', async () => {
  for (let i = 0; i < 2; i++) expect(await placeKeys({ environment: environment(), needed: NEEDED, saved: SAVED })).toEqual({ personal: [], voteSecret: false });
});

test('without keys a new one is made whose name cannot be that of a missing one', async () => {
  expect(await placeKeys({ environment: environment(), needed: NEEDED, saved: null })).toEqual({ personal: ['k1'], voteSecret: true });
  expect(await readFile(join(home, 'personal-keys'), 'utf8')).toMatch(/^r-[0-9a-f]{8}:[A-Za-z0-9+/]{43}=\n$/);
});

test('keys of the environment are enough', async () => {
  const personalData = { ...PERSONAL_DATA, keys: [{ id: 'k1', secret: RIGHT }] };
  expect(await placeKeys({ environment: environment(personalData), needed: { ...NEEDED, voteSecret: null }, saved: null })).toEqual({ personal: [], voteSecret: false });
  expect(await readdir(home)).toEqual([]);
});

test.each([
  ['the file of keys', { saved: { ...SAVED, personal: [entry(OTHER)] }, personalData: PERSONAL_DATA }],
  ['the environment, which goes before the file', { saved: SAVED, personalData: { ...PERSONAL_DATA, keys: [{ id: 'k1', secret: OTHER }] } }],
])('another key of the same name in %s is refused, and nothing is written', async (_, { saved, personalData }) => {
  await expect(placeKeys({ environment: environment(personalData), needed: NEEDED, saved })).rejects.toMatchObject({ code: 'KEYS_WRONG' });
  await expect(readdir(home)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('keys that are in the home already are never written over', async () => {
  await placeKeys({ environment: environment(), needed: { personal: [], voteSecret: null }, saved: { ...SAVED, personal: [entry(OTHER)] } });
  await expect(placeKeys({ environment: environment(), needed: NEEDED, saved: SAVED })).rejects.toMatchObject({ code: 'KEYS_WRONG' });
  expect(await readFile(join(home, 'personal-keys'), 'utf8')).toBe(`${entry(OTHER)}\n`);
});

test('a file of keys holds what the home and the environment have, and comes back', async () => {
  await placeKeys({ environment: environment(), needed: NEEDED, saved: SAVED });
  const file = join(folder, 'keys.json');
  await writeKeysFile(file, await readHomeKeys(environment()));
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readKeysFile(file)).toEqual(SAVED);
  await expect(writeKeysFile(file, await readHomeKeys(environment()))).rejects.toMatchObject({ code: 'FILE_EXISTS' });
});

test('looking at a home without keys makes none', async () => {
  expect(await readHomeKeys(environment())).toMatchObject({ personal: [], voteSecret: null, signingKeys: null });
  await expect(readdir(home)).rejects.toMatchObject({ code: 'ENOENT' });
});

test.each([
  ['not JSON', 'k1:AAAA', 'KEYS_WRONG'],
  ['a backup', '{"format":"otklik-backup"}', 'KEYS_WRONG'],
  ['of a later version', '{"format":"otklik-keys","formatVersion":2}', 'BACKUP_NEWER'],
  ['with a key cut short', '{"format":"otklik-keys","formatVersion":1,"personal":["k1:AAAA"]}', 'KEYS_WRONG'],
])('a file of keys that is %s is refused', async (_, text, code) => {
  const file = join(folder, 'bad.json');
  await writeFile(file, text);
  await expect(readKeysFile(file)).rejects.toMatchObject({ code });
});
