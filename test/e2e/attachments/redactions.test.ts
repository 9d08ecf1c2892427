/**
 * Scenario: a moderator hides what is not for everybody's eyes, with a reason that everybody sees; insiders go on seeing everything.
 * Black box: the graph, and the links that it gives out.
 */
import { FixedClock } from '@otklik/base';
import { GraphClient, startTestPlatform, type TestPlatform } from '@otklik/test/platform';
import { pdf, plainPicture } from './pictures.js';
import { filesOf, get, sendFile, submitted } from './sender.js';

let platform: TestPlatform;
const clock = new FixedClock('2026-11-19T03:00:00Z');
let anna: GraphClient;
let coordinator: GraphClient;
let executor: GraphClient;
let nobody: GraphClient;

beforeAll(async () => {
  platform = await startTestPlatform({ clock });
  [anna, coordinator, executor] = (await Promise.all(['anna', 'roads-coordinator', 'roads-executor'].map((persona) => GraphClient.as(platform.url, persona)))) as [GraphClient, GraphClient, GraphClient];
  nobody = new GraphClient(platform.url, null);
});
afterAll(() => platform?.stop());

const TEXT = 'Яма у дома 5, кв. 12. Дурак начальник! Меня зовут Анна Петрова, тел. +7 913 123-45-67.';
const SHOWN = 'query ($id: ID!) { appeal(id: $id) { text version visibility redactions { id target reason reasonText isPartial attachmentId ranges { start end } } history { comment } } }';

interface Shown {
  readonly text: string;
  readonly version: number;
  readonly visibility: string;
  readonly redactions: readonly Record<string, unknown>[];
  readonly history: readonly { readonly comment: string | null }[];
}

const read = async (client: GraphClient, id: string): Promise<Shown> => (await client.ask<{ appeal: Shown }>(SHOWN, { id })).appeal;

async function change(client: GraphClient, mutation: string, input: Record<string, unknown>): Promise<Record<string, unknown>> {
  const type = mutation.charAt(0).toUpperCase() + mutation.slice(1);
  const document = `mutation ($input: ${type}Input!) { ${mutation}(input: $input) { __typename ... on ${type}Success { appeal { version } }
    ${mutation === 'redactAppeal' ? '... on RedactAppealSuccess { redaction { id } }' : ''} ... on Failure { code } ... on ValidationFailed { issues { path code } } } }`;
  return (await client.ask<Record<string, Record<string, unknown>>>(document, { input }))[mutation]!;
}

/** A public message that is registered. */
async function published(input: Record<string, unknown> = {}): Promise<string> {
  const id = await submitted(anna, { text: TEXT, visibility: 'PUBLIC', ...input });
  await coordinator.ask('mutation ($id: ID!) { registerAppeal(input: { appealId: $id }) { __typename } }', { id });
  return id;
}

test('everybody sees a public message without what says who wrote it; its author and the cabinet see all of it', async () => {
  const id = await published();
  expect((await read(nobody, id)).text).toBe('Яма у дома 5, [скрыто]. Дурак начальник! Меня зовут [скрыто], тел. [скрыто].');
  for (const insider of [anna, coordinator, executor]) expect((await read(insider, id)).text).toBe(TEXT);
  const english = new GraphClient(platform.url, null, { 'accept-language': 'en' });
  expect((await read(english, id)).text).toContain('дома 5, [hidden]');
});

