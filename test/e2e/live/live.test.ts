/**
 * Scenario: the roads agency at work, and who watches: a coordinator the inbox of the cabinet, everybody what the agency does in public and
 * how its figures change. Each follows on a socket and by Server-Sent Events, goes away, and comes back by the cursor. Black box: the public
 * graph; only the job that reminds of terms is run by hand, for it comes once a minute.
 */
import { appealsEntities, remindOfTerms } from '@otklik/appeals';
import { FixedClock } from '@otklik/base';
import { createOrm } from '@otklik/database';
import { encodeCursor } from '@otklik/events';
import { GraphClient, startTestPlatform, type TestPlatform } from '@otklik/test/platform';
import { Kind, parse, print } from 'graphql';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Follower, WAYS } from './follow.js';

const PERSONAS = ['anna', 'roads-coordinator', 'roads-executor', 'roads-approver', 'operator'] as const;
type Persona = (typeof PERSONAS)[number];

const SECRET = 'Тайная яма у дома мэра';
/** In the past, since identity providers go by the time of the machine: what they issue must not have ended. */
const clock = new FixedClock('2026-03-02T05:00:00Z');
let platform: TestPlatform;
let anonymous: GraphClient;
let people: Record<Persona, GraphClient>;
let agencyId: string;
let cabinetId: string;
const followers: Follower<unknown>[] = [];

beforeAll(async () => {
  platform = await startTestPlatform({ clock });
  anonymous = new GraphClient(platform.url, null);
  await signIn();
  const { agencies } = await anonymous.ask<{ agencies: { nodes: { id: string; cabinet: { id: string } }[] } }>('{ agencies(filter: { code: "MTDH" }) { nodes { id cabinet { id } } } }');
  [agencyId, cabinetId] = [agencies.nodes[0]!.id, agencies.nodes[0]!.cabinet.id];
});
afterEach(async () => void (await Promise.all(followers.splice(0).map((follower) => follower.stop()))));
afterAll(async () => platform?.stop());

/** A session is looked at again and again while it lasts. */
async function signIn(): Promise<void> {
  people = Object.fromEntries(await Promise.all(PERSONAS.map(async (name) => [name, await GraphClient.as(platform.url, name)]))) as typeof people;
}

/** Runs a mutation that must go well; gives what its success has in `field`. */
async function act<Made = { id: string }>(who: Persona, mutation: string, input: Record<string, unknown>, field: string, selection = '{ id }'): Promise<Made> {
  const type = mutation.charAt(0).toUpperCase() + mutation.slice(1);
  const answer = await people[who].ask<Record<string, Record<string, Made>>>(
    `mutation ($input: ${type}Input!) { ${mutation}(input: $input) { __typename ... on ${type}Success { ${field} ${selection} } } }`,
    { input },
  );
  const made = answer[mutation]![field];
  if (made === undefined) throw new Error(JSON.stringify(answer));
  return made;
}

let keys = 0;
async function submit(text: string, visibility: 'PUBLIC' | 'PRIVATE' = 'PRIVATE'): Promise<string> {
  const place = { location: { latitude: 55.03, longitude: 82.92 }, details: { roadPothole: { lane: 1 } } };
  return (await act('anna', 'submitAppeal', { idempotencyKey: `live ${++keys}`, categoryId: 'roads.pothole', text, visibility, ...place }, 'appeal')).id;
}

let drafts = 0;
async function publishSurvey(): Promise<string> {
  const title = { ru: 'Переход', en: 'Переход' };
  const closesAt = new Date(clock.now().getTime() + 3_600_000).toISOString();
  const questions = [{ kind: 'SINGLE', title, options: [{ ru: 'Да' }, { ru: 'Нет' }] }];
  const { id } = await act('roads-coordinator', 'createSurvey', { idempotencyKey: `live ${++drafts}`, agencyId, title, questions, closesAt }, 'survey');
  return (await act('roads-approver', 'publishSurvey', { surveyId: id }, 'survey')).id;
}

async function publishDiscussion(): Promise<string> {
  const inDays = (days: number) => new Date(clock.now().getTime() + days * 86_400_000).toISOString();
  const draft = { title: 'Правила', summary: 'О правилах', clauses: [{ number: '1', heading: 'Одно', text: 'Первое.' }] };
  const { id } = await act('roads-coordinator', 'createDiscussion', { idempotencyKey: `live ${++drafts}`, agencyId, opensAt: inDays(1), closesAt: inDays(40), ...draft }, 'discussion');
  return (await act('roads-approver', 'publishDiscussion', { discussionId: id }, 'discussion')).id;
}

