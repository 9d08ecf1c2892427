/**
 * Scenario: the operator brings the messages of another system into the running platform, twice, with a map and with
 * mistakes. Black box: the built command as a process of its own, what it wrote read through the public graph.
 */
import { GraphClient, runCommand, startTestPlatform, type TestPlatform } from '@otklik/test/platform';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const EXAMPLES = join(import.meta.dirname, '../../../docs/examples/import');
const SAMPLE = join(EXAMPLES, 'messages.csv');

let platform: TestPlatform;
let operator: GraphClient;
let folder: string;

beforeAll(async () => {
  platform = await startTestPlatform();
  operator = await GraphClient.as(platform.url, 'operator');
  folder = await mkdtemp(join(tmpdir(), 'otklik-import-'));
});

afterAll(async () => {
  await platform?.stop();
  await rm(folder, { recursive: true, force: true });
});

const run = (...args: string[]) => runCommand(platform.url, ['import', ...args]);

async function file(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

interface Imported {
  text: string;
  category: { id: string };
  agency: { code: string };
  author: { id: string } | null;
  submittedAt: string;
  location: { address: string | null } | null;
  details: { originalSubtopic: string | null; originalAgency: string | null } | null;
}

/** Every imported message by its id in the other system. */
async function imported(): Promise<Record<string, Imported>> {
  const { appeals } = await operator.ask<{ appeals: { nodes: (Imported & { origin: { externalId: string } | null })[] } }>(
    `{ appeals(first: 100) { nodes { text submittedAt category { id } agency { code } author { id } location { address } origin { externalId }
       details { ... on OtherDetails { originalSubtopic originalAgency } } } } }`,
  );
  return Object.fromEntries(appeals.nodes.flatMap(({ origin, ...appeal }) => (origin === null ? [] : [[origin.externalId, appeal]])));
}

describe('otklik import', () => {
  it('brings every row in that can be read, and says which can not', async () => {
    const { code, lines } = await run(SAMPLE);
    expect(lines).toEqual([expect.stringMatching(/^refused line 6 \(id 10005\): text: /), 'accepted 4, repeated 1, refused 1']);
    expect(code).toBe(0);
  });

  it('keeps clean text, and the words that the platform does not know', async () => {
    const messages = await imported();
    expect(Object.keys(messages).sort()).toEqual(['10001', '10002', '10003', '10004']);
    expect(messages['10001']).toMatchObject({
      text: 'На перекрёстке Лесной и Речной – глубокая яма, объезжают по встречной.\n\nПросим заделать.',
      category: { id: 'roads.pothole' },
      agency: { code: 'MTDH' },
      author: null,
      details: null,
    });
    expect(messages['10002']).toMatchObject({
      category: { id: 'core.other' },
      agency: { code: 'GOV' },
      details: { originalSubtopic: 'Освещение улиц', originalAgency: 'Администрация посёлка Примерный' },
    });
    expect(messages['10003']!.text).toBe('Не убирают снег:\n\n- у остановки "Школа";\n- у поликлиники.');
    expect(messages['10004']!.text).toBe('Давление воды < 2 атм, кран на третьем этаже едва капает.');
  });

  it('brings nothing in twice', async () => {
    const before = await imported();
    expect((await run(SAMPLE)).lines.at(-1)).toBe('accepted 0, repeated 5, refused 1');
    expect(await imported()).toEqual(before);
  });

  it('reads another table by a map', async () => {
    const { code, lines } = await run(join(EXAMPLES, 'registry.csv'), '--map', join(EXAMPLES, 'registry-map.json'), '--source', 'registry');
    expect([code, lines]).toEqual([0, ['accepted 3, repeated 0, refused 0']]);
    const messages = await imported();
    expect(messages['В-17/1']).toMatchObject({
      category: { id: 'roads.pothole' },
      agency: { code: 'MTDH' },
      submittedAt: '2026-03-14T02:30:00.000Z',
      location: { address: 'г. Новосибирск, Красный проспект, 25' },
    });
    expect(messages['В-17/2']).toMatchObject({
      text: 'Мигает фонарь у входа в парк.\n\nАдрес: г. Бердск, ул. Парковая',
      category: { id: 'core.other' },
      agency: { code: 'NSK' },
      details: { originalSubtopic: 'Свет', originalAgency: 'Мэрия' },
    });
    expect(messages['В-17/3']).toMatchObject({ agency: { code: 'GOV' }, location: null });
  });

  it('names each row that is refused, in lines of the file', async () => {
    const path = await file('faults.csv', 'id,text\n,Без номера.\n1\n2,"Две\nстроки."\n3,<br>\n');
    const { code, lines } = await run(path, '--source', 'faults');
    expect(code).toBe(0);
    expect(lines.map((line) => line.split(': ')[0]).sort()).toEqual([
      'accepted 1, repeated 0, refused 3',
      'refused line 2 (id )',
      'refused line 3',
      'refused line 6 (id 3)',
    ]);
  });

  it('takes hundreds of messages in several requests', async () => {
    const rows = Array.from({ length: 350 }, (_, index) => `${index},"<p>Сообщение ${index}.</p>",Тема ${index % 7},Ведомство ${index % 5}`);
    const path = await file('many.csv', `id,text,subtopic,agency\n${rows.join('\n')}\n`);
    expect((await run(path, '--source', 'many')).lines).toEqual(['accepted 350, repeated 0, refused 0']);
    expect((await run(path, '--source', 'many')).lines).toEqual(['accepted 0, repeated 350, refused 0']);
  });

  it.each<[string, () => Promise<string[]>, RegExp]>([
    ['there is no such file', async () => [join(folder, 'none.csv')], /none\.csv: there is no such file/],
    ['the file is not UTF-8', async () => [await file('cp1251.csv', Buffer.from('id,text\n1,\xd1\xe2\xe5\xf2\n', 'latin1'))], /is not UTF-8/],
    ['the header names no text', async () => [await file('header.csv', 'id,body\n1,x\n')], /has no column "text"; its header is: id, body/],
    ['there is no such map', async () => [SAMPLE, '--map', join(folder, 'none.json')], /Cannot read the map .*none\.json/],
    ['the map is no JSON', async () => [SAMPLE, '--map', await file('broken.json', '{')], /broken\.json is no JSON/],
    ['the map names an unknown field', async () => [SAMPLE, '--map', await file('f.json', '{"columns": {"a": "b"}}')], /is wrong at columns\.a/],
    ['the map names an unknown category', async () => [SAMPLE, '--map', await file('c.json', '{"categories": {"a": "b.c"}}')], /names the category "b\.c"/],
    ['the map names an unknown agency', async () => [SAMPLE, '--map', await file('a.json', '{"agencies": {"a": "ZZZ"}}')], /names the agency "ZZZ"/],
  ])('says in one line that %s, and brings nothing in', async (_, args, message) => {
    const { code, lines, errors } = await run(...(await args()), '--source', 'never');
    expect([code, lines]).toEqual([1, []]);
    expect(errors.trimEnd().split('\n')).toEqual([expect.stringMatching(message)]);
  });

  it('says in one line that no platform runs', async () => {
    const { code, lines, errors } = await runCommand('http://127.0.0.1:9', ['import', SAMPLE]);
    expect([code, lines]).toEqual([1, []]);
    expect(errors).toMatch(/^No running platform at http:\/\/127\.0\.0\.1:9: .*\n$/);
  });
});
