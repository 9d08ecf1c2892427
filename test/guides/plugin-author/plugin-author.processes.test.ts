/**
 * Scenario: somebody follows docs/guides/plugin-author.md command by command, in a folder of their own, against a running platform. Black box:
 * the built command and the public graph.
 */
import { FormRegistry, parseManifest } from '@otklik/plugin-host';
import { GraphClient, startTestPlatform, type TestPlatform } from '@otklik/test/platform';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../../support/run-command.js';

const GUIDE = join(import.meta.dirname, '../../../docs/guides/plugin-author.md');

let platform: TestPlatform;
let folder: string;
let guide: string;
const place = (path: string): string => join(folder, path);

beforeAll(async () => {
  guide = await readFile(GUIDE, 'utf8');
  folder = await mkdtemp(join(tmpdir(), 'otklik-plugin-author-'));
  platform = await startTestPlatform();
});

afterAll(async () => {
  await platform?.stop();
  await rm(folder, { recursive: true, force: true });
});

test('from nothing to an installed plugin', async () => {
  expect((await follow('1. Begin')).at(-1)).toBe('acme.parks@0.1.0 is in order: 2 categories, 1 forms, 2 fields');
  const lines = [...(await follow('3. Sign and publish')), ...(await follow('4. Approve and install'))];
  expect(lines).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^ed25519:[\w-]{43}$/),
      expect.stringMatching(/^acme is trusted with ed25519:/),
      'acme.parks@0.1.0 is published: VERIFIED',
      'acme.parks@0.1.0 is APPROVED',
      expect.stringMatching(/^acme\.parks@0\.1\.0 is ENABLED in roads; revision \d+ of the graph is in use$/),
      '  0.1.0  APPROVED  acme',
    ]),
  );
});

test('the names in the snapshot of the new plugin are its own', async () => {
  const sdl = new FormRegistry([parseManifest(JSON.parse(await readFile(place('parks/plugin.json'), 'utf8')))]).sdl();
  const snapshot = (await readFile(place('parks/__snapshots__/plugin.test.ts.snap'), 'utf8')).replaceAll('\\`', '`');
  expect(snapshot).toContain(sdl.trim());
  expect(sdl).toContain('type ParksBrokenDetails');
});

test('the message of the guide is taken', async () => {
  const anna = await GraphClient.as(platform.url, 'anna');
  const document = /```graphql\n([\s\S]*?)```/.exec(guide)![1]!;
  expect(await anna.ask(document)).toEqual({ submitAppeal: { appeal: { details: { __typename: 'ParksBrokenDetails', part: 'SEAT', sharp: true } } } });
});

test('a newer version comes, goes back, stands still, goes on and goes', async () => {
  await change((text) => text.replace('"0.1.0"', '"0.2.0"'));
  for (const args of [['plugin', 'pack', place('parks'), '-o', place('parks.tgz')], ['plugin', 'publish', place('parks.tgz'), '--key', place('acme.key')], ['plugin', 'approve', 'acme.parks@0.2.0']]) {
    expect(await runCommand(platform.url, args)).toMatchObject({ code: 0 });
  }
  const states = (await follow('5. A new version')).map((line) => line.split(' in roads')[0]);
  expect(states).toEqual(['acme.parks@0.2.0 is ENABLED', 'acme.parks@0.1.0 is ENABLED', 'acme.parks@0.1.0 is SUSPENDED', 'acme.parks@0.1.0 is ENABLED', 'acme.parks@0.1.0 is UNINSTALLED']);
});

test('a fault is told with file, line, place and a mend', async () => {
  await change((text) => text.replace('"enum"', '"emum"'));
  const { code, errors } = await runCommand(platform.url, ['plugin', 'check', place('parks')]);
  expect(code).toBe(1);
  expect(errors).toMatch(/^plugin\.json:\d+ \/forms\/broken\/0\/type: must be one of int, float/m);
  expect(errors).toMatch(/\d+ faults?\n$/);
  const line = Number(/plugin\.json:(\d+) \/forms\/broken\/0\/type/.exec(errors)![1]);
  expect((await readFile(place('parks/plugin.json'), 'utf8')).split('\n')[line - 1]).toContain('emum');
});

test('dev puts what was saved into the graph', async () => {
  await change((text) => text.replace('"emum"', '"enum"').replaceAll('acme.parks', 'acme.meadows').replace('"typePrefix": "parks"', '"typePrefix": "meadow"'));
  const { code, lines, errors } = await runCommand(platform.url, ['plugin', 'dev', place('parks'), '--key', place('acme.key'), '--once']);
  expect({ code, lines, errors }).toEqual({ code: 0, errors: '', lines: [expect.stringMatching(/^acme\.meadows@0\.2\.0-dev\.\d+ is in the graph of /)] });
});

/** Runs the commands of a section of the guide. @returns what they print */
async function follow(title: string): Promise<string[]> {
  const section = guide.split(/^## /m).find((text) => text.startsWith(title))!;
  const commands = [...section.matchAll(/^npx pnpm otklik (.+)$/gm)].map(([, command]) => command!);
  expect(commands.length).toBeGreaterThan(1);
  const lines: string[] = [];
  for (const command of commands) {
    const args = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word!);
    const result = await runCommand(platform.url, args.map(own));
    expect([command, result]).toEqual([command, { ...result, code: 0 }]);
    lines.push(...result.lines);
  }
  return lines;
}

/** The guide's files in the folder of this test. */
function own(arg: string): string {
  return arg.startsWith('plugins/') ? place(arg.slice('plugins/'.length)) : /\.(key|tgz)$/.test(arg) ? place(arg) : arg;
}

async function change(edit: (text: string) => string): Promise<void> {
  const file = place('parks/plugin.json');
  await writeFile(file, edit(await readFile(file, 'utf8')));
}
