import { encodeCursor } from '@otklik/events';
import { ROADS } from './testing/cabinets-module.js';
import { PEOPLE, type PersonName } from './testing/people.js';
import { AFTER_TERM, START, World, draft, newKey } from './testing/world.js';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world?.close());

const EVERYTHING = `query ($id: ID!) { discussion(id: $id) { id version status kind title summary opensAt closesAt publishedAt closedAt finishedAt
  agency { id } draft { number explanation } versions { number at explanation clauses { number text } } clauses { number heading text draftNumber }
  proposals { nodes { text status participant rejectionReason author { id } clause { number draftNumber } draftVersion { number } support { for against mine } reply { outcome explanation at } } }
  protocol { isFinal counts { proposals accepted partly rejected unanswered } byClause { clause { number } counts { proposals accepted partly rejected unanswered } } } } }`;

describe('the way of a discussion', () => {
  let id: string;
  let clauses: { id: string; number: string }[];
  let first: string;
  let second: string;
  let third: string;
  const read = async (who: PersonName = 'anonymous') => (await world.data(who, EVERYTHING, { id })).discussion;

  test('a coordinator draws it up; only the agency sees it', async () => {
    ({ id, clauses } = await world.done('coordinator', 'createDiscussion', draft()));
    expect(await read('auditor')).toEqual({
      id,
      version: 1,
      status: 'DRAFT',
      kind: 'NORMATIVE_ACT',
      title: 'О порядке содержания дорог',
      summary: 'Правила для подрядчиков.',
      opensAt: '2026-11-22T08:00:00.000Z',
      closesAt: '2026-12-07T08:00:00.000Z',
      publishedAt: null,
      closedAt: null,
      finishedAt: null,
      agency: { id: ROADS.agency },
      draft: { number: 1, explanation: null },
      versions: [
        {
          number: 1,
          at: '2026-11-22T08:00:01.000Z',
          explanation: null,
          clauses: [
            { number: '1', text: 'Дороги содержат круглый год.' },
            { number: '2', text: 'Ямы заделывают за десять дней.' },
          ],
        },
      ],
      clauses: [
        { number: '1', heading: 'Общие положения', text: 'Дороги содержат круглый год.', draftNumber: 1 },
        { number: '2', heading: null, text: 'Ямы заделывают за десять дней.', draftNumber: 1 },
      ],
      proposals: { nodes: [] },
      protocol: { isFinal: false, counts: { proposals: 0, accepted: 0, partly: 0, rejected: 0, unanswered: 0 }, byClause: [] },
    });
    for (const who of ['anonymous', 'anna', 'housingApprover'] as const) {
      const { data, errors } = await world.run(who, 'query ($id: ID!) { discussion(id: $id) { id } }', { id });
      expect([data?.['discussion'], errors?.[0]?.extensions['code']]).toEqual([null, 'NOT_FOUND']);
    }
  });

  test('an approver publishes it: it is open at once for its term', async () => {
    expect(await world.done('approver', 'publishDiscussion', { discussionId: id })).toMatchObject({ version: 2, status: 'OPEN' });
    expect(await read()).toMatchObject({ status: 'OPEN', publishedAt: '2026-11-22T08:00:02.000Z' });
  });

  test('citizens propose; their words are plain text and wait for a moderator', async () => {
    const propose = (who: PersonName, clauseId: string | null, text: string) =>
      world.done(who, 'submitProposal', { idempotencyKey: newKey(), discussionId: id, clauseId, text });
    const sent = await propose('anna', clauses[1]!.id, '<p>За&nbsp;<b>пять</b> дней!\u0000</p><script>alert(1)</script>');
    expect(sent).toMatchObject({
      status: 'PENDING',
      text: 'За пять дней!',
      participant: 1,
      draftVersion: { number: 1 },
      clause: { number: '2' },
    });
    first = sent.id;
    second = (await propose('boris', null, 'Не нужен такой акт.')).id;
    third = (await propose('anna', clauses[1]!.id, 'Реклама окон.')).id;
    expect((await read()).proposals.nodes).toEqual([]);
    expect((await read('anna')).proposals.nodes.map((node: { text: string }) => node.text)).toEqual(['Реклама окон.', 'За пять дней!']);
  });

  test('a moderator lets two through and turns one down; its author reads why', async () => {
    await world.done('moderator', 'moderateProposal', { proposalId: first, decision: 'PUBLISH' });
    await world.done('coordinator', 'moderateProposal', { proposalId: second, decision: 'PUBLISH', reason: 'Не хранится.' });
    expect(await world.done('moderator', 'moderateProposal', { proposalId: third, decision: 'REJECT', reason: 'Реклама.' })).toMatchObject({
      status: 'REJECTED',
      rejectionReason: 'Реклама.',
    });
    const [own] = (await read('anna')).proposals.nodes;
    expect(own).toMatchObject({
      text: 'Реклама окон.',
      status: 'REJECTED',
      rejectionReason: 'Реклама.',
      author: { id: PEOPLE.anna.citizenId },
    });
  });

  test('everybody sees the published ones and nobody sees who wrote them', async () => {
    const { nodes } = (await read()).proposals;
    expect(nodes).toEqual([
      {
        text: 'Не нужен такой акт.',
        status: 'PUBLISHED',
        participant: 2,
        rejectionReason: null,
        author: null,
        clause: null,
        draftVersion: { number: 1 },
        support: { for: 0, against: 0, mine: null },
        reply: null,
      },
      {
        text: 'За пять дней!',
        status: 'PUBLISHED',
        participant: 1,
        rejectionReason: null,
        author: null,
        clause: { number: '2', draftNumber: 1 },
        draftVersion: { number: 1 },
        support: { for: 0, against: 0, mine: null },
        reply: null,
      },
    ]);
    for (const who of ['boris', 'coordinator', 'operator'] as const) {
      const found = (await read(who)).proposals.nodes.find((node: { text: string }) => node.text === 'За пять дней!');
      expect(found.author).toBeNull();
    }
  });

  test('people are for and against it, and change their minds', async () => {
    const support = async (who: PersonName, stance: string) =>
      (await world.done(who, 'supportProposal', { proposalId: first, stance })).support;
    expect(await support('boris', 'FOR')).toEqual({ for: 1, against: 0, mine: 'FOR' });
    expect(await support('vera', 'FOR')).toEqual({ for: 2, against: 0, mine: 'FOR' });
    expect(await support('vera', 'AGAINST')).toEqual({ for: 1, against: 1, mine: 'AGAINST' });
    expect(await support('boris', 'NONE')).toEqual({ for: 0, against: 1, mine: 'NONE' });
    expect(await support('boris', 'FOR')).toEqual({ for: 1, against: 1, mine: 'FOR' });
  });

  test('the agency adds a version; older ones and what was said to them stay readable', async () => {
    const next = [
      { number: '1', text: 'Дороги содержат круглый год.' },
      { number: '2', text: 'Ямы заделывают за пять дней.' },
    ];
    const added = await world.done('coordinator', 'addDraftVersion', {
      idempotencyKey: newKey(),
      discussionId: id,
      clauses: next,
      explanation: 'Учтено предложение.',
    });
    expect(added).toMatchObject({
      draft: { number: 2 },
      clauses: [{ number: '1' }, { number: '2', text: 'Ямы заделывают за пять дней.' }],
    });
    await world.propose(id, 'vera', { clauseId: added.clauses[1].id, text: 'Можно и за три.' });
    await world.propose(id, 'vera', { clauseId: clauses[0]!.id, text: 'К прежней редакции.' });
    const discussion = await read();
    expect(
      discussion.versions.map((version: { number: number; clauses: { text: string }[]; explanation: string | null }) => [
        version.number,
        version.clauses[1]!.text,
        version.explanation,
      ]),
    ).toEqual([
      [1, 'Ямы заделывают за десять дней.', null],
      [2, 'Ямы заделывают за пять дней.', 'Учтено предложение.'],
    ]);
    expect(
      discussion.proposals.nodes.map((node: { text: string; draftVersion: { number: number } }) => [node.text, node.draftVersion.number]),
    ).toEqual([
      ['К прежней редакции.', 1],
      ['Можно и за три.', 2],
      ['Не нужен такой акт.', 1],
      ['За пять дней!', 1],
    ]);
  });

  test('the agency replies, once to each', async () => {
    expect(
      await world.done('coordinator', 'replyToProposal', {
        proposalId: first,
        outcome: 'ACCEPTED',
        explanation: '<i>Учтено</i> в редакции 2.',
      }),
    ).toMatchObject({
      reply: { outcome: 'ACCEPTED', explanation: 'Учтено в редакции 2.' },
    });
    expect(await world.mutate('approver', 'replyToProposal', { proposalId: first, outcome: 'REJECTED', explanation: 'Нет.' })).toEqual({
      __typename: 'Conflict',
      code: 'ALREADY_EXISTS',
    });
  });

  test('it closes by itself, and cannot be finished before every proposal has its reply', async () => {
    const waiting = await world.propose(id, 'boris', {}, null);
    world.clock.set(AFTER_TERM);
    expect((await read()).status).toBe('REVIEW');
    const open = (await read('approver')).proposals.nodes;
    expect(open).toHaveLength(6);
    const refused = await world.mutate('approver', 'finishDiscussion', { discussionId: id });
    expect(refused).toMatchObject({ __typename: 'ValidationFailed' });
    expect(refused.issues.map((issue: { code: string }) => issue.code)).toEqual(['UNANSWERED', 'UNANSWERED', 'UNANSWERED', 'UNMODERATED']);
    expect(refused.issues[0].path).toEqual(['proposals', second]);
    expect(refused.issues[3].path).toEqual(['proposals', waiting]);
    await world.done('moderator', 'moderateProposal', { proposalId: waiting, decision: 'REJECT', reason: 'Не по теме.' });
    const left: string[] = refused.issues.slice(0, 3).map((issue: { path: string[] }) => issue.path[1]);
    for (const [index, proposalId] of left.entries()) {
      await world.done('approver', 'replyToProposal', {
        proposalId,
        outcome: ['REJECTED', 'PARTLY', 'REJECTED'][index],
        explanation: 'Потому что так.',
      });
    }
    expect(await world.done('approver', 'finishDiscussion', { discussionId: id })).toMatchObject({ status: 'FINISHED' });
  });

  test('the protocol says what became of everything', async () => {
    const { protocol, status, finishedAt } = await read();
    expect([status, finishedAt]).toEqual(['FINISHED', expect.stringMatching(/^2026-12-10/)]);
    expect(protocol).toEqual({
      isFinal: true,
      counts: { proposals: 4, accepted: 1, partly: 1, rejected: 2, unanswered: 0 },
      byClause: [
        { clause: null, counts: { proposals: 1, accepted: 0, partly: 0, rejected: 1, unanswered: 0 } },
        { clause: { number: '1' }, counts: { proposals: 1, accepted: 0, partly: 0, rejected: 1, unanswered: 0 } },
        { clause: { number: '2' }, counts: { proposals: 1, accepted: 1, partly: 0, rejected: 0, unanswered: 0 } },
        { clause: { number: '2' }, counts: { proposals: 1, accepted: 0, partly: 1, rejected: 0, unanswered: 0 } },
      ],
    });
  });

  test('every step is an activity with the next version, and an event without a person in it', async () => {
    const { discussion } = await world.data('operator', 'query ($id: ID!) { discussion(id: $id) { version } }', { id });
    const activities = await world.sql('select version, event from discussions.activity where discussion_id = $1 order by version', [id]);
    const events = await world.sql('select version::int, type, payload, topic from events.outbox where aggregate = $1 and version is not null order by version', [
      id,
    ]);
    expect(activities.map((row) => row['version'])).toEqual(Array.from({ length: discussion.version }, (_, index) => index + 1));
    expect(events.map((row) => row['version'])).toEqual(activities.map((row) => row['version']));
    expect(events.map((row) => row['type'])).toEqual(
      activities.map((row) => `discussion.${String(row['event']).toLowerCase().replaceAll('_', '-')}`),
    );
    const text = JSON.stringify(events);
    for (const { citizenId, login } of [PEOPLE.anna, PEOPLE.boris, PEOPLE.vera, PEOPLE.moderator, PEOPLE.approver]) {
      expect(text).not.toContain(citizenId);
      expect(text).not.toContain(`"${login}"`);
    }
    expect(text).not.toMatch(/Реклама|дней|Потому/);
    expect(text).not.toContain(third);
    expect(new Set(events.map((row) => row['topic']))).toEqual(new Set([`discussion/${id}`]));
  });

  test('the public feed of the agency is told of the discussion from its publication on, and not of proposals', async () => {
    const rows = await world.sql("select payload from events.outbox where type = 'agency.feed' and aggregate = $1 order by id", [id]);
    const told = rows.map(({ payload }) => payload as Record<string, unknown>);
    for (const entry of told) expect(entry).toEqual({ event: expect.stringMatching(/^DISCUSSION_/), about: `discussion/${id}`, status: expect.any(String) });
    const events = told.map(({ event }) => event);
    expect(events[0]).toBe('DISCUSSION_PUBLISHED');
    expect(events.at(-1)).toBe('DISCUSSION_FINISHED');
    expect(told.at(-1)).toMatchObject({ status: 'FINISHED' });
  });

  test('the twin of the live field tells of each step; what the public may not see, it does not name', async () => {
    const update = async (version: number, who: PersonName) => {
      const cursor = encodeCursor({ kind: 'version', topic: `discussion/${id}`, version });
      const query =
        'query ($cursor: String!) { discussionActivityUpdate(cursor: $cursor) { cursor version event at proposal { id } discussion { status } counts { proposals accepted } } }';
      return (await world.data(who, query, { cursor })).discussionActivityUpdate;
    };
    expect(await update(1, 'anonymous')).toMatchObject({
      event: 'CREATED',
      version: 1,
      proposal: null,
      discussion: { status: 'FINISHED' },
    });
    expect(await update(3, 'anonymous')).toMatchObject({
      event: 'PROPOSAL_SUBMITTED',
      at: '2026-11-22T08:00:03.000Z',
      proposal: { id: first },
      counts: { proposals: 4, accepted: 1 },
    });
    expect(await update(8, 'anonymous')).toMatchObject({ event: 'PROPOSAL_REJECTED', proposal: null });
    expect(await update(8, 'boris')).toMatchObject({ event: 'PROPOSAL_REJECTED', proposal: null });
    expect(await update(8, 'anna')).toMatchObject({ event: 'PROPOSAL_REJECTED', proposal: { id: third } });
    expect(await update(8, 'auditor')).toMatchObject({ event: 'PROPOSAL_REJECTED', proposal: { id: third } });
    expect(await update(9, 'anonymous')).toMatchObject({ event: 'SUPPORT_CHANGED', proposal: { id: first } });
  });

  test('nothing more happens in it', async () => {
    for (const [who, mutation, input] of [
      ['anna', 'submitProposal', { idempotencyKey: newKey(), discussionId: id, text: 'Ещё.' }],
      ['boris', 'supportProposal', { proposalId: first, stance: 'NONE' }],
      ['approver', 'finishDiscussion', { discussionId: id }],
      ['approver', 'closeDiscussion', { discussionId: id }],
      ['approver', 'publishDiscussion', { discussionId: id }],
      [
        'coordinator',
        'addDraftVersion',
        { idempotencyKey: newKey(), discussionId: id, clauses: [{ number: '1', text: 'x' }], explanation: 'x' },
      ],
    ] as [PersonName, string, Record<string, unknown>][]) {
      expect([mutation, await world.mutate(who, mutation, input)]).toEqual([mutation, { __typename: 'Conflict', code: 'WRONG_STATUS' }]);
    }
    world.clock.set(START);
  });
});
