import { newId } from '@otklik/base';
import { encodeCursor } from '@otklik/events';
import { DiscussionStatus, statusAt } from './domain/discussion-status.js';
import { mayReadDiscussion, mayReadProposal } from './use-cases/may-read.js';
import { HOUSING, ROADS } from './testing/cabinets-module.js';
import { PEOPLE, type PersonName } from './testing/people.js';
import { AFTER_TERM, START, World, draft, newKey } from './testing/world.js';

let world: World;
let draftId: string;
let open: { id: string; clauseIds: string[] };
let announced: string;
let closed: string;
let finished: string;
let published: string;
let pending: string;
let rejected: string;
let ofClause: string;

beforeAll(async () => {
  world = await World.open();
  draftId = (await world.done('coordinator', 'createDiscussion', draft())).id;
  open = await world.openDiscussion();
  announced = (await world.openDiscussion({ opensAt: '2026-12-20T00:00:00Z', closesAt: '2027-01-20T00:00:00Z' })).id;
  const question = { kind: 'LOCAL_QUESTION', closesAt: '2026-11-30T00:00:00Z' };
  closed = (await world.openDiscussion(question)).id;
  finished = (await world.openDiscussion(question)).id;
  for (const discussionId of [closed, finished]) await world.done('approver', 'closeDiscussion', { discussionId });
  await world.done('approver', 'finishDiscussion', { discussionId: finished });
  published = await world.propose(open.id, 'anna');
  pending = await world.propose(open.id, 'boris', {}, null);
  rejected = await world.propose(open.id, 'boris', {}, 'REJECT');
  ofClause = await world.propose(open.id, 'boris', { clauseId: open.clauseIds[0] });
});
afterAll(() => world?.close());

const idsOf = (connection: { nodes: { id: string }[] }) => connection.nodes.map((node) => node.id);
const EVERYBODY = Object.keys(PEOPLE) as PersonName[];

describe('who may know of what', () => {
  test('lists, single objects and references agree with the rules for everybody', async () => {
    const rows = await world.sql('select id, cabinet_id as "cabinetId", published_at as "publishedAt" from discussions.discussion');
    const proposals = await world.sql('select id, author_id as "authorId", status from discussions.proposal');
    for (const who of EVERYBODY) {
      const viewer = PEOPLE[who];
      const readable = rows.filter((row) => mayReadDiscussion(viewer, row as never)).map((row) => row['id'] as string);
      const readableProposals = proposals
        .filter((row) => mayReadProposal(viewer, row as never, ROADS.cabinet))
        .map((row) => row['id'] as string);
      const { discussions, discussion } = await world.data(
        who,
        `query ($id: ID!) { discussions(first: 100) { nodes { id } } discussion(id: $id) { proposals(first: 100) { nodes { id } } } }`,
        { id: open.id },
      );
      expect(idsOf(discussions).sort()).toEqual([...readable].sort());
      expect(idsOf(discussion.proposals).sort()).toEqual([...readableProposals].sort());
      for (const [field, type, all, mine] of [
        ['discussion', 'Discussion', rows, readable],
        ['proposal', 'Proposal', proposals, readableProposals],
      ] as const) {
        for (const id of all.map((row) => row['id'] as string)) {
          const { data, errors } = await world.run(
            who,
            `query ($id: ID!, $r: [_Any!]!) { ${field}(id: $id) { id } _entities(representations: $r) { ... on ${type} { id } } }`,
            {
              id,
              r: [{ __typename: type, id }],
            },
          );
          expect([data?.[field] != null, errors?.[0]?.extensions['code']]).toEqual(
            mine.includes(id) ? [true, undefined] : [false, 'NOT_FOUND'],
          );
          expect(JSON.stringify(data?.['_entities'])).toBe(JSON.stringify([mine.includes(id) ? { id } : null]));
        }
      }
    }
  });

  test('what waits or was turned down is found neither by its status, nor by its clause, nor in the counts', async () => {
    const query = `query ($id: ID!) { discussion(id: $id) {
      pending: proposals(filter: { status: PENDING }) { nodes { id } } rejected: proposals(filter: { status: REJECTED }) { nodes { id } }
      clauses { proposals { nodes { id } } } protocol { counts { proposals } } } }`;
    const seenBy = async (who: PersonName) => {
      const { discussion } = await world.data(who, query, { id: open.id });
      return [
        idsOf(discussion.pending),
        idsOf(discussion.rejected),
        discussion.clauses.flatMap((clause: { proposals: { nodes: { id: string }[] } }) => idsOf(clause.proposals)),
        discussion.protocol.counts.proposals,
      ];
    };
    await world.propose(open.id, 'anna', { clauseId: open.clauseIds[0] }, null);
    for (const who of ['anonymous', 'vera', 'housingApprover'] as const) expect(await seenBy(who)).toEqual([[], [], [ofClause], 2]);
    expect(await seenBy('boris')).toEqual([[pending], [rejected], [ofClause], 2]);
    expect((await seenBy('moderator'))[0]).toHaveLength(2);
  });

  test('a reason is for the author and the agency', async () => {
    const reason = async (who: PersonName) =>
      (await world.run(who, 'query ($id: ID!) { proposal(id: $id) { rejectionReason } }', { id: rejected })).data?.['proposal'];
    expect(JSON.stringify(await reason('boris'))).toContain('Не по теме.');
    expect(JSON.stringify(await reason('auditor'))).toContain('Не по теме.');
    for (const who of ['anonymous', 'anna', 'housingApprover'] as const) expect(await reason(who)).toBeNull();
  });
});

