/**
 * Scenario: a thousand forms are each sent twenty times at once, as pages on a bad connection do. Into some of the storms come requests
 * with the same key and another text, or with a text that is refused. There are a thousand appeals in the end, and whoever only reads
 * notices nothing. Black box: the public graph; only the rows are counted in the database.
 */
import { withConnection } from '@otklik/database';
import { GraphClient, startTestPlatform, type TestPlatform } from '@otklik/test/platform';
import type { Answer } from '@otklik/test/support';
import { setTimeout as sleep } from 'node:timers/promises';

const KEYS = 1_000;
const RETRIES = 20;
/** How many keys are under way at a time: with their retries far more requests than the database has connections. */
const AT_ONCE = 6;

const SUBMIT = `mutation ($input: SubmitAppealInput!) { result: submitAppeal(input: $input) { __typename
  ... on SubmitAppealSuccess { appeal { id text status } } ... on Failure { code } } }`;

let platform: TestPlatform;
let people: GraphClient[];
beforeAll(async () => {
  platform = await startTestPlatform();
  people = await Promise.all(['anna', 'boris'].map((name) => GraphClient.as(platform.url, name)));
});
afterAll(() => platform?.stop());

interface Sent {
  readonly __typename: string;
  readonly code?: string;
  readonly appeal?: { readonly id: string; readonly text: string; readonly status: string };
}

async function submit(n: number, text: string): Promise<Sent> {
  const input = { idempotencyKey: `form-${n}`, categoryId: 'roads.pothole', text, details: { roadPothole: { lane: 1 } } };
  for (;;) {
    const { result } = await people[n % 2]!.ask<Answer>(SUBMIT, { input });
    // What a machine that is too busy for so many at once may say, and what clients do then.
    if (result.code !== 'IDEMPOTENCY_KEY_IN_USE') return result;
  }
}

const several = (times: number, send: () => Promise<Sent>): Promise<Sent[]> => Promise.all(Array.from({ length: times }, send));

/** Sends one form with everything that disturbs it. Answers the id that all tries were given. */
async function storm(n: number): Promise<string> {
  const text = `Яма ${n}.`;
  const right = () => submit(n, text);
  const first = n % 4 === 1 ? [await right()] : [];
  const [others, disturbing] = await Promise.all([
    several(RETRIES - first.length, right),
    n % 4 === 1 ? several(5, () => submit(n, 'Другая яма.')) : n % 4 === 2 ? several(5, () => submit(n, ' ')) : [],
  ]);
  const sent = [...first, ...others];
  const { id } = sent[0]!.appeal ?? { id: 'none' };
  expect(sent).toEqual(Array<Sent>(RETRIES).fill({ __typename: 'SubmitAppealSuccess', appeal: { id, text, status: 'SUBMITTED' } }));
  for (const { __typename, code } of disturbing) {
    // What is refused before anybody else has taken the key is told what is wrong with it.
    expect(n % 4 === 1 ? ['IDEMPOTENCY_KEY_REUSED'] : ['IDEMPOTENCY_KEY_REUSED', 'VALIDATION_FAILED']).toContain(code);
    expect(__typename).toBe(code === 'VALIDATION_FAILED' ? 'ValidationFailed' : 'Conflict');
  }
  return id;
}

async function rows(): Promise<Record<string, number>> {
  return withConnection(platform.database.adminUrl, async (client) => {
    const { rows } = await client.query<Record<string, number>>(`select (select count(*)::int from appeals.appeal) as appeals,
      (select count(*)::int from appeals.appeal_history) as changes, (select count(*)::int from appeals.idempotency_key) as keys,
      (select count(*)::int from events.outbox where type = 'appeal.submitted') + (select count(*)::int from events.log where type = 'appeal.submitted') as events`);
    return rows[0]!;
  });
}

test('a thousand keys with twenty retries each, all at once, make a thousand appeals', async () => {
  const storming = new AbortController();
  let reads = 0;
  const reading = (async () => {
    const reader = new GraphClient(platform.url, null);
    for (; !storming.signal.aborted; reads++) {
      await reader.ask('{ appeals(first: 1) { nodes { id } } agencies(first: 1) { nodes { id } } }');
      await sleep(50);
    }
  })();

  const ids: string[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next < KEYS) ids.push(await storm(next++));
    }),
  );
  storming.abort();
  await reading;

  expect(new Set(ids).size).toBe(KEYS);
  expect(reads).toBeGreaterThan(0);
  expect(await rows()).toEqual({ appeals: KEYS, changes: KEYS, keys: KEYS, events: KEYS });
}, 1_200_000);
