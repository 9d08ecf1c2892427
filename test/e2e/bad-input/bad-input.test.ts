/**
 * Scenario: everything a client can get wrong. Every answer is a typed result or a coded error, nothing is half-written,
 * nothing shows a stack. Black box over HTTP; the database is looked at only to count rows.
 */
import { withConnection } from '@otklik/database';
import { GraphClient, startTestPlatform, type TestPlatform } from '@otklik/test/platform';

const SUBMIT = `mutation ($input: SubmitAppealInput!) {
  submitAppeal(input: $input) {
    __typename
    ... on SubmitAppealSuccess { appeal { id version } }
    ... on ValidationFailed { issues { path message code } }
    ... on Forbidden { code message }
    ... on Conflict { code message }
  }
}`;
const GOOD = {
  categoryId: 'roads.pothole',
  text: 'Яма на дороге',
  location: { latitude: 55.03, longitude: 82.92, address: 'Новосибирск' },
  details: { roadPothole: { lane: 2 } },
};

let platform: TestPlatform;
let anna: GraphClient;
let boris: GraphClient;
let nobody: GraphClient;
let keys = 0;

beforeAll(async () => {
  platform = await startTestPlatform();
  [anna, boris] = (await Promise.all(['anna', 'boris'].map((persona) => GraphClient.as(platform.url, persona)))) as [GraphClient, GraphClient];
  nobody = new GraphClient(platform.url, null);
});

afterAll(async () => platform?.stop());

describe('a message that breaks a rule', () => {
  it.each<[string, Record<string, unknown>, string, string]>([
    ['an unknown category', { categoryId: 'roads.moon' }, 'categoryId', 'UNKNOWN_CATEGORY'],
    ['details of another form', { details: { roadSnow: {} } }, 'details.roadSnow', 'WRONG_FORM'],
    ['two forms at once', { details: { roadPothole: { lane: 2 }, roadSnow: {} } }, 'details', 'MORE_THAN_ONE_FORM'],
    ['a missing required field', { details: { roadPothole: { size: 'LARGE' } } }, 'details.roadPothole.lane', 'REQUIRED'],
    ['a number out of range', { details: { roadPothole: { lane: 99 } } }, 'details.roadPothole.lane', 'OUT_OF_RANGE'],
    ['an empty text', { text: ' \n ' }, 'text', 'REQUIRED'],
    ['a text that is too long', { text: 'я'.repeat(10_001) }, 'text', 'TOO_LONG'],
    ['a place in another region', { location: { latitude: 53.35, longitude: 83.77 } }, 'location', 'OUTSIDE_REGION'],
  ])('is refused for %s, with the path', async (_, change, path, code) => {
    const before = await rows();
    const answer = await anna.send(SUBMIT, { input: { ...GOOD, ...change, idempotencyKey: nextKey() } });
    expect(answer).toEqual({
      status: 200,
      data: { submitAppeal: { __typename: 'ValidationFailed', issues: expect.arrayContaining([{ path: path.split('.'), message: expect.stringMatching(/[а-я]/i), code }]) } },
    });
    expect(await rows()).toEqual(before);
  });

  it('is accepted at the limits', async () => {
    const answer = await anna.send(SUBMIT, { input: { ...GOOD, text: 'я'.repeat(10_000), idempotencyKey: nextKey() } });
    expect(answer.data).toMatchObject({ submitAppeal: { __typename: 'SubmitAppealSuccess' } });
  });
});

describe('the same idempotency key', () => {
  it('gives the same appeal for the same body and a Conflict for another', async () => {
    const input = { ...GOOD, idempotencyKey: nextKey() };
    const ids = await Promise.all(Array.from({ length: 5 }, () => anna.ask<Submitted>(SUBMIT, { input })));
    expect(new Set(ids.map(({ submitAppeal }) => submitAppeal.appeal!.id)).size).toBe(1);
    const other = await anna.ask<Submitted>(SUBMIT, { input: { ...input, text: 'Другая яма' } });
    expect(other.submitAppeal).toMatchObject({ __typename: 'Conflict', code: 'IDEMPOTENCY_KEY_REUSED' });
    const others = await boris.ask<Submitted>(SUBMIT, { input });
    expect(others.submitAppeal).toMatchObject({ __typename: 'SubmitAppealSuccess' });
  });
});

