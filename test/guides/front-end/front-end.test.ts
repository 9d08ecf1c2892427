/**
 * Scenario: a front-end team follows docs/guides/front-end.md word for word. Every file of the guide is copied into an empty
 * project that has just the packages the guide installs; types are made and checked strictly; then the files run in plain Node
 * against a real platform, used by the small programs beside this test.
 */
import { ERROR_TABLE } from '@otklik/base';
import { GraphClient, startTestPlatform, type TestPlatform } from '@otklik/test/platform';
import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { createGuideWorkspace, GUIDE, type GuideWorkspace } from './guide-workspace.js';

let text: string;
let starting: Promise<TestPlatform>;
let platform: TestPlatform;
let workspace: GuideWorkspace;
let environment: Record<string, string>;
let typeCheck: Promise<string>;

beforeAll(async () => {
  text = await readFile(GUIDE, 'utf8');
  starting = startTestPlatform();
  starting.catch(() => undefined);
  workspace = await createGuideWorkspace();
  // Goes on while the programs run; its own test says what came of it.
  typeCheck = workspace.typeCheck().catch(String);
  platform = await starting;
  const [citizen, coordinator] = await Promise.all(['anna', 'roads-coordinator'].map((persona) => GraphClient.as(platform.url, persona)));
  environment = { OTKLIK_URL: platform.url, CITIZEN: citizen!.token!, COORDINATOR: coordinator!.token! };
});

afterAll(async () => {
  await typeCheck;
  await workspace?.remove();
  await (await starting)?.stop();
});

describe('the text of the guide', () => {
  it('shows no TypeScript and no GraphQL that nobody checks, and its layout has every file', () => {
    const fences = [...text.matchAll(/^```(\S+)(.*)$/gm)].filter(([, language]) => !['sh', 'text'].includes(language!));
    expect(fences.filter(([, , rest]) => !/^ file=\S+$/.test(rest!)).map(([line]) => line)).toEqual([]);
    expect(fences).toHaveLength(workspace.files.length);
    const layout = /```text\n([\s\S]*?)```/.exec(text)![1]!;
    expect(workspace.files.filter((file) => !layout.includes(basename(file)))).toEqual([]);
  });

  it('names only error codes that there are', () => {
    const section = /## 7\. Errors([\s\S]*?)```ts/.exec(text)![1]!;
    const codes = [...section.matchAll(/`([A-Z]+_[A-Z_]+|RESYNC|FORBIDDEN|UNAUTHENTICATED)`/g)].map(([, code]) => code!);
    expect(codes.length).toBeGreaterThan(8);
    expect(codes.filter((code) => !(code in ERROR_TABLE))).toEqual([]);
  });

  it('links to what is there', async () => {
    for (const [, link] of text.matchAll(/\]\(([^)#:]+)\)/g)) expect(await stat(join(dirname(GUIDE), link!))).toBeTruthy();
    const anchorOf = (title: string): string => `#${title.toLowerCase().replace(/[^\w -]/g, '').replaceAll(' ', '-')}`;
    const headings = [...text.matchAll(/^## (.*)$/gm)].map(([, title]) => anchorOf(title!));
    for (const [, anchor] of text.matchAll(/\]\((#[^)]+)\)/g)) expect(headings).toContain(anchor);
  });

  it('fetches a schema that is there', async () => {
    const path = /curl -o schema\.graphql http:\/\/[\d.:]+(\S+)/.exec(text)![1]!;
    expect(await (await fetch(platform.url + path)).text()).toContain('type Query {');
  });
});

describe('by the guide, a front end', () => {
  it('says what one can write about', async () => {
    expect((await workspace.runFile('src/hello.ts', environment)).split('\n')).toContain('roads.pothole  Potholes  roadPothole');
  });

  it('signs people in, and says when their session is over', async () => {
    expect(await workspace.run('sign-in.ts', environment)).toEqual({
      before: null,
      callback: `${platform.url}/signed-in`,
      login: 'anna',
      answer: { data: { viewer: { login: 'anna' } } },
      afterAnHour: 'Error: The session has ended: sign in again.',
      inTheEnd: null,
    });
  });

  it('sends a message once, and shows what is wrong with it field by field', async () => {
    const outcomes = (await workspace.run('submit.ts', environment)) as Record<string, { appeal?: { id: string } }>;
    expect(outcomes).toMatchObject({
      wrong: { kind: 'check', fields: { text: expect.any(String), 'details.roadPothole.lane': expect.any(String) } },
      right: { kind: 'sent', appeal: { version: 1, status: 'SUBMITTED', details: { __typename: 'RoadPotholeDetails', lane: 2 } } },
      again: { kind: 'sent' },
      another: { kind: 'refused', message: expect.stringContaining('key') },
      nobody: { kind: 'refused', message: expect.stringMatching(/^Sign in/) },
    });
    expect(outcomes['again']!.appeal!.id).toBe(outcomes['right']!.appeal!.id);
  });

  it('reads the code of an error from any client', async () => {
    const codes = [['NOT_FOUND'], ['BAD_USER_INPUT'], ['UNAUTHENTICATED'], ['NOT_FOUND']];
    expect(await workspace.run('errors.ts', environment)).toEqual({
      apollo: codes,
      urql: codes,
      graphqlWs: ['BAD_CURSOR'],
      lostConnection: [],
    });
  });

  it('reads lists page by page', async () => {
    const lists = (await workspace.run('lists.ts', environment)) as { sent: string[] };
    const { sent } = lists;
    expect(lists).toEqual({ sent, firstPage: sent.slice(0, 2), hadMore: true, grown: sent, moreOfNothing: false, every: sent });
  });

  it('follows an appeal by Apollo Client through a cut, and its lists change too', async () => {
    expect(await workspace.run('live-apollo.ts', environment)).toEqual({
      shown: [
        { version: 1, status: 'SUBMITTED' },
        { version: 2, status: 'REGISTERED' },
        { version: 3, status: 'IN_PROGRESS' },
        { version: 4, status: 'IN_PROGRESS' },
      ],
      failures: [],
      listed: 'IN_PROGRESS',
    });
  });

  it('follows an appeal by graphql-ws through an ended token and a cut, and stops when nobody is signed in any more', async () => {
    expect(await workspace.run('live-graphql-ws.ts', environment)).toEqual({
      versions: [2, 3, 4],
      closed: expect.arrayContaining([4403, 4499]),
      refusal: 'Error: signed out',
      cursors: 3,
    });
  });

  it('sends and follows an appeal by urql through a cut', async () => {
    expect(await workspace.run('urql.ts', environment)).toEqual({
      refusal: expect.stringMatching(/^Error: Not sent: Sign in/),
      shown: [1, 2, 3, 4],
      failures: [],
    });
  });

  it('reads titles in the language of its page, live ones too', async () => {
    expect(await workspace.run('languages.ts', environment)).toEqual({
      ru: [expect.stringMatching(/^[А-Яа-яё ]+$/), expect.stringMatching(/^[А-Яа-яё ]+$/)],
      en: ['Potholes', 'Potholes'],
    });
  });
});

it('type-checks strictly, as it stands, against the committed schema', async () => {
  expect(await typeCheck).toBe('');
});
