/**
 * Scenario: somebody follows docs/guides/live.md word for word. Its files are copied into an empty project with the packages that it
 * installs (ours as it would be packed), type-checked strictly, and run in plain Node against a real platform.
 */
import { GraphClient, startTestPlatform, type TestPlatform } from '@otklik/test/platform';
import { join } from 'node:path';
import { createGuideWorkspace, type GuideWorkspace } from '../front-end/guide-workspace.js';

const GUIDE = join(import.meta.dirname, '../../../docs/guides/live.md');

let starting: Promise<TestPlatform>;
let workspace: GuideWorkspace;
let environment: Record<string, string>;

beforeAll(async () => {
  starting = startTestPlatform();
  starting.catch(() => undefined);
  workspace = await createGuideWorkspace(GUIDE, join(import.meta.dirname, 'programs'));
  const { url } = await starting;
  const [citizen, coordinator] = await Promise.all(['anna', 'roads-coordinator'].map((persona) => GraphClient.as(url, persona)));
  environment = { OTKLIK_URL: url, CITIZEN: citizen!.token!, COORDINATOR: coordinator!.token! };
}, 120_000);

afterAll(async () => {
  await workspace?.remove();
  await (await starting)?.stop();
});

it.each([
  ['live-client', [1, 2, 3]],
  ['graphql-ws', [2, 3]],
  ['graphql-sse', [2, 3]],
  ['apollo', [1, 2, 3]],
  ['urql', [1, 2, 3]],
])('follows an appeal by %s', async (client, versions) => {
  expect(await workspace.run('follow.ts', { ...environment, CLIENT: client })).toEqual(versions);
});

it('type-checks strictly, as it stands, against the committed schema', async () => {
  expect(await workspace.typeCheck()).toBe('');
}, 120_000);
