import { exportRoute, FileLinks } from '@otklik/files';
import type { SignedInViewer } from '@otklik/identity';
import { createServer, get, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import readSheets from 'read-excel-file/node';
import { CodedError } from '@otklik/base';
import { createExportDesk } from './use-cases/export-desk.js';
import { ROADS } from './testing/cabinets-module.js';
import { PEOPLE, staff, type PersonName } from './testing/people.js';
import { World } from './testing/world.js';

const EXPORT = `mutation ($input: ExportAppealsInput!) { exportAppeals(input: $input) { __typename
  ... on ExportAppealsSuccess { export { id login columns filter } download { url expiresAt } }
  ... on ValidationFailed { issues { path code } } ... on Forbidden { code } } }`;
const RECORDS = '{ appealExports(first: 100) { nodes { id login format columns filter downloads { rowCount outcome startedAt endedAt } } } }';

let world: World;
let server: Server;
/** How people stand when a table is taken: as they did when they asked, unless a test says otherwise. */
const standing = new Map<string, SignedInViewer | null>();
const trouble: unknown[] = [];

beforeAll(async () => {
  world = await World.open();
  const links = new FileLinks({ secrets: ['a secret of tests'], origin: () => null });
  const known = Object.values(PEOPLE).filter((one) => one.kind === 'person');
  const refresh = (viewers: readonly SignedInViewer[]) =>
    Promise.resolve(viewers.map((one) => (standing.has(one.login) ? standing.get(one.login)! : known.find(({ login }) => login === one.login)!)));
  const desk = createExportDesk({ orm: world.orm, clock: world.clock, refresh, batchSize: 3 });
  const route = exportRoute({ links, desk, clock: world.clock, onTrouble: (error) => trouble.push(error), atOnce: 2 });
  server = createServer((request, response) => {
    route(request, response).catch((error: unknown) => {
      response.statusCode = 500;
      response.end(error instanceof CodedError ? error.code : String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  for (let index = 0; index < 7; index += 1) await world.submit({ text: `=HYPERLINK("x${index}"), меня зовут Анна Петрова` });
  await world.submit({ categoryId: 'core.other', details: null, text: 'Другое' });
  await world.submit({ categoryId: 'clinics.queue', details: null, text: 'Очередь' });
  await world.lead(await world.submit({ text: 'Яма' }), 'RATED');
});

afterAll(async () => {
  await new Promise((resolve) => server?.close(resolve));
  await world?.close();
});

interface Taken {
  readonly status: number;
  readonly body: Buffer;
  readonly headers: Record<string, unknown>;
}

function take(url: string, method = 'GET'): Promise<Taken> {
  const { pathname, search } = new URL(url, 'http://files.test');
  return new Promise((resolve, reject) => {
    get({ port: (server.address() as AddressInfo).port, path: pathname + search, method }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode!, body: Buffer.concat(chunks), headers: response.headers }));
      response.on('error', reject);
    }).on('error', reject);
  });
}

async function ordered(who: PersonName, input: Record<string, unknown> = {}, locale: 'ru' | 'en' = 'ru') {
  return (await world.data(who, EXPORT, { input: { format: 'CSV', ...input } }, locale)).exportAppeals;
}

async function csv(who: PersonName, input: Record<string, unknown> = {}, locale: 'ru' | 'en' = 'ru'): Promise<string[]> {
  const { download } = await ordered(who, { byteOrderMark: false, ...input }, locale);
  return (await take(download.url)).body.toString().trimEnd().split('\r\n');
}

async function recordOf(who: PersonName, id: string) {
  return (await world.data(who, RECORDS)).appealExports.nodes.find((one: { id: string }) => one.id === id);
}

describe('a queue as a table', () => {
  it('holds what the cabinet works on, and without more being said nothing that says who wrote it', async () => {
    const lines = await csv('coordinator');
    expect(lines[0]).toBe('Номер;Состояние;Вид;Категория;Ведомство;Территория;Подано;Зарегистрировано;Срок;Отвечено;В срок;Оценка;Исполнитель;Адрес;Текст');
    expect(lines).toHaveLength(10);
    expect(lines).toContain(
      'МТДХ-2026-1;ответ оценён;сообщение;Ямы;Дороги;NSK;2026-11-19 10:00:00;2026-11-19 10:00:00;2026-12-03 23:59:59;2026-11-19 10:00:00;да;5;roads-executor;"ул. Ленина, 5";Яма',
    );
    expect(lines.filter((line) => line.endsWith(`;"'=HYPERLINK(""x0""), меня зовут [скрыто]"`))).toHaveLength(1);
    expect(lines.join()).not.toContain('Петров');
  });

  it('has the columns that were asked for, in their order, headed in the language of the reader', async () => {
    const lines = await csv('coordinator', { columns: ['FULL_TEXT', 'STATUS'], delimiter: 'COMMA', filter: { status: 'RATED' } }, 'en');
    expect(lines).toEqual(['Full text,Status', 'Яма,rated']);
    expect((await csv('coordinator', { columns: ['FULL_TEXT'], orderBy: 'DUE_FIRST' })).join()).toContain('Анна Петрова');
    expect((await csv('operator', { columns: ['ID'], orderBy: 'DUE_FIRST' })).toSorted()).toEqual((await csv('operator', { columns: ['ID'] })).toSorted());
  });

  it('is for each their own: another cabinet has its own queue, the operator all', async () => {
    expect(await csv('healthCoordinator', { columns: ['FULL_TEXT'] })).toEqual(['Текст полностью', 'Очередь']);
    expect(await csv('operator', { columns: ['ID'] })).toHaveLength(11);
    expect(await csv('coordinator', { columns: ['ID'], filter: { forWork: false, categoryId: 'clinics.queue' } })).toHaveLength(1);
    expect(await csv('coordinator', { columns: ['ID'], filter: { agencyId: 'none' } })).toHaveLength(1);
  });

  it('is a workbook that programs read', async () => {
    const { download } = await ordered('coordinator', { format: 'XLSX', columns: ['SUBMITTED_AT', 'FULL_TEXT', 'RATING'] });
    const { body, headers } = await take(download.url);
    expect(headers['content-disposition']).toContain("filename*=UTF-8''%D0%BE%D0%B1%D1%80%D0%B0%D1%89%D0%B5%D0%BD%D0%B8%D1%8F-2026-11-19.xlsx");
    const [sheet] = (await readSheets(body)) as unknown as { sheet: string; data: unknown[][] }[];
    expect(sheet!.sheet).toBe('Обращения');
    expect(sheet!.data[0]).toEqual(['Подано', 'Текст полностью', 'Оценка']);
    expect(sheet!.data).toContainEqual([new Date('2026-11-19T10:00:00Z'), 'Яма', 5]);
    expect(sheet!.data).toHaveLength(10);
  });

  it('is refused to those who work nowhere, and without columns', async () => {
    for (const who of ['anna', 'anonymous'] as const) expect(await ordered(who)).toEqual({ __typename: 'Forbidden', code: 'FORBIDDEN' });
    expect(await ordered('coordinator', { columns: [] })).toMatchObject({ issues: [{ path: ['columns'], code: 'REQUIRED' }] });
    expect(await ordered('coordinator', { columns: ['ID', 'ID'] })).toMatchObject({ issues: [{ path: ['columns'], code: 'REPEATED' }] });
  });
});

describe('the link', () => {
  it('is another one to the same export with the same key', async () => {
    const first = await ordered('coordinator', { idempotencyKey: 'again' });
    const second = await ordered('coordinator', { idempotencyKey: 'again' });
    expect(second.export).toEqual(first.export);
    expect((await world.run('coordinator', EXPORT, { input: { format: 'XLSX', idempotencyKey: 'again' } })).data!['exportAppeals']).toMatchObject({ __typename: 'Conflict' });
  });

  it('ends after five minutes, and altered is none', async () => {
    const { download } = await ordered('coordinator');
    expect(new Date(download.expiresAt).getTime() - world.clock.now().getTime()).toBe(300_000);
    expect((await take(download.url.replace(/signature=.{5}/, 'signature=AAAAA'))).body.toString()).toBe('FILE_LINK_INVALID');
    expect((await take(download.url, 'POST')).body.toString()).toBe('FILE_LINK_INVALID');
    world.clock.set('2026-11-19T03:05:00Z');
    expect((await take(download.url)).body.toString()).toBe('FILE_LINK_EXPIRED');
    world.clock.set('2026-11-19T03:00:00Z');
  });

  it('gives what its owner may have when it is used: nothing after their sessions or their role have ended', async () => {
    const { export: one, download } = await ordered('approver');
    standing.set('roads-approver', null);
    expect((await take(download.url)).body.toString()).toBe('UNAUTHENTICATED');
    standing.set('roads-approver', { ...PEOPLE.approver, grants: [] });
    expect((await take(download.url)).body.toString()).toBe('FORBIDDEN');
    standing.set('roads-approver', staff('roads-approver', 'APPROVER', PEOPLE.healthApprover.grants[0]!.cabinetId!));
    expect((await take(download.url)).body.toString().trimEnd().split('\r\n')).toHaveLength(2);
    standing.delete('roads-approver');
    expect((await recordOf('approver', one.id)).downloads).toHaveLength(1);
  });
});

describe('the record of an export', () => {
  it('says who, what, and how many rows went out each time', async () => {
    const { export: one, download } = await ordered('moderator', { filter: { categoryId: 'roads.pothole' }, columns: ['ID'] });
    expect(await recordOf('moderator', one.id)).toMatchObject({ login: 'roads-moderator', format: 'CSV', columns: ['ID'], filter: '{"categoryId":"roads.pothole"}', downloads: [] });
    await take(download.url);
    await take(download.url);
    const complete = { rowCount: 8, outcome: 'COMPLETE', startedAt: '2026-11-19T03:00:00.000Z', endedAt: '2026-11-19T03:00:00.000Z' };
    expect((await recordOf('moderator', one.id)).downloads).toEqual([complete, complete]);
  });

  it('is for whoever asked, the auditor of the cabinet and the operator, for nobody else', async () => {
    const { export: one } = await ordered('moderator');
    for (const who of ['moderator', 'auditor', 'operator'] as const) expect(await recordOf(who, one.id)).toBeDefined();
    for (const who of ['coordinator', 'healthCoordinator'] as const) expect(await recordOf(who, one.id)).toBeUndefined();
    expect((await world.run('anna', RECORDS)).errors![0]!.extensions['code']).toBe('FORBIDDEN');
    const ofNobody = (await world.data('operator', '{ appealExports(first: 1, login: "nobody") { nodes { id } } }')).appealExports.nodes;
    expect(ofNobody).toEqual([]);
    const [page] = [(await world.data('operator', '{ appealExports(first: 1) { nodes { id } pageInfo { endCursor } } }')).appealExports];
    const next = (await world.data('operator', `{ appealExports(first: 1, after: "${page.pageInfo.endCursor}") { nodes { id } } }`)).appealExports;
    expect(next.nodes[0].id < page.nodes[0].id).toBe(true);
  });

  it('cannot be changed or taken away by the role of the subgraph', async () => {
    await expect(world.orm.em.fork().execute('delete from appeals.export')).rejects.toThrow(/permission denied/);
    await expect(world.orm.em.fork().execute(`update appeals.export set login = 'nobody'`)).rejects.toThrow(/permission denied/);
  });
});

describe('a reader who goes', () => {
  it('stops the reading of rows, and it is written down', async () => {
    await world.sql(
      `insert into appeals.appeal (${await world.appealColumns()}) select ${await world.appealColumns('copy.')}
       from appeals.appeal a, generate_series(1, 60) as n, jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'n', n)) as copy where a.cabinet_id = $1 and a.text = 'Другое'`,
      [ROADS.cabinet],
    );
    await world.sql(`update appeals.appeal set text = repeat('я', 300000) where text = 'Другое'`);
    const { export: one, download } = await ordered('moderator', { columns: ['FULL_TEXT'] });
    const { pathname, search } = new URL(download.url);
    await new Promise<void>((resolve, reject) => {
      const request = get({ port: (server.address() as AddressInfo).port, path: pathname + search }, (response) => {
        response.once('data', () => {
          request.destroy();
          resolve();
        });
      }).on('error', reject);
    });
    let downloads: { outcome: string; rowCount: number }[] = [];
    for (let tries = 0; tries < 6_000 && downloads[0]?.outcome !== 'BROKEN_OFF'; tries += 1) {
      downloads = (await recordOf('moderator', one.id)).downloads;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(downloads).toEqual([expect.objectContaining({ outcome: 'BROKEN_OFF' })]);
    expect(downloads[0]!.rowCount).toBeLessThan(60);
    expect(trouble).toEqual([]);
  });
});