/** Follows in both ways. */
function follow<Update>(client: GraphClient, query: string, variables: Record<string, unknown> = {}): Follower<Update>[] {
  const both = WAYS.map((way) => new Follower<Update>(way, client, query, variables));
  followers.push(...both);
  return both;
}

const refusals = (client: GraphClient, query: string, variables: Record<string, unknown> = {}) => Promise.all(follow(client, query, variables).map((follower) => follower.ends()));
const twice = (code: string) => [[code], [code]];
const cursorAt = (topic: string, version: number) => encodeCursor({ kind: 'version', topic, version });

describe('cabinetInbox', () => {
  const INBOX = `subscription ($cabinetId: ID!, $after: String) { cabinetInbox(cabinetId: $cabinetId, after: $after) {
    cursor version event appeal { id status category { title } author { id } } cabinet { control { awaited } } } }`;
  interface Update {
    cursor: string;
    version: number;
    event: string;
    appeal: { id: string; status: string };
  }

  test('tells of what is new, changes, is nearly due and overdue; who comes back by the cursor has missed and doubled nothing', async () => {
    const { cabinet } = await people['roads-coordinator'].ask<{ cabinet: { inboxCursor: string } }>('query ($id: ID!) { cabinet(id: $id) { inboxCursor } }', { id: cabinetId });
    const atFirst = follow<Update>(people['roads-coordinator'], INBOX, { cabinetId, after: cabinet.inboxCursor });
    const id = await submit('Яма у школы');
    const { deadline } = await act<{ deadline: { dueAt: string } }>('roads-coordinator', 'registerAppeal', { appealId: id }, 'appeal', '{ deadline { dueAt } }');
    await act('roads-coordinator', 'assignAppeal', { appealId: id, executor: 'roads-executor' }, 'appeal');
    const heard = await Promise.all(atFirst.map((follower) => follower.hears((updates) => updates.length >= 3)));
    await Promise.all(atFirst.map((follower) => follower.stop()));

    const [begun, due] = [clock.now().getTime(), Date.parse(deadline.dueAt)];
    for (const share of [0.95, 1.01]) {
      clock.set(new Date(begun + share * (due - begun)));
      await sweep();
    }
    await signIn();
    const later = follow<Update>(people['roads-coordinator'], INBOX, { cabinetId, after: heard[0]!.at(-1)!.cursor });
    await Promise.all(later.map((follower) => follower.hears((updates) => updates.length >= 2)));
    await act('roads-executor', 'answerAppeal', { appealId: id, text: 'Заделали.' }, 'appeal');
    const rest = await Promise.all(later.map((follower) => follower.hears((updates) => updates.length >= 3)));

    for (const way of WAYS.keys()) {
      const all = [...heard[way]!, ...rest[way]!];
      expect(all.map(({ event }) => event)).toEqual(['NEW', 'CHANGED', 'CHANGED', 'DUE_SOON', 'OVERDUE', 'CHANGED']);
      expect(all.map(({ version }) => version)).toEqual(all.map((_, index) => all[0]!.version + index));
      expect(new Set(all.map(({ appeal }) => appeal.id))).toEqual(new Set([id]));
      expect(all.at(-1)).toMatchObject({ appeal: { status: 'ON_APPROVAL', category: { title: expect.any(String) }, author: { id: expect.any(String) } }, cabinet: { control: { awaited: 1 } } });
    }
  });

  test('is for those who work there, and takes its own cursors only', async () => {
    const colleague = await GraphClient.as(platform.url, 'housing-coordinator');
    for (const client of [people.anna, anonymous, colleague]) expect(await refusals(client, INBOX, { cabinetId })).toEqual(twice('FORBIDDEN'));
    for (const after of ['x', cursorAt(`agency/${agencyId}`, 0), cursorAt(`cabinet/${cabinetId}`, 1_000_000)]) {
      expect(await refusals(people['roads-coordinator'], INBOX, { cabinetId, after })).toEqual(twice('BAD_CURSOR'));
    }
  });

  async function sweep(): Promise<void> {
    const orm = await createOrm({ databaseUrl: platform.database.url, schema: 'appeals', entities: appealsEntities });
    await remindOfTerms({ orm, clock, onCommitted: () => undefined });
    await orm.close();
  }
});

