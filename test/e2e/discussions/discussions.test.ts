/**
 * Scenario: the roads agency discusses a draft act with the public. It publishes the draft, citizens propose and support,
 * a moderator checks, the agency adds a version, replies to everything and finishes; somebody without a token watches live.
 * Black box: only the public graph, over HTTP and a socket. The platform's clock begins twenty days ago, so that the term
 * of fifteen days can pass during the test.
 */
import { FixedClock } from '@otklik/base';
import { GraphClient, startTestPlatform, type TestPlatform } from '@otklik/test/platform';
import type { Answer } from '@otklik/test/support';

const DAY_MS = 86_400_000;
const BEGIN = new Date(Date.now() - 20 * DAY_MS);
const clock = new FixedClock(BEGIN);

const DRAFT = {
  idempotencyKey: 'act-1',
  title: 'О содержании автомобильных дорог',
  summary: 'Сроки и порядок ремонта.',
  opensAt: BEGIN.toISOString(),
  closesAt: new Date(BEGIN.getTime() + 15 * DAY_MS).toISOString(),
  clauses: [
    { number: '1', heading: 'Общие положения', text: 'Дороги содержат круглый год.' },
    { number: '2', text: 'Ямы заделывают за десять дней.' },
  ],
};

let platform: TestPlatform;
let anna: GraphClient;
let boris: GraphClient;
let coordinator: GraphClient;
let approver: GraphClient;
let stranger: GraphClient;
let nobody: GraphClient;

beforeAll(async () => {
  platform = await startTestPlatform({ clock });
  const personas = ['anna', 'boris', 'roads-coordinator', 'roads-approver', 'housing-coordinator'];
  [anna, boris, coordinator, approver, stranger] = (await Promise.all(
    personas.map((persona) => GraphClient.as(platform.url, persona)),
  )) as [GraphClient, GraphClient, GraphClient, GraphClient, GraphClient];
  nobody = new GraphClient(platform.url, null);
});
afterAll(async () => platform?.stop());

/** Runs a mutation and answers its member of the result union. */
async function mutate(client: GraphClient, mutation: string, input: Record<string, unknown>): Promise<Answer> {
  const type = mutation.charAt(0).toUpperCase() + mutation.slice(1);
  const success = mutation.endsWith('Proposal')
    ? 'proposal { id status text support { for against mine } rejectionReason author { id } }'
    : 'discussion { id status version cursor clauses { id number } draft { number } }';
  const answer = await client.ask(
    `mutation ($input: ${type}Input!) { result: ${mutation}(input: $input) { __typename ... on ${type}Success { ${success} }
      ... on ValidationFailed { issues { path code } } ... on Forbidden { code } ... on NotFound { code } ... on Conflict { code } } }`,
    { input },
  );
  return answer['result'];
}

const ask = (client: GraphClient, query: string, variables: Record<string, unknown> = {}): Promise<Answer> => client.ask(query, variables);

const TEXTS = 'query ($id: ID!) { discussion(id: $id) { proposals { nodes { text } } } }';

