import { newId, nameId } from '@otklik/base';
import { createAttachmentDesk } from './use-cases/attachment-desk.js';
import { sweepFiles } from './use-cases/sweep-files.js';
import { World } from './testing/world.js';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world?.close());

const CREATE = `mutation ($input: CreateAttachmentUploadInput!) { createAttachmentUpload(input: $input) { ... on CreateAttachmentUploadSuccess { attachment { id } } } }`;
let keys = 0;

/** Sends a file as Anna, as the routes of files would take it. */
async function sent(): Promise<{ id: string; key: string }> {
  const input = { idempotencyKey: `file ${++keys}`, fileName: 'a.png', mediaType: 'image/png', size: 9 };
  const { id } = (await world.data('anna', CREATE, { input })).createAttachmentUpload.attachment;
  const key = newId();
  const desk = createAttachmentDesk({ orm: world.orm, clock: world.clock, onCommitted: () => undefined });
  expect(await desk.take(id, { key, mediaType: 'image/png', size: 9, sha256: 'ab' })).toBe(true);
  return { id, key };
}

/** Sweeps, and answers what was removed from the storage. */
async function swept(): Promise<string[]> {
  const removed: string[] = [];
  await sweepFiles({ orm: world.orm, clock: world.clock, storage: { remove: async (key) => void removed.push(key) } });
  return removed;
}

const statusOf = async (id: string): Promise<unknown> => (await world.sql('select status, name, added_by from appeals.attachment where id = $1', [id]))[0];

test('what belongs to no appeal is removed after a day, row and bytes; what belongs to one stays', async () => {
  const [loose, used] = [await sent(), await sent()];
  await world.submit({ attachmentIds: [used.id] });
  expect(await swept()).toEqual([]);
  world.clock.set('2026-11-20T04:00:00Z');
  expect(await swept()).toEqual([loose.key]);
  expect(await statusOf(loose.id)).toBeUndefined();
  expect(await statusOf(used.id)).toMatchObject({ status: 'READY' });
  expect(await swept()).toEqual([]);
});

test('an appeal that is gone leaves no files', async () => {
  const { id, key } = await sent();
  const appealId = await world.submit({ attachmentIds: [id] });
  await world.sql("select set_config('otklik.reach', 'all', false)");
  await world.sql('delete from appeals.appeal_history where appeal_id = $1', [appealId]);
  await world.sql('delete from appeals.appeal where id = $1', [appealId]);
  expect(await swept()).toEqual([key]);
});

test('somebody whose personal data are erased leaves no files, their names and their login included; those of agencies stay', async () => {
  const { id, key } = await sent();
  await world.submit({ attachmentIds: [id] });
  await world.sql('select appeals.forget_author($1)', [nameId('test', 'anna')]);
  expect(await swept()).toContain(key);
  expect(await statusOf(id)).toEqual({ status: 'ERASED', name: '', added_by: '' });
  expect((await world.data('anna', 'query ($id: ID!) { attachment(id: $id) { status sha256 download { url } } }', { id })).attachment).toEqual({ status: 'ERASED', sha256: null, download: null });
});

test('a storage that fails keeps the file on the list', async () => {
  const { id, key } = await sent();
  await world.sql('delete from appeals.attachment where id = $1', [id]);
  const broken = { remove: () => Promise.reject(new Error('away')) };
  await expect(sweepFiles({ orm: world.orm, clock: world.clock, storage: broken })).rejects.toThrow('away');
  expect(await swept()).toEqual([key]);
});