test('a moderator hides a part of a text: everybody sees why, insiders what; lifted, it is there again', async () => {
  const id = await published();
  const start = TEXT.indexOf('Дурак');
  const redacted = await change(coordinator, 'redactAppeal', { appealId: id, expectedVersion: 2, target: 'TEXT', reason: 'OFFENSIVE', ranges: [{ start, end: start + 'Дурак начальник!'.length }] });
  expect(redacted).toMatchObject({ __typename: 'RedactAppealSuccess', appeal: { version: 3 } });
  const shown = await read(nobody, id);
  expect(shown.text).toBe('Яма у дома 5, [скрыто]. [скрыто] Меня зовут [скрыто], тел. [скрыто].');
  expect(shown.redactions).toMatchObject([{ target: 'TEXT', reason: 'OFFENSIVE', reasonText: 'оскорбления или нецензурная речь', isPartial: true, ranges: null }]);
  expect(shown.history.at(-1)).toEqual({ comment: 'Скрыта часть текста: оскорбления или нецензурная речь' });
  expect((await read(anna, id)).redactions).toMatchObject([{ ranges: [{ start, end: start + 16 }] }]);
  expect((await read(anna, id)).text).toBe(TEXT);

  const redactionId = (redacted['redaction'] as { id: string }).id;
  expect(await change(coordinator, 'liftRedaction', { appealId: id, redactionId })).toMatchObject({ __typename: 'LiftRedactionSuccess', appeal: { version: 4 } });
  expect(await read(nobody, id)).toMatchObject({ redactions: [], text: expect.stringContaining('Дурак') as string });
  expect(await change(coordinator, 'liftRedaction', { appealId: id, redactionId })).toMatchObject({ __typename: 'NotFound' });
});

test('all of a text or an answer can be hidden; of an answer everybody sees no name of whom it is for', async () => {
  const id = await published();
  await coordinator.ask('mutation ($id: ID!) { assignAppeal(input: { appealId: $id, executor: "roads-executor" }) { __typename } }', { id });
  await executor.ask('mutation ($id: ID!) { answerAppeal(input: { appealId: $id, text: "Уважаемая Анна Петрова! Звоните 8 (383) 222-33-44." }) { __typename } }', { id });
  expect(await change(coordinator, 'redactAppeal', { appealId: id, target: 'TEXT', reason: 'SECRET' })).toMatchObject({ __typename: 'RedactAppealSuccess' });
  expect((await read(nobody, id)).text).toBe('[скрыто]');
  const approver = await GraphClient.as(platform.url, 'roads-approver');
  await approver.ask('mutation ($id: ID!) { approveAnswer(input: { appealId: $id }) { __typename } }', { id });
  const answer = async (client: GraphClient) => (await client.ask<{ appeal: { answer: { text: string } } }>('query ($id: ID!) { appeal(id: $id) { answer { text } } }', { id })).appeal.answer.text;
  expect([await answer(nobody), await answer(anna)]).toEqual(['Уважаемая [скрыто]! Звоните 8 (383) 222-33-44.', 'Уважаемая Анна Петрова! Звоните 8 (383) 222-33-44.']);
  await change(coordinator, 'redactAppeal', { appealId: id, target: 'ANSWER', reason: 'PERSONAL_DATA', ranges: [{ start: 24, end: 50 }] });
  expect(await answer(nobody)).toBe('Уважаемая [скрыто]! [скрыто]');
});