describe('somebody who may not', () => {
  let id: string;
  beforeAll(async () => {
    id = (await anna.ask<Submitted>(SUBMIT, { input: { ...GOOD, idempotencyKey: nextKey() } })).submitAppeal.appeal!.id;
  });

  it.each([
    ['registerAppeal', '{ appealId: $id }'],
    ['assignAppeal', '{ appealId: $id, executor: "roads-executor" }'],
    ['answerAppeal', '{ appealId: $id, text: "Нет" }'],
    ['approveAnswer', '{ appealId: $id }'],
  ])('is Forbidden to call %s, as a citizen, without a token, and as another agency', async (mutation, input) => {
    const source = `mutation ($id: ID!) { ${mutation}(input: ${input}) { __typename ... on Failure { code message } } }`;
    for (const client of [anna, boris, nobody, await GraphClient.as(platform.url, 'housing-coordinator')]) {
      expect((await client.send(source, { id })).data).toEqual({ [mutation]: { __typename: 'Forbidden', code: 'FORBIDDEN', message: expect.any(String) } });
    }
  });

  it('is Forbidden to submit without a token; to rate what another wrote in private is as if it were not there', async () => {
    const answer = await nobody.ask<Submitted>(SUBMIT, { input: { ...GOOD, idempotencyKey: nextKey() } });
    expect(answer.submitAppeal).toMatchObject({ __typename: 'Forbidden' });
    const rate = 'mutation ($id: ID!) { rateAnswer(input: { appealId: $id, score: 1 }) { __typename ... on NotFound { message } } }';
    const private_ = await boris.send(rate, { id });
    expect(private_.data).toEqual({ rateAnswer: { __typename: 'NotFound', message: expect.any(String) } });
    expect(await boris.send(rate, { id: '00000000-0000-7000-8000-000000000000' })).toEqual(private_);
  });

  it('cannot tell another’s private appeal from none at all', async () => {
    const read = (appealId: string): Promise<unknown> => boris.send('query ($id: ID!) { appeal(id: $id) { text } }', { id: appealId });
    const private_ = await read(id);
    expect(private_).toMatchObject({ data: { appeal: null }, errors: [{ extensions: { code: 'NOT_FOUND' } }] });
    expect(await read('00000000-0000-7000-8000-000000000000')).toEqual(private_);
    expect(await boris.ask('{ appeals { nodes { id } } }')).not.toMatchObject({ appeals: { nodes: expect.arrayContaining([{ id }]) } });
  });

  it('cannot watch another’s private appeal', async () => {
    const socket = boris.socket();
    const updates = socket.iterate({ query: 'subscription ($id: ID!) { appealUpdated(appealId: $id) { version } }', variables: { id } });
    await expect(updates.next()).rejects.toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    await socket.dispose();
  });

  it('is told of an old version, a wrong status and a score out of range', async () => {
    const coordinator = await GraphClient.as(platform.url, 'roads-coordinator');
    const register = 'mutation ($input: RegisterAppealInput!) { registerAppeal(input: $input) { __typename ... on Conflict { code } } }';
    expect((await coordinator.send(register, { input: { appealId: id, expectedVersion: 7 } })).data).toEqual({ registerAppeal: { __typename: 'Conflict', code: 'VERSION_MISMATCH' } });
    const rate = 'mutation ($input: RateAnswerInput!) { rateAnswer(input: $input) { __typename ... on Conflict { code } ... on ValidationFailed { issues { path code } } } }';
    expect((await anna.send(rate, { input: { appealId: id, score: 5 } })).data).toEqual({ rateAnswer: { __typename: 'Conflict', code: 'WRONG_STATUS' } });
    expect((await anna.send(rate, { input: { appealId: id, score: 6 } })).data).toEqual({
      rateAnswer: { __typename: 'ValidationFailed', issues: [{ path: ['score'], code: 'OUT_OF_RANGE' }] },
    });
  });
});

describe('a request that is no good', () => {
  it('is refused with a code and without a stack', async () => {
    const answers = await Promise.all([
      anna.send('{ nothing }'),
      anna.send('{'),
      anna.send('query ($first: Int) { appeals(first: $first) { nodes { id } } }', { first: 'ten' }),
      anna.send('{ appeals(first: 1000) { nodes { id } } }'),
      anna.send('{ appeals(after: "nonsense") { nodes { id } } }'),
      anna.send('{ appealUpdate(cursor: "nonsense") { version } }'),
      anna.send('{ appeal(id: "1; drop table") { id } }'),
      new GraphClient(platform.url, 'not.a.token').send('{ viewer { id } }'),
      raw('{"query": "{ viewer'),
      raw('[]'),
      raw('x'.repeat(1_100_000)),
    ]);
    expect(answers.map(({ errors }) => errors?.[0]?.extensions?.['code'])).toEqual([
      'GRAPHQL_VALIDATION_FAILED',
      'GRAPHQL_PARSE_FAILED',
      'BAD_USER_INPUT',
      'BAD_USER_INPUT',
      'BAD_CURSOR',
      'BAD_CURSOR',
      'NOT_FOUND',
      'UNAUTHENTICATED',
      'BAD_REQUEST',
      'BAD_REQUEST',
      'BODY_TOO_LARGE',
    ]);
    expect(answers.every(({ status }) => status < 500)).toBe(true);
    expect(JSON.stringify(answers)).not.toMatch(/stack|node_modules|\.ts:/);
  });
});

interface Submitted {
  readonly submitAppeal: { readonly __typename: string; readonly appeal?: { readonly id: string } };
}

function nextKey(): string {
  return `bad-input-${++keys}`;
}

async function raw(body: string): Promise<{ status: number; errors?: { extensions?: Record<string, unknown> }[] }> {
  const response = await fetch(`${platform.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return { status: response.status, ...((await response.json()) as { errors?: { extensions?: Record<string, unknown> }[] }) };
}

function rows(): Promise<unknown> {
  return withConnection(platform.database.adminUrl, async (client) => {
    const { rows: counts } = await client.query(
      "select (select count(*) from appeals.appeal) as appeals, (select count(*) from appeals.appeal_history) as history, (select count(*) from appeals.idempotency_key) as keys, (select count(*) from events.log where type <> 'insights.changed') + (select count(*) from events.outbox where type <> 'insights.changed') as events",
    );
    return counts[0] as unknown;
  });
}
