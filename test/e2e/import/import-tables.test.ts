/**
 * Scenario: the operator brings the tree of agencies and their staff into the running platform from tables. Black box: the
 * built command as a process of its own, what it wrote read through the public graph.
 */
import { GraphClient, runCommand, startTestPlatform, type TestPlatform } from '@otklik/test/platform';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeAgencies, writeStaff } from './table-file.js';

const EXAMPLES = join(import.meta.dirname, '../../../docs/examples/import');

let platform: TestPlatform;
let operator: GraphClient;
let folder: string;

beforeAll(async () => {
  platform = await startTestPlatform();
  operator = await GraphClient.as(platform.url, 'operator');
  folder = await mkdtemp(join(tmpdir(), 'otklik-tables-'));
});

afterAll(async () => {
  await platform?.stop();
  await rm(folder, { recursive: true, force: true });
});

const run = (...args: string[]) => runCommand(platform.url, args);

async function file(name: string, lines: readonly string[]): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, lines.join('\n'));
  return path;
}

describe('otklik import-agencies and import-staff', () => {
  it('bring agencies in any order, and their staff, once', async () => {
    const agencies = ['import-agencies', join(EXAMPLES, 'agencies.csv')];
    const staff = ['import-staff', join(EXAMPLES, 'staff.csv')];
    expect(await run(...agencies)).toMatchObject({ code: 0, lines: ['accepted 2, repeated 0, refused 0'] });
    expect(await run(...staff)).toMatchObject({ code: 0, lines: ['accepted 3, repeated 0, refused 0'] });
    const found = await operator.ask(
      '{ agencies(filter: { code: "LESN-SCH" }) { nodes { title kind parent { code parent { code } cabinet { staff { login role } } } } } }',
    );
    expect(found).toEqual({
      agencies: {
        nodes: [
          {
            title: 'Школа посёлка Лесной',
            kind: 'INSTITUTION',
            parent: {
              code: 'LESN',
              parent: { code: 'GOV' },
              cabinet: {
                staff: [
                  { login: 'lesnoy-coordinator', role: 'COORDINATOR' },
                  { login: 'lesnoy-executor', role: 'EXECUTOR' },
                  { login: 'lesnoy-head', role: 'APPROVER' },
                ],
              },
            },
          },
        ],
      },
    });
    expect((await run(...agencies)).lines).toEqual(['accepted 0, repeated 2, refused 0']);
    expect((await run(...staff)).lines).toEqual(['accepted 0, repeated 3, refused 0']);
  });

  it('bring in tables larger than one request', async () => {
    const [agencies, staff] = [join(folder, 'many.csv'), join(folder, 'many-staff.csv')];
    await writeAgencies(agencies, 1_500);
    await writeStaff(staff, 1_500);
    expect((await run('import-agencies', agencies)).lines).toEqual(['accepted 1500, repeated 0, refused 0']);
    expect((await run('import-agencies', agencies)).lines).toEqual(['accepted 0, repeated 1500, refused 0']);
    expect((await run('import-staff', staff)).lines).toEqual(['accepted 1500, repeated 0, refused 0']);
  });

  it('name the rows that break a rule, in the order of the file, and take the others', async () => {
    const agencies = await file('faults.csv', [
      'slug,code,kind,title_ru,parent',
      'a,A-1,MINISTRY,А,b',
      'b,B-1,MINISTRY,Б,a',
      'c,C-1,PALACE,В,region',
      'd,D-1,MINISTRY,Г,nowhere',
      'e,MTDH,MINISTRY,Д,region',
      'f,F-1,ministry,Е,region',
      'f,F-2,MINISTRY,Ж,region',
      'g,G-1',
      'h,H-1,MINISTRY,,region',
    ]);
    const { code, lines } = await run('import-agencies', agencies);
    expect(code).toBe(0);
    expect(lines).toEqual([
      expect.stringMatching(/^refused line 2 \(id a\): parent: .*below itself/),
      expect.stringMatching(/^refused line 3 \(id b\): parent: .*below itself/),
      expect.stringMatching(/^refused line 4 \(id c\): kind: give one of FEDERAL_BODY/),
      expect.stringMatching(/^refused line 5 \(id d\): parent: .*unknown/),
      expect.stringMatching(/^refused line 6 \(id e\): code: Another agency has this code/),
      expect.stringMatching(/^refused line 8 \(id f\): slug: it stands in line 7 already/),
      expect.stringMatching(/^refused line 9: it has 2 cells, the header has 5/),
      expect.stringMatching(/^refused line 10 \(id h\): title\.ru: /),
      'accepted 1, repeated 0, refused 8',
    ]);
    const staff = await file('staff-faults.csv', ['login,role,cabinet', 'x,EXECUTOR,nowhere', 'y,KING,region', 'z,EXECUTOR,region']);
    expect((await run('import-staff', staff)).lines).toEqual([
      expect.stringMatching(/^refused line 2 \(id x\): cabinet: /),
      expect.stringMatching(/^refused line 3 \(id y\): role: give one of ADMINISTRATOR/),
      'accepted 1, repeated 0, refused 2',
    ]);
  });

  it('say in one line what a file lacks', async () => {
    const { code, lines, errors } = await run('import-agencies', await file('header.csv', ['slug,code', 'a,b']));
    expect([code, lines]).toEqual([1, []]);
    expect(errors).toMatch(/^.*header\.csv has no column "kind"; its header is to have slug, code, kind, title_ru, title_en, parent\n$/);
  });
});