describe('a public discussion', () => {
  let agencyId: string;
  let discussionId: string;
  let clauses: { id: string }[];
  let fromStart: string;
  let first: string;
  let second: string;
  let watching: Promise<ActivitySeen[]>;

  it('is drawn up by the agency and seen by nobody else', async () => {
    const { categories } = await ask(nobody, '{ categories { id agency { id } } }');
    agencyId = categories.find(({ id }: { id: string }) => id === 'roads.pothole').agency.id;
    for (const client of [nobody, anna, stranger])
      expect(await mutate(client, 'createDiscussion', { ...DRAFT, agencyId })).toMatchObject({ __typename: 'Forbidden' });
    const { discussion } = await mutate(coordinator, 'createDiscussion', { ...DRAFT, agencyId });
    expect(discussion).toMatchObject({ status: 'DRAFT', version: 1, draft: { number: 1 } });
    ({ id: discussionId, clauses } = discussion);
    const hidden = await anna.send('query ($id: ID!) { discussion(id: $id) { id } }', { id: discussionId });
    expect(hidden.errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND');
    expect(
      (await ask(anna, 'query ($id: ID!) { agency(id: $id) { discussions { nodes { id } } } }', { id: agencyId })).agency.discussions.nodes,
    ).toEqual([]);
  });

  it('is published by the approver, not by the coordinator, and for fifteen days at least', async () => {
    expect(await mutate(coordinator, 'publishDiscussion', { discussionId })).toMatchObject({ __typename: 'Forbidden' });
    const closesAt = new Date(BEGIN.getTime() + 14 * DAY_MS).toISOString();
    expect(await mutate(approver, 'publishDiscussion', { discussionId, closesAt })).toMatchObject({
      issues: [{ path: ['closesAt'], code: 'TERM_TOO_SHORT' }],
    });
    const { discussion } = await mutate(approver, 'publishDiscussion', { discussionId });
    expect(discussion).toMatchObject({ status: 'OPEN', version: 2 });
    fromStart = discussion.cursor;
    watching = take(nobody, discussionId, fromStart, 11);
  });

  it('takes proposals of citizens, which wait for moderation', async () => {
    const submit = (client: GraphClient, key: string, clauseId: string | null, text: string) =>
      mutate(client, 'submitProposal', { idempotencyKey: key, discussionId, clauseId, text });
    expect(await submit(nobody, 'p-0', null, 'x')).toMatchObject({ __typename: 'Forbidden' });
    expect(await submit(coordinator, 'p-0', null, 'x')).toMatchObject({ __typename: 'Forbidden' });
    const sent = await submit(anna, 'p-1', clauses[1]!.id, '<p>За <b>пять</b> дней.</p>');
    expect(sent.proposal).toMatchObject({ status: 'PENDING', text: 'За пять дней.', author: { id: expect.any(String) } });
    expect((await submit(anna, 'p-1', clauses[1]!.id, '<p>За <b>пять</b> дней.</p>')).proposal.id).toBe(sent.proposal.id);
    first = sent.proposal.id;
    second = (await submit(boris, 'p-2', null, 'Куплю гараж.')).proposal.id;
    for (const client of [nobody, stranger])
      expect((await ask(client, TEXTS, { id: discussionId })).discussion.proposals.nodes).toEqual([]);
    expect((await ask(boris, TEXTS, { id: discussionId })).discussion.proposals.nodes).toEqual([{ text: 'Куплю гараж.' }]);
  });

  it('shows what the moderator lets through; the author of the rest reads why', async () => {
    expect(await mutate(anna, 'moderateProposal', { proposalId: first, decision: 'PUBLISH' })).toMatchObject({ __typename: 'Forbidden' });
    expect(await mutate(stranger, 'moderateProposal', { proposalId: first, decision: 'PUBLISH' })).toMatchObject({
      __typename: 'NotFound',
    });
    expect(await mutate(coordinator, 'moderateProposal', { proposalId: second, decision: 'REJECT' })).toMatchObject({
      issues: [{ path: ['reason'], code: 'REQUIRED' }],
    });
    expect(await mutate(coordinator, 'moderateProposal', { proposalId: first, decision: 'PUBLISH' })).toMatchObject({
      proposal: { status: 'PUBLISHED', author: null },
    });
    await mutate(coordinator, 'moderateProposal', { proposalId: second, decision: 'REJECT', reason: 'Не о дорогах.' });
    const { proposal } = await ask(boris, 'query ($id: ID!) { proposal(id: $id) { status rejectionReason } }', { id: second });
    expect(proposal).toEqual({ status: 'REJECTED', rejectionReason: 'Не о дорогах.' });
    expect((await ask(nobody, TEXTS, { id: discussionId })).discussion.proposals.nodes).toEqual([{ text: 'За пять дней.' }]);
  });

  it('counts who is for and against', async () => {
    expect(await mutate(anna, 'supportProposal', { proposalId: first, stance: 'FOR' })).toMatchObject({ __typename: 'Forbidden' });
    expect((await mutate(boris, 'supportProposal', { proposalId: first, stance: 'AGAINST' })).proposal.support).toEqual({
      for: 0,
      against: 1,
      mine: 'AGAINST',
    });
    expect((await mutate(boris, 'supportProposal', { proposalId: first, stance: 'FOR' })).proposal.support).toEqual({
      for: 1,
      against: 0,
      mine: 'FOR',
    });
  });

  it('gets a new version; the old one and what was proposed to it stay readable', async () => {
    const next = [DRAFT.clauses[0], { number: '2', text: 'Ямы заделывают за пять дней.' }];
    await mutate(coordinator, 'addDraftVersion', {
      idempotencyKey: 'v-2',
      discussionId,
      clauses: next,
      explanation: 'Учтено предложение граждан.',
    });
    const { discussion } = await ask(
      nobody,
      'query ($id: ID!) { discussion(id: $id) { draft { number } versions { number explanation clauses { text proposals { nodes { text draftVersion { number } } } } } } }',
      { id: discussionId },
    );
    expect(discussion.draft.number).toBe(2);
    expect(discussion.versions[0].clauses[1]).toEqual({
      text: 'Ямы заделывают за десять дней.',
      proposals: { nodes: [{ text: 'За пять дней.', draftVersion: { number: 1 } }] },
    });
    expect(discussion.versions[1]).toMatchObject({
      explanation: 'Учтено предложение граждан.',
      clauses: [{}, { text: 'Ямы заделывают за пять дней.', proposals: { nodes: [] } }],
    });
  });

  it('is over by itself after its term, and finished when everything has a reply', async () => {
    clock.set(new Date());
    expect(await mutate(anna, 'submitProposal', { idempotencyKey: 'late', discussionId, text: 'x' })).toEqual({
      __typename: 'Conflict',
      code: 'WRONG_STATUS',
    });
    expect(await mutate(approver, 'finishDiscussion', { discussionId })).toMatchObject({
      issues: [{ path: ['proposals', first], code: 'UNANSWERED' }],
    });
    expect(await mutate(stranger, 'replyToProposal', { proposalId: first, outcome: 'ACCEPTED', explanation: 'x' })).toMatchObject({
      __typename: 'Forbidden',
    });
    await mutate(coordinator, 'replyToProposal', { proposalId: first, outcome: 'ACCEPTED', explanation: 'Учтено в редакции 2.' });
    expect(await mutate(approver, 'finishDiscussion', { discussionId })).toMatchObject({ discussion: { status: 'FINISHED' } });
  });

  it('ends with a protocol, found at the agency beside its name', async () => {
    const { agency } = await ask(
      nobody,
      `query ($id: ID!) { agency(id: $id) { title discussions(filter: { status: FINISHED }) { nodes { title agency { title }
        protocol { isFinal counts { proposals accepted partly rejected unanswered } byClause { clause { number } counts { accepted } } }
        proposals { nodes { reply { outcome explanation } support { for against } author { id } } } } } } }`,
      { id: agencyId },
    );
    expect(agency.discussions.nodes).toEqual([
      {
        title: DRAFT.title,
        agency: { title: agency.title },
        protocol: {
          isFinal: true,
          counts: { proposals: 1, accepted: 1, partly: 0, rejected: 0, unanswered: 0 },
          byClause: [{ clause: { number: '2' }, counts: { accepted: 1 } }],
        },
        proposals: {
          nodes: [{ reply: { outcome: 'ACCEPTED', explanation: 'Учтено в редакции 2.' }, support: { for: 1, against: 0 }, author: null }],
        },
      },
    ]);
  });

  it('told somebody without a token every step since the publication, and never what waits or was turned down', async () => {
    const live = await watching;
    expect(live.map(({ version }) => version)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(live.filter(({ proposal }) => proposal?.id === second)).toEqual([]);
    const activities = await take(nobody, discussionId, fromStart, 11);
    expect(activities.map(({ event }) => event)).toEqual(live.map(({ event }) => event));
    expect(activities.map(({ version, event, proposal }) => [version, event, proposal?.id ?? null])).toEqual([
      [3, 'PROPOSAL_SUBMITTED', first],
      [4, 'PROPOSAL_SUBMITTED', null],
      [5, 'PROPOSAL_PUBLISHED', first],
      [6, 'PROPOSAL_REJECTED', null],
      [7, 'SUPPORT_CHANGED', first],
      [8, 'SUPPORT_CHANGED', first],
      [9, 'DRAFT_VERSION_ADDED', null],
      [10, 'PROPOSAL_ANSWERED', first],
      [11, 'FINISHED', null],
    ]);
  });
});

interface ActivitySeen {
  readonly version: number;
  readonly event: string;
  readonly proposal: { readonly id: string } | null;
}

/** Watches a discussion over a socket until its activity with this version has come. */
async function take(client: GraphClient, discussionId: string, after: string, version: number): Promise<ActivitySeen[]> {
  const socket = client.socket();
  const query =
    'subscription ($discussionId: ID!, $after: String) { discussionActivity(discussionId: $discussionId, after: $after) { version event proposal { id } counts { proposals } } }';
  const seen: ActivitySeen[] = [];
  const timeout = setTimeout(() => void socket.dispose(), 60_000);
  try {
    for await (const { data, errors } of socket.iterate<{ discussionActivity: ActivitySeen }>({
      query,
      variables: { discussionId, after },
    })) {
      if (errors !== undefined) throw new Error(JSON.stringify(errors));
      if (data?.discussionActivity != null) seen.push(data.discussionActivity);
      if (seen.at(-1)!.version >= version) break;
    }
  } finally {
    clearTimeout(timeout);
    await socket.dispose();
  }
  return seen;
}