test('a whole message is taken from the public, links of its files included, and given back', async () => {
  const file = await sendFile(anna, await plainPicture('jpeg'));
  const id = await published({ attachmentIds: [file] });
  const link = (await filesOf(nobody, id))[0]!.download!.url;
  const { redaction } = (await change(coordinator, 'redactAppeal', { appealId: id, target: 'APPEAL', reason: 'UNLAWFUL' })) as { redaction: { id: string } };
  expect((await nobody.send(SHOWN, { id })).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  expect((await get(nobody, link)).status).toBe(404);
  expect(await read(anna, id)).toMatchObject({ text: TEXT, visibility: 'PRIVATE', redactions: [{ target: 'APPEAL', reason: 'UNLAWFUL' }] });
  expect(await change(coordinator, 'redactAppeal', { appealId: id, target: 'APPEAL', reason: 'UNLAWFUL' })).toMatchObject({ __typename: 'Conflict', code: 'WRONG_STATUS' });
  await change(coordinator, 'liftRedaction', { appealId: id, redactionId: redaction.id });
  expect((await read(nobody, id)).visibility).toBe('PUBLIC');
  expect((await get(nobody, link)).status).toBe(200);
});

test('a picture is hidden at once, also for those who have its link; a document is shown when a moderator says so', async () => {
  const picture = await sendFile(anna, await plainPicture('jpeg'));
  clock.set('2026-11-19T03:00:01Z');
  const document = await sendFile(anna, pdf(), { mediaType: 'application/pdf', fileName: 'Письмо Петровой.pdf' });
  const id = await published({ attachmentIds: [picture, document] });
  const before = await filesOf(nobody, id);
  expect(before.map((file) => file.id)).toEqual([picture]);
  await change(coordinator, 'redactAppeal', { appealId: id, target: 'ATTACHMENT', reason: 'PERSONAL_DATA', attachmentId: picture });
  expect(await filesOf(nobody, id)).toEqual([]);
  expect((await get(nobody, before[0]!.download!.url)).status).toBe(404);
  expect((await filesOf(anna, id)).map((file) => file.id)).toEqual([picture, document]);
  expect(await change(coordinator, 'showAttachment', { appealId: id, attachmentId: picture })).toMatchObject({ code: 'WRONG_STATUS' });
  await change(coordinator, 'showAttachment', { appealId: id, attachmentId: document });
  expect(await filesOf(nobody, id)).toMatchObject([{ id: document, name: 'file-2.pdf' }]);
});

test('the same key hides once, whatever is repeated', async () => {
  const id = await published();
  const input = { idempotencyKey: `redact ${id}`, appealId: id, target: 'TEXT', reason: 'OFFENSIVE', ranges: [{ start: 0, end: 3 }] };
  const first = await change(coordinator, 'redactAppeal', input);
  expect(await change(coordinator, 'redactAppeal', input)).toEqual(first);
  expect(await change(coordinator, 'redactAppeal', { ...input, reason: 'SECRET' })).toEqual({ __typename: 'Conflict', code: 'IDEMPOTENCY_KEY_REUSED' });
  expect((await read(nobody, id)).redactions).toHaveLength(1);
});

describe('what is refused', () => {
  test.each<[string, Record<string, unknown>, string, string]>([
    ['a range behind the end', { ranges: [{ start: 0, end: 1_000 }] }, 'ranges.0', 'OUT_OF_RANGE'],
    ['an empty range', { ranges: [{ start: 3, end: 3 }] }, 'ranges.0', 'OUT_OF_RANGE'],
    ['a range before the beginning', { ranges: [{ start: -1, end: 3 }] }, 'ranges.0', 'OUT_OF_RANGE'],
    ['too many ranges', { ranges: Array.from({ length: 101 }, () => ({ start: 0, end: 1 })) }, 'ranges', 'OUT_OF_RANGE'],
    ['an answer that is not there', { target: 'ANSWER' }, 'target', 'OUT_OF_RANGE'],
    ['parts of a file', { target: 'APPEAL', ranges: [{ start: 0, end: 1 }] }, 'ranges', 'OUT_OF_RANGE'],
    ['no file', { target: 'ATTACHMENT' }, 'attachmentId', 'UNKNOWN_ATTACHMENT'],
    ['a file of another appeal', { target: 'ATTACHMENT', attachmentId: '01a2029b-2ea6-7315-95ed-2768edfd0686' }, 'attachmentId', 'UNKNOWN_ATTACHMENT'],
  ])('%s', async (_, input, path, code) => {
    const id = await published();
    const answer = await change(coordinator, 'redactAppeal', { appealId: id, target: 'TEXT', reason: 'OFFENSIVE', ...input });
    expect(answer).toMatchObject({ __typename: 'ValidationFailed', issues: [{ path: path.split('.'), code }] });
    expect(await read(nobody, id)).toMatchObject({ version: 2, redactions: [] });
  });

  test('whoever is no moderator or coordinator of the cabinet; an old version', async () => {
    const id = await published();
    const redact = (client: GraphClient, more = {}): Promise<Record<string, unknown>> => change(client, 'redactAppeal', { appealId: id, target: 'TEXT', reason: 'OFFENSIVE', ...more });
    const housing = await GraphClient.as(platform.url, 'housing-coordinator');
    for (const client of [nobody, anna, executor, housing]) expect(await redact(client)).toEqual({ __typename: 'Forbidden', code: 'FORBIDDEN' });
    expect(await redact(coordinator, { expectedVersion: 1 })).toEqual({ __typename: 'Conflict', code: 'VERSION_MISMATCH' });
    expect(await redact(coordinator, { appealId: 'none' })).toEqual({ __typename: 'NotFound', code: 'NOT_FOUND' });
    expect(await read(nobody, id)).toMatchObject({ version: 2, redactions: [] });
  });
});