describe('agencyFeed', () => {
  const FEED = `subscription ($agencyId: ID!, $after: String) { agencyFeed(agencyId: $agencyId, after: $after) { cursor version event status
    appeal { id text answer { text } author { login } } survey { title agency { title } } discussion { title } agency { title yearInsights { received } } } }`;
  interface Update {
    cursor: string;
    version: number;
    event: string | null;
    appeal: { id: string; answer: { text: string } | null; author: unknown } | null;
    survey: { title: string } | null;
    discussion: { title: string } | null;
  }
  const WHOLE = ['APPEAL_PUBLISHED', 'APPEAL_STATUS_CHANGED', 'APPEAL_STATUS_CHANGED', 'APPEAL_ANSWERED', 'SURVEY_PUBLISHED', 'DISCUSSION_PUBLISHED', 'SURVEY_CLOSED'];

  test('tells everybody what is public and nothing else; what is hidden later is not told again', async () => {
    const { agency } = await anonymous.ask<{ agency: { feedCursor: string } }>('query ($id: ID!) { agency(id: $id) { feedCursor } }', { id: agencyId });
    const watching = follow<Update>(anonymous, FEED, { agencyId, after: agency.feedCursor });
    const secret = await submit(SECRET);
    const open = await submit('Яма у моста', 'PUBLIC');
    for (const appealId of [secret, open]) {
      await act('roads-coordinator', 'registerAppeal', { appealId }, 'appeal');
      await act('roads-coordinator', 'assignAppeal', { appealId, executor: 'roads-executor' }, 'appeal');
      await act('roads-executor', 'answerAppeal', { appealId, text: 'Заделали.' }, 'appeal');
      await act('roads-approver', 'approveAnswer', { appealId }, 'appeal');
    }
    const survey = await publishSurvey();
    await publishDiscussion();
    await act('roads-approver', 'closeSurvey', { surveyId: survey }, 'survey');

    for (const follower of watching) {
      const heard = await follower.hears((updates) => updates.length >= WHOLE.length);
      expect(heard.map(({ event }) => event)).toEqual(WHOLE);
      expect(heard.map(({ version }) => version)).toEqual(heard.map((_, index) => heard[0]!.version + index));
      expect(heard[3]).toMatchObject({ status: 'ANSWERED', appeal: { id: open, answer: { text: 'Заделали.' }, author: null }, agency: { yearInsights: { received: expect.any(Number) } } });
      expect(heard.slice(4).map((update) => (update.survey ?? update.discussion)!.title)).toEqual(['Переход', 'Правила', 'Переход']);
      expect(JSON.stringify(heard)).not.toMatch(new RegExp(`${SECRET}|${secret}|"anna"`));
    }

    await act('roads-coordinator', 'redactAppeal', { appealId: open, reason: 'PERSONAL_DATA', target: 'APPEAL' }, 'redaction');
    // The feed goes by the log, which is a moment behind.
    const isHidden = async () => (await anonymous.ask<{ agencyFeedUpdate: Update }>('query ($cursor: String!) { agencyFeedUpdate(cursor: $cursor) { event } }', { cursor: watching[0]!.updates[0]!.cursor })).agencyFeedUpdate.event === null;
    while (!(await isHidden())) await new Promise((resolve) => setTimeout(resolve, 20));
    // Asked in other words: equal followers share for half a second what one of them was told.
    for (const follower of follow<Update>(anonymous, FEED.replace('cursor', '__typename cursor'), { agencyId, after: agency.feedCursor })) {
      const heard = await follower.hears((updates) => updates.length >= WHOLE.length);
      expect(heard.map(({ event }) => event)).toEqual([null, null, null, null, ...WHOLE.slice(4)]);
      expect(heard.slice(0, 4).map(({ appeal }) => appeal)).toEqual([null, null, null, null]);
      expect(JSON.stringify(heard)).not.toContain(open);
    }
  });

  test('knows no other agencies, and takes its own cursors only', async () => {
    for (const wrong of ['x', cabinetId, '00000000-0000-0000-0000-000000000000']) expect(await refusals(anonymous, FEED, { agencyId: wrong })).toEqual(twice('NOT_FOUND'));
    for (const after of ['', 'x', cursorAt(`insights/${agencyId}`, 0), cursorAt(`agency/${agencyId}`, 1_000_000)]) {
      expect(await refusals(anonymous, FEED, { agencyId, after })).toEqual(twice('BAD_CURSOR'));
    }
  });
});

