/**
 * Scenario: people send files with what they write, and agencies with what they answer; everybody gets those that they may have. Black
 * box: the graph, and the links that it gives out.
 */
import { FixedClock } from '@otklik/base';
import { GraphClient, startTestPlatform, takeRole, type TestPlatform } from '@otklik/test/platform';
import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { pdf, phonePhoto, plainPicture } from './pictures.js';
import { announce, filesOf, get, put, sendFile, submit, submitted, type Announced, type Announcement } from './sender.js';

let platform: TestPlatform;
const clock = new FixedClock('2026-11-19T03:00:00Z');
let anna: GraphClient;
let boris: GraphClient;
let coordinator: GraphClient;
let nobody: GraphClient;

beforeAll(async () => {
  platform = await startTestPlatform({ clock });
  anna = await GraphClient.as(platform.url, 'anna');
  boris = await GraphClient.as(platform.url, 'boris');
  coordinator = await GraphClient.as(platform.url, 'roads-coordinator');
  nobody = new GraphClient(platform.url, null);
});
afterAll(() => platform?.stop());

const REGISTER = 'mutation ($id: ID!) { registerAppeal(input: { appealId: $id }) { __typename } }';

test('a photo goes from a phone to an appeal, and to everybody without its place, once it is registered', async () => {
  const photo = await phonePhoto();
  expect((await sharp(photo).metadata()).exif?.includes('Anna Petrova')).toBe(true);
  const id = await sendFile(anna, photo, { fileName: 'C:\\Фото Анны Петровой.jpg' });
  const appealId = await submitted(anna, { attachmentIds: [id], visibility: 'PUBLIC' });

  const [own] = await filesOf(anna, appealId);
  expect(own).toMatchObject({ id, name: 'Фото Анны Петровой.jpg', mediaType: 'image/jpeg', part: 'APPEAL', status: 'READY', isPublic: true });
  const { status, headers, bytes } = await get(anna, own!.download!.url);
  expect(status).toBe(200);
  expect(bytes.byteLength).toBe(own!.size);
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(own!.sha256);
  expect(bytes.includes('Exif')).toBe(false);
  expect(bytes.includes('Petrova')).toBe(false);
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: 20, height: 40 });
  expect(Object.fromEntries(headers)).toMatchObject({
    'content-type': 'image/jpeg',
    'content-disposition': `attachment; filename="____ ____ ________.jpg"; filename*=UTF-8''${encodeURIComponent('Фото Анны Петровой.jpg')}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, no-store',
  });

  expect((await nobody.send('query ($id: ID!) { attachment(id: $id) { id } }', { id })).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  expect((await boris.send('query ($id: ID!) { attachment(id: $id) { id } }', { id })).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  await coordinator.ask(REGISTER, { id: appealId });
  const [seen] = await filesOf(nobody, appealId);
  expect(seen).toMatchObject({ id, name: 'file-1.jpg' });
  expect((await get(nobody, seen!.download!.url)).headers.get('content-disposition')).toBe(`attachment; filename="file-1.jpg"; filename*=UTF-8''file-1.jpg`);
});

describe('an upload', () => {
  test('is announced once, whatever is repeated; another file under the same key is a conflict', async () => {
    const bytes = await plainPicture('png');
    const announcement = { size: bytes.byteLength, mediaType: 'image/png', fileName: 'plan.png', idempotencyKey: 'the same' };
    const [first, second] = [await announce(anna, announcement), await announce(anna, announcement)];
    expect(second.attachment).toEqual(first.attachment);
    expect(await announce(anna, { ...announcement, fileName: 'other.png' })).toEqual({ __typename: 'Conflict', code: 'IDEMPOTENCY_KEY_REUSED' });
    expect(first.upload).toMatchObject({ method: 'PUT', headers: [{ name: 'Content-Type', value: 'image/png' }], maxSize: bytes.byteLength, expiresAt: '2026-11-19T04:00:00.000Z' });
    expect(await put(anna, second.upload!.url, bytes)).toMatchObject({ status: 201, body: { id: first.attachment!.id, status: 'READY', mediaType: 'image/png' } });
    expect(await put(anna, first.upload!.url, bytes)).toMatchObject({ status: 409, code: 'FILE_NOT_EXPECTED' });
    expect(await announce(anna, announcement)).toMatchObject({ attachment: { status: 'READY' }, upload: null });
  });

  test.each<[string, Partial<Announcement>, string, string]>([
    ['no name', { fileName: ' ' }, 'fileName', 'REQUIRED'],
    ['a name that turns the reading direction', { fileName: 'photo\u202Egpj.exe' }, 'fileName', 'BAD_TEXT'],
    ['a name that is too long', { fileName: 'a'.repeat(201) }, 'fileName', 'TOO_LONG'],
    ['a program', { mediaType: 'application/x-msdownload' }, 'mediaType', 'FILE_TYPE_REFUSED'],
    ['a page', { mediaType: 'text/html' }, 'mediaType', 'FILE_TYPE_REFUSED'],
    ['nothing', { size: 0 }, 'size', 'OUT_OF_RANGE'],
    ['too much', { size: 20_000_001 }, 'size', 'OUT_OF_RANGE'],
    ['no checksum', { sha256: 'abc' }, 'sha256', 'BAD_FORMAT'],
    ['an appeal that cannot be', { appealId: '../1' }, 'appealId', 'BAD_FORMAT'],
    ['an answer to nothing', { part: 'ANSWER' }, 'appealId', 'REQUIRED'],
    ['no key', { idempotencyKey: '' }, 'idempotencyKey', 'REQUIRED'],
  ])('of %s is refused', async (_, announcement, field, code) => {
    expect(await announce(anna, { size: 10, ...announcement })).toMatchObject({ __typename: 'ValidationFailed', issues: [{ path: [field], code }] });
  });

  test('is for those who are signed in', async () => {
    expect(await announce(nobody, { size: 10 })).toEqual({ __typename: 'Forbidden', code: 'FORBIDDEN' });
  });

  test('is limited for each person', async () => {
    const answers: Announced[] = [];
    for (let count = 0; count < 31; count++) answers.push(await announce(boris, { size: 10 }));
    expect(answers.slice(0, 30).every(({ attachment }) => attachment !== undefined)).toBe(true);
    expect(answers[30]).toMatchObject({ __typename: 'ValidationFailed', issues: [{ code: 'TOO_MANY_FILES' }] });
  });
});

describe('bytes', () => {
  const link = async (announcement: Announcement): Promise<string> => (await announce(anna, announcement)).upload!.url;
  const statusOf = async (url: string): Promise<unknown> => {
    const id = /files\/([0-9a-f-]+)/.exec(url)![1];
    return (await anna.ask<{ attachment: unknown }>('query ($id: ID!) { attachment(id: $id) { status refusal { code } download { url } } }', { id })).attachment;
  };

  test.each<[string, () => Promise<Buffer> | Buffer, Partial<Announcement>, number, string]>([
    ['a page under the name of a photo', () => Buffer.from('<!doctype html><script>alert(1)</script>'), {}, 415, 'FILE_TYPE_REFUSED'],
    ['a program under the name of a document', () => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(99)]), { mediaType: 'application/pdf' }, 415, 'FILE_TYPE_REFUSED'],
    ['a document under the name of a photo', () => pdf(), {}, 415, 'FILE_TYPE_MISMATCH'],
    ['half a document', () => pdf('x'.repeat(99)).subarray(0, 80), { mediaType: 'application/pdf' }, 422, 'FILE_BROKEN'],
    ['half a photo', async () => (await plainPicture('jpeg', { width: 99, height: 99 })).subarray(0, 300), {}, 422, 'FILE_BROKEN'],
  ])('%s: refused for good', async (_, make, announcement, status, code) => {
    const bytes = await make();
    const url = await link({ size: bytes.byteLength, ...announcement });
    expect(await put(anna, url, bytes)).toMatchObject({ status, code });
    expect(await statusOf(url)).toEqual({ status: 'REFUSED', refusal: { code }, download: null });
    expect(await put(anna, url, bytes)).toMatchObject({ status: 409, code: 'FILE_NOT_EXPECTED' });
  });

  test('more, fewer or other ones than announced are refused, and the right ones still taken', async () => {
    const bytes = await plainPicture('webp');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const url = await link({ size: bytes.byteLength, mediaType: 'image/webp', sha256 });
    expect(await put(anna, url, Buffer.concat([bytes, Buffer.alloc(1)]))).toMatchObject({ status: 413, code: 'FILE_TOO_LARGE' });
    const endless = await fetch(new URL(url, anna.url), { method: 'PUT', body: new Blob([bytes, Buffer.alloc(100_000)]).stream(), duplex: 'half' });
    expect([endless.status, await endless.json()]).toMatchObject([413, { errors: [{ extensions: { code: 'FILE_TOO_LARGE' } }] }]);
    expect(await put(anna, url, bytes.subarray(1))).toMatchObject({ status: 422, code: 'FILE_TRUNCATED' });
    expect(await put(anna, url, Buffer.alloc(bytes.byteLength))).toMatchObject({ status: 422, code: 'FILE_CHECKSUM_MISMATCH' });
    expect(await put(anna, url, bytes, { 'content-type': 'text/html' })).toMatchObject({ status: 415, code: 'FILE_TYPE_MISMATCH' });
    expect(await statusOf(url)).toEqual({ status: 'PENDING', refusal: null, download: null });
    expect(await put(anna, url, bytes, { 'content-type': 'image/webp' })).toMatchObject({ status: 201 });
  });

  test('come by nothing but a link of ours that has not ended', async () => {
    const bytes = await plainPicture('png');
    const url = await link({ size: bytes.byteLength, mediaType: 'image/png' });
    const other = /files\/([0-9a-f-]+)/.exec(await link({ size: 5 }))![1]!;
    for (const altered of [url.replace(/files\/[0-9a-f-]+/, `files/${other}`), url.replace(/expires=\d+/, 'expires=4102444800'), url.replace(/signature=.{9}/, 'signature=AAAAAAAAA'), url.split('?')[0]!]) {
      expect(await put(anna, altered, bytes)).toMatchObject({ status: 403, code: 'FILE_LINK_INVALID' });
    }
    expect((await get(anna, url)).status).toBe(403);
    expect((await get(anna, `/files/${'..%2f'.repeat(5)}etc/passwd?${url.split('?')[1]!}`)).status).toBe(403);
    const now = clock.now();
    clock.set('2026-11-19T04:00:00Z');
    expect(await put(anna, url, bytes)).toMatchObject({ status: 410, code: 'FILE_LINK_EXPIRED' });
    clock.set(now);
  });

  test('may come from pages of any origin: the link is the permission', async () => {
    const url = await link({ size: 5 });
    const { status, headers } = await get(anna, url, { method: 'OPTIONS', headers: { origin: 'https://city.example', 'access-control-request-method': 'PUT', 'access-control-request-headers': 'content-type' } });
    expect(status).toBe(204);
    expect(Object.fromEntries(headers)).toMatchObject({ 'access-control-allow-origin': '*', 'access-control-allow-methods': 'GET, HEAD, PUT', 'access-control-allow-headers': 'content-type' });
    expect(headers.has('access-control-allow-credentials')).toBe(false);
  });
});

describe('a file of an appeal', () => {
  test('is its sender’s, has come, and belongs to one appeal', async () => {
    const [mine, loose] = [await sendFile(anna, await plainPicture('jpeg')), (await announce(anna, { size: 5 })).attachment!.id];
    await submitted(anna, { attachmentIds: [mine] });
    const issue = (path: string, code: string) => ({ path: ['attachmentIds', path], code });
    const answer = await submit(anna, { attachmentIds: [mine, loose, 'none'] });
    expect(answer.data!.submitAppeal['issues']).toEqual([issue('0', 'ATTACHMENT_TAKEN'), issue('1', 'ATTACHMENT_NOT_READY'), issue('2', 'UNKNOWN_ATTACHMENT')]);
    expect((await submit(boris, { attachmentIds: [loose] })).data!.submitAppeal['issues']).toEqual([issue('0', 'UNKNOWN_ATTACHMENT')]);
    expect((await submit(anna, { attachmentIds: Array.from({ length: 11 }, (_, n) => `n${n}`) })).data!.submitAppeal['issues']).toEqual([{ path: ['attachmentIds'], code: 'TOO_MANY_FILES' }]);
  });

  test('that is a document is for its author and the cabinet, not for everybody', async () => {
    const id = await sendFile(anna, pdf(), { mediaType: 'application/pdf', fileName: 'Заявление Петровой.pdf' });
    const appealId = await submitted(anna, { attachmentIds: [id], visibility: 'PUBLIC' });
    await coordinator.ask(REGISTER, { id: appealId });
    expect(await filesOf(coordinator, appealId)).toMatchObject([{ id, name: 'Заявление Петровой.pdf', isPublic: false }]);
    expect(await filesOf(nobody, appealId)).toEqual([]);
    expect((await get(coordinator, (await filesOf(coordinator, appealId))[0]!.download!.url)).bytes).toEqual(pdf());
  });

  test('that its author adds later is a change of the appeal, and for everybody only when somebody has looked at it', async () => {
    const appealId = await submitted(anna, { visibility: 'PUBLIC' });
    await coordinator.ask(REGISTER, { id: appealId });
    const id = await sendFile(anna, await plainPicture('jpeg'), { appealId });
    expect(await filesOf(coordinator, appealId)).toMatchObject([{ id, status: 'READY', isPublic: false }]);
    expect(await filesOf(nobody, appealId)).toEqual([]);
    const { appeal } = await anna.ask<{ appeal: unknown }>('query ($id: ID!) { appeal(id: $id) { version history { comment } } }', { id: appealId });
    expect(appeal).toMatchObject({ version: 3, history: [{ comment: null }, {}, { comment: 'Автор добавил файл' }] });
  });

  test('is added by its author alone; others do not learn whether there is such an appeal', async () => {
    const appealId = await submitted(anna);
    expect(await announce(boris, { size: 5, appealId })).toEqual({ __typename: 'NotFound', code: 'NOT_FOUND' });
    expect(await announce(coordinator, { size: 5, appealId })).toEqual({ __typename: 'Forbidden', code: 'FORBIDDEN' });
    expect(await announce(boris, { size: 5, appealId: '01a2029b-2ea6-7315-95ed-2768edfd0686' })).toEqual({ __typename: 'NotFound', code: 'NOT_FOUND' });
  });

  test('are ten at the most', async () => {
    const appealId = await submitted(anna);
    const answers: Announced[] = [];
    for (let count = 0; count < 11; count++) answers.push(await announce(anna, { size: 5, appealId }));
    expect(answers[9]!.attachment).toBeDefined();
    expect(answers[10]).toMatchObject({ __typename: 'ValidationFailed', issues: [{ code: 'TOO_MANY_FILES' }] });
  });
});

test('a file of an answer is for the cabinet until the answer is approved, then for everybody under its name', async () => {
  const executor = await GraphClient.as(platform.url, 'roads-executor');
  const approver = await GraphClient.as(platform.url, 'roads-approver');
  const appealId = await submitted(anna, { visibility: 'PUBLIC' });
  await coordinator.ask(REGISTER, { id: appealId });
  expect(await announce(executor, { size: 5, appealId, part: 'ANSWER' })).toEqual({ __typename: 'Conflict', code: 'WRONG_STATUS' });
  await coordinator.ask('mutation ($id: ID!) { assignAppeal(input: { appealId: $id, executor: "roads-executor" }) { __typename } }', { id: appealId });
  expect(await announce(anna, { size: 5, appealId, part: 'ANSWER' })).toEqual({ __typename: 'Forbidden', code: 'FORBIDDEN' });
  const id = await sendFile(executor, pdf('Акт'), { mediaType: 'application/pdf', fileName: 'Акт.pdf', appealId, part: 'ANSWER' });
  await executor.ask('mutation ($id: ID!) { answerAppeal(input: { appealId: $id, text: "Яма заделана." }) { __typename } }', { id: appealId });
  expect([await filesOf(anna, appealId), await filesOf(nobody, appealId)]).toEqual([[], []]);
  expect(await filesOf(approver, appealId)).toMatchObject([{ id, part: 'ANSWER' }]);
  await approver.ask('mutation ($id: ID!) { approveAnswer(input: { appealId: $id }) { __typename } }', { id: appealId });
  for (const reader of [anna, nobody]) {
    const [file] = await filesOf(reader, appealId);
    expect(file).toMatchObject({ id, name: 'Акт.pdf' });
    expect((await get(reader, file!.download!.url)).bytes).toEqual(pdf('Акт'));
  }
});

test('a table of appeals is written by the link that its clerk got, as long as the clerk may have it', async () => {
  const clerk = await GraphClient.as(platform.url, 'roads-coordinator');
  const source = 'mutation { exportAppeals(input: { format: CSV, byteOrderMark: false, columns: [NUMBER, FULL_TEXT] }) { ... on ExportAppealsSuccess { download { url } } } }';
  const { exportAppeals } = await clerk.ask<{ exportAppeals: { download: { url: string } } }>(source);
  const { url } = exportAppeals.download;
  const { status, headers, bytes } = await get(clerk, url);
  expect([status, headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
  expect(bytes.toString().split('\r\n').slice(0, 1)).toEqual(['Номер;Текст полностью']);
  expect(bytes.toString()).toContain('MTDH-2026-1;');

  expect((await get(nobody, url.replace(/signature=.{4}/, 'signature=AAAA'))).status).toBe(403);
  await takeRole(platform.url, 'roads-coordinator', 'COORDINATOR', 'roads');
  expect((await get(nobody, url)).bytes.toString()).toContain('"FORBIDDEN"');
});