describe('lists', () => {
  test.each<[string, string]>([
    ['now', START],
    ['when a term has begun and others are over', '2026-12-25T00:00:00Z'],
    ['when an early end is long past', AFTER_TERM],
  ])('by status agree with the status of each, %s', async (_, now) => {
    const before = world.clock.now();
    world.clock.set(now);
    try {
      const rows = await world.sql(
        'select id, opens_at as "opensAt", closes_at as "closesAt", published_at as "publishedAt", closed_at as "closedAt", finished_at as "finishedAt" from discussions.discussion order by id desc',
      );
      for (const status of Object.values(DiscussionStatus)) {
        const expected = rows.filter((row) => statusAt(row as never, world.clock.now()) === status).map((row) => row['id']);
        const { discussions } = await world.data(
          'operator',
          'query ($status: DiscussionStatus) { discussions(filter: { status: $status }) { nodes { id status } } }',
          { status },
        );
        expect(discussions.nodes).toEqual(expected.map((id) => ({ id, status })));
      }
    } finally {
      world.clock.set(before);
    }
  });

  test('have every status in them now', async () => {
    const { discussions } = await world.data('operator', '{ discussions(first: 100) { nodes { id status } } }');
    expect(Object.fromEntries(discussions.nodes.map((node: { id: string; status: string }) => [node.id, node.status]))).toEqual({
      [draftId]: 'DRAFT',
      [open.id]: 'OPEN',
      [announced]: 'ANNOUNCED',
      [closed]: 'REVIEW',
      [finished]: 'FINISHED',
    });
  });

  test('are read page after page, newest first, also at the agency', async () => {
    const all = [finished, closed, announced, open.id];
    const query = `query ($after: String, $r: [_Any!]!) {
      discussions(first: 3, after: $after) { nodes { id } pageInfo { hasNextPage hasPreviousPage endCursor } }
      _entities(representations: $r) { ... on Agency { discussions(first: 3, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } } } }`;
    const r = [{ __typename: 'Agency', id: ROADS.agency }];
    const first = await world.data('anonymous', query, { r });
    expect([idsOf(first.discussions), idsOf(first._entities[0].discussions)]).toEqual([all.slice(0, 3), all.slice(0, 3)]);
    expect(first.discussions.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const second = await world.data('anonymous', query, { r, after: first._entities[0].discussions.pageInfo.endCursor });
    expect([idsOf(second.discussions), idsOf(second._entities[0].discussions)]).toEqual([all.slice(3), all.slice(3)]);
    expect(second.discussions.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  });

  test('of an agency hold its own only, filtered', async () => {
    const list = async (who: PersonName, id: string, filter: string) =>
      idsOf(
        (
          await world.data(
            who,
            `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Agency { discussions(filter: { ${filter} }) { nodes { id } } } } }`,
            { r: [{ __typename: 'Agency', id }] },
          )
        )._entities[0].discussions,
      );
    expect(await list('anonymous', ROADS.agency, 'status: OPEN')).toEqual([open.id]);
    expect(await list('anonymous', ROADS.agency, 'status: DRAFT')).toEqual([]);
    expect(await list('auditor', ROADS.agency, 'status: DRAFT')).toEqual([draftId]);
    expect(await list('operator', HOUSING.agency, '')).toEqual([]);
    expect(await list('operator', ROADS.agency, `agencyId: "${HOUSING.agency}"`)).toEqual([]);
    expect(await list('operator', 'x', '')).toEqual([]);
    expect(await list('operator', ROADS.agency, 'agencyId: "x"')).toEqual([]);
  });

  test('of proposals are filtered by clause', async () => {
    const query = 'query ($id: ID!, $clauseId: ID) { discussion(id: $id) { proposals(filter: { clauseId: $clauseId }) { nodes { id } } } }';
    for (const [clauseId, expected] of [
      [open.clauseIds[0], [ofClause]],
      [open.clauseIds[1], []],
      ['x', []],
      [newId(), []],
      [null, [ofClause, published]],
    ] as const) {
      expect(idsOf((await world.data('anonymous', query, { id: open.id, clauseId })).discussion.proposals)).toEqual(expected);
    }
  });

  test.each([
    ['{ discussions(first: 0) { nodes { id } } }', 'BAD_USER_INPUT'],
    ['{ discussions(first: 101) { nodes { id } } }', 'BAD_USER_INPUT'],
    ['{ discussions(after: "x") { nodes { id } } }', 'BAD_CURSOR'],
    [`{ discussions(after: "${Buffer.from('["discussions","x"]').toString('base64url')}") { nodes { id } } }`, 'BAD_CURSOR'],
    [
      `{ discussions { nodes { proposals(after: "${Buffer.from(`["discussions","${newId()}"]`).toString('base64url')}") { nodes { id } } } } }`,
      'BAD_CURSOR',
    ],
  ])('refuse %s', async (query, code) => {
    expect((await world.run('operator', query)).errors?.[0]?.extensions['code']).toBe(code);
  });
});

describe('activities', () => {
  const TWIN = 'query ($cursor: String!) { discussionActivityUpdate(cursor: $cursor) { version } }';
  const at = (version: number, topic = `discussion/${open.id}`) => encodeCursor({ kind: 'version', topic, version });

  test.each<[string, () => string]>([
    ['something that did not happen yet', () => at(1000)],
    ['nothing at all', () => at(0)],
    ['more than a column holds', () => at(Number.MAX_SAFE_INTEGER)],
    ['another topic', () => at(1, `appeal/${open.id}`)],
    ['more than a topic', () => at(1, `discussion/${open.id}/x`)],
    ['the whole log', () => encodeCursor({ kind: 'log', position: 1 })],
    ['no cursor', () => 'x'],
  ])('a cursor of %s is refused', async (_, cursor) => {
    expect((await world.run('anna', TWIN, { cursor: cursor() })).errors?.[0]?.extensions['code']).toBe('BAD_CURSOR');
  });

  test('of a draft are nobody’s business but the agency’s', async () => {
    const cursor = at(1, `discussion/${draftId}`);
    expect((await world.run('anna', TWIN, { cursor })).errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
    expect((await world.data('auditor', TWIN, { cursor })).discussionActivityUpdate).toEqual({ version: 1 });
  });

  test('the live field says its topic and its twin, and the cursor of a discussion is where to begin', async () => {
    expect(world.subgraph.sdl).toContain(
      '): DiscussionActivity @live(topic: "discussion/{discussionId}", query: "discussionActivityUpdate")',
    );
    const live = world.subgraph.schema.getSubscriptionType()?.getFields()['discussionActivity'];
    expect(live?.args.map((arg) => `${arg.name}: ${String(arg.type)}`).sort()).toEqual(['after: String', 'discussionId: ID!']);
    const { discussion } = await world.data('anonymous', 'query ($id: ID!) { discussion(id: $id) { cursor version } }', { id: open.id });
    expect(discussion.cursor).toBe(at(discussion.version));
  });
});

describe('the number of statements', () => {
  const WORD = 'id author { id } clause { id } draftVersion { number } support { for mine } reply { outcome } discussion { id }';
  /**
   * What is asked of a discussion, each by itself: look-ups of two branches share a statement or not as the database happens to
   * answer, so only a query with one branch has a number of statements that is always the same.
   */
  const BRANCHES = {
    draft: 'id status cursor agency { id } draft { number clauses { id } }',
    versions: 'versions { number clauses { id } }',
    clauses: `clauses { id proposals(first: $first) { nodes { ${WORD} } } }`,
    proposals: `proposals(first: $first) { nodes { ${WORD} } }`,
    protocol: 'protocol { counts { proposals } byClause { clause { id } counts { proposals } } }',
  };

  beforeAll(async () => {
    for (let index = 0; index < 5; index++) {
      const { id, clauseIds } = await world.openDiscussion();
      for (const clauseId of [...clauseIds, null]) await world.propose(id, 'boris', { clauseId });
    }
    await world.done('coordinator', 'addDraftVersion', {
      idempotencyKey: newKey(),
      discussionId: open.id,
      clauses: [{ number: '1', text: 'x' }],
      explanation: 'x',
    });
  });

  async function statementsOf(query: string, references: readonly object[], first: number): Promise<number> {
    let count = 0;
    const logger = world.orm.config.getLogger();
    const logQuery = logger.logQuery.bind(logger);
    logger.setDebugMode(['query']);
    logger.logQuery = () => void count++;
    try {
      await world.data('anna', query, { r: references, first });
    } finally {
      logger.logQuery = logQuery;
      logger.setDebugMode(false);
    }
    return count;
  }

  const agencies = () => [ROADS.agency, HOUSING.agency].map((id) => ({ __typename: 'Agency', id }));
  const discussions = () => [open.id, closed].map((id) => ({ __typename: 'Discussion', id }));
  const proposals = () => [ofClause, published].map((id) => ({ __typename: 'Proposal', id }));
  const entities = (selection: string) => `query ($r: [_Any!]!, $first: Int = 1) { _entities(representations: $r) { ${selection} } }`;

  test.each<[string, string, () => object[]]>([
    ...Object.entries(BRANCHES).flatMap(([name, branch]): [string, string, () => object[]][] => [
      [`a list and ${name}`, `query ($first: Int) { discussions(first: $first) { nodes { ${branch} } } }`, () => []],
      [`agencies and ${name}`, entities(`... on Agency { discussions(first: $first) { nodes { ${branch} } } }`), agencies],
      [`discussions and ${name}`, entities(`... on Discussion { ${branch} }`), discussions],
    ]),
    ['proposals by themselves', entities(`... on Proposal { ${WORD} }`), proposals],
  ])('does not depend on how many there are, for %s', async (_, query, references) => {
    const few = await statementsOf(query, references().slice(0, 1), 2);
    expect(few).toBeGreaterThan(0);
    expect(await statementsOf(query, references(), 100)).toBe(few);
  });
});

describe('the schema', () => {
  test('describes every type, field, argument and value that is its own', () => {
    const foreign = ['Agency', 'Citizen', 'Query', 'Mutation', 'Subscription', 'String', 'Int', 'Boolean', 'ID'];
    const missing: string[] = [];
    for (const type of Object.values(world.subgraph.schema.getTypeMap())) {
      if (/^(_|federation__|link__)/.test(type.name)) continue;
      if (!foreign.includes(type.name) && !type.description) missing.push(type.name);
      if ('getValues' in type) for (const value of type.getValues()) if (!value.description) missing.push(`${type.name}.${value.name}`);
      if (!('getFields' in type)) continue;
      for (const field of Object.values(type.getFields())) {
        if (field.name.startsWith('_') || (foreign.includes(type.name) && field.name === 'id')) continue;
        if (!field.description) missing.push(`${type.name}.${field.name}`);
        if ('args' in field) for (const arg of field.args) if (!arg.description) missing.push(`${type.name}.${field.name}(${arg.name})`);
      }
    }
    expect(missing).toEqual([]);
  });
});