describe('insightsUpdated', () => {
  const FIGURES = 'cursor version agency { title } month { received done } year { received }';
  const OF_REGION = `subscription ($after: String) { insightsUpdated(after: $after) { ${FIGURES} } }`;
  const OF_AGENCY = `subscription ($agencyId: ID!, $after: String) { insightsUpdated(agencyId: $agencyId, after: $after) { ${FIGURES} } }`;
  interface Update {
    cursor: string;
    version: number;
    agency: { title: string } | null;
    month: { received: number };
    year: { received: number };
  }

  test('tells the newest figures of the region and of an agency, also to who comes back', async () => {
    const { insightsCursor, agency } = await anonymous.ask<{ insightsCursor: string; agency: { insightsCursor: string } }>('query ($id: ID!) { insightsCursor agency(id: $id) { insightsCursor } }', { id: agencyId });
    const watching = [...follow<Update>(anonymous, OF_REGION, { after: insightsCursor }), ...follow<Update>(anonymous, OF_AGENCY, { agencyId, after: agency.insightsCursor })];
    for (let count = 0; count < 5; count++) await submit(`Яма ${count}`);
    // Nobody writes but these tests, and only to this agency.
    const isAll = (updates: readonly Update[]) => updates.at(-1)?.year.received === keys;
    for (const [index, follower] of watching.entries()) {
      const updates = await follower.hears(isAll);
      expect(updates.map((update) => update.agency === null)).toEqual(updates.map(() => index < WAYS.length));
      const versions = updates.map(({ version }) => version);
      expect(versions).toEqual([...new Set(versions)].sort((one, other) => one - other));
    }
    for (const follower of follow<Update>(anonymous, OF_AGENCY, { agencyId, after: agency.insightsCursor })) expect(await follower.hears(isAll)).toHaveLength(1);
  });

  test('knows no other agencies, and takes its own cursors only', async () => {
    for (const wrong of ['x', 'Region', cabinetId]) expect(await refusals(anonymous, OF_AGENCY, { agencyId: wrong })).toEqual(twice('NOT_FOUND'));
    for (const after of ['x', cursorAt(`insights/${agencyId}`, 0), cursorAt('insights/region', 1_000_000)]) expect(await refusals(anonymous, OF_REGION, { after })).toEqual(twice('BAD_CURSOR'));
  });
});

describe('the examples of docs/guides/live.md', () => {
  test('can be followed as they stand, in both ways', async () => {
    const guide = await readFile(join(import.meta.dirname, '../../../docs/guides/live.md'), 'utf8');
    const [, source = ''] = /```graphql file=src\/every-field\.graphql\n([^]*?)```/.exec(guide) ?? [];
    const examples = parse(source).definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
    const appealId = await submit('Яма у вокзала');
    const [surveyId, discussionId] = [await publishSurvey(), await publishDiscussion()];
    const topics: Readonly<Record<string, readonly [variables: Record<string, unknown>, after: string]>> = {
      FollowAppeal: [{ appealId }, cursorAt(`appeal/${appealId}`, 1)],
      FollowQueue: [{ cabinetId }, cursorAt(`cabinet/${cabinetId}`, 0)],
      FollowSurvey: [{ surveyId }, cursorAt(`survey/${surveyId}`, 1)],
      FollowDiscussion: [{ discussionId }, cursorAt(`discussion/${discussionId}`, 1)],
      FollowAgency: [{ agencyId }, cursorAt(`agency/${agencyId}`, 0)],
      FollowFigures: [{}, cursorAt('insights/region', 0)],
    };
    expect(examples.map(({ name }) => name?.value)).toEqual(Object.keys(topics));
    const following = examples.flatMap((example) => {
      const [variables, after] = topics[example.name!.value]!;
      return follow<{ cursor: string; version: number } | null>(people['roads-coordinator'], print(example), { ...variables, after });
    });
    await act('roads-coordinator', 'registerAppeal', { appealId }, 'appeal');
    await act('roads-approver', 'closeSurvey', { surveyId }, 'survey');
    for (const follower of following) expect((await follower.hears((updates) => updates.length > 0))[0]).toMatchObject({ cursor: expect.any(String), version: expect.any(Number) });
  });
});
