/**
 * Scenario: a region reads what its messages add up to. Citizens write, the roads agency answers one of them; everybody reads the
 * figures, an integrator pulls what is public, the operator has the figures made anew. Black box: only the public graph.
 */
import { GraphClient, startTestPlatform, type TestPlatform } from '@otklik/test/platform';

const FIGURES = 'received done onTime onTimeShare averageDays rating { mean count }';

let platform: TestPlatform;
let visitor: GraphClient;

beforeAll(async () => {
  platform = await startTestPlatform();
  visitor = new GraphClient(platform.url, null);
});

afterAll(() => platform?.stop());

/** Sends a mutation with one input and gives its appeal. */
async function change(persona: string, mutation: string, input: Record<string, unknown>): Promise<{ id: string; version: number }> {
  const type = mutation.charAt(0).toUpperCase() + mutation.slice(1);
  const source = `mutation ($input: ${type}Input!) { ${mutation}(input: $input) { __typename ... on ${type}Success { appeal { id version } } } }`;
  const client = await GraphClient.as(platform.url, persona);
  const data = await client.ask<Record<string, { appeal?: { id: string; version: number } }>>(source, { input });
  const appeal = data[mutation]?.appeal;
  if (appeal === undefined) throw new Error(JSON.stringify(data));
  return appeal;
}

function submit(persona: string, key: string, visibility: 'PUBLIC' | 'PRIVATE'): Promise<{ id: string }> {
  return change(persona, 'submitAppeal', {
    idempotencyKey: key,
    categoryId: 'roads.pothole',
    text: 'Глубокая яма у остановки.',
    location: { latitude: 55.0302, longitude: 82.9204 },
    details: { roadPothole: { lane: 1 } },
    visibility,
  });
}

async function eventually<T>(read: () => Promise<T>, holds: (value: T) => boolean): Promise<T> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const value = await read();
    if (holds(value)) return value;
    if (Date.now() > deadline) throw new Error(`Did not come true within a minute: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

interface Figures {
  readonly received: number;
  readonly done: number;
}

interface ChangePage {
  readonly changes: {
    readonly nodes: readonly {
      cursor: string;
      type: string;
      status: string;
      appeal: { id: string; status: string; text: string } | null;
    }[];
    readonly endCursor: string;
    readonly hasNextPage: boolean;
  };
}

const CHANGES = `query ($after: String) { changes(after: $after, first: 100) {
  nodes { cursor at topic type version aggregateId status categoryId agencyId appeal { id status text } } endCursor hasNextPage } }`;

describe('insights through the platform', () => {
  let agencyId: string;
  let before: Figures;
  let publicId: string;
  let start: string;

  const agency = async () => {
    const query = `query ($id: ID!) { agency(id: $id) { title insights { ${FIGURES} month agency { code } } } }`;
    const data = await visitor.ask<{ agency: { title: string; insights: Figures } }>(query, { id: agencyId });
    return data.agency.insights;
  };

  it('reads this month of an agency before anything has happened here', async () => {
    const { category } = await visitor.ask<{ category: { agency: { id: string } } }>('{ category(id: "roads.pothole") { agency { id } } }');
    agencyId = category.agency.id;
    before = await agency();
    start = (await pull(null)).endCursor;
  });

  it('counts what was received, done and rated, wherever one looks', async () => {
    publicId = (await submit('anna', 'insights-1', 'PUBLIC')).id;
    await submit('boris', 'insights-2', 'PRIVATE');
    await change('roads-coordinator', 'registerAppeal', { appealId: publicId });
    await change('roads-coordinator', 'assignAppeal', { appealId: publicId, executor: 'roads-executor' });
    await change('roads-executor', 'answerAppeal', { appealId: publicId, text: 'Заделана.' });
    await change('roads-approver', 'approveAnswer', { appealId: publicId });
    await change('anna', 'rateAnswer', { appealId: publicId, score: 4 });

    const figures = await eventually(agency, ({ done }) => done === before.done + 1);
    expect(figures.received).toBe(before.received + 2);
    expect(figures).toMatchObject({ month: expect.stringMatching(/^\d{4}-\d{2}$/), agency: { code: 'MTDH' } });

    const { insights, topThemes } = await visitor.ask<{ insights: Record<string, unknown>[]; topThemes: Record<string, unknown>[] }>(
      `query ($id: ID!) {
        insights(filter: {agencyId: $id}, groupBy: [CATEGORY]) { category { id title } agency { id } ${FIGURES} }
        topThemes(agencyId: $id) { category { title } received share }
      }`,
      { id: agencyId },
    );
    const potholes = insights.find(({ category }) => (category as { id: string }).id === 'roads.pothole');
    expect(potholes).toMatchObject({ category: { title: expect.stringMatching(/ям/i) }, agency: null, onTimeShare: expect.any(Number) });
    expect(topThemes).toContainEqual({
      category: { title: expect.stringMatching(/ям/i) },
      received: expect.any(Number),
      share: expect.any(Number),
    });
  });

  it('lets an integrator without a token pull what is public, and nothing of what is not', async () => {
    const { nodes, endCursor } = await pullAll(start);
    expect(nodes.map(({ type, status }) => [type, status])).toEqual([
      ['appeal.registered', 'REGISTERED'],
      ['appeal.assigned', 'IN_PROGRESS'],
      ['appeal.answer-proposed', 'ON_APPROVAL'],
      ['appeal.answered', 'ANSWERED'],
      ['appeal.rated', 'RATED'],
    ]);
    expect(nodes.map(({ appeal }) => appeal)).toEqual(Array(5).fill({ id: publicId, status: 'RATED', text: 'Глубокая яма у остановки.' }));
    expect((await pullAll(nodes[3]!.cursor)).nodes.map(({ type }) => type)).toEqual(['appeal.rated']);
    expect((await pull(endCursor)).nodes).toEqual([]);
  });

  it('answers a cursor of something else with its code', async () => {
    const { errors } = await visitor.send(CHANGES, { after: 'bm90IGEgY3Vyc29y' });
    expect(errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['BAD_CURSOR']);
  });

  it('makes the figures anew for the operator only, and they are the same', async () => {
    const REBUILD = 'mutation { rebuildInsights { __typename ... on RebuildInsightsSuccess { events appeals } } }';
    const all = () =>
      visitor.ask(
        `{ insights(groupBy: [MONTH, AGENCY, CATEGORY, TERRITORY]) { month agency { id } category { id } territory ${FIGURES} } }`,
      );
    const figures = await all();
    for (const persona of ['anna', 'roads-coordinator']) {
      const client = await GraphClient.as(platform.url, persona);
      expect(await client.ask(REBUILD)).toEqual({ rebuildInsights: { __typename: 'Forbidden' } });
    }
    const operator = await GraphClient.as(platform.url, 'operator');
    const { rebuildInsights } = await operator.ask<{ rebuildInsights: { events: number; appeals: number } }>(REBUILD);
    expect(rebuildInsights.events).toBeGreaterThanOrEqual(7);
    expect(rebuildInsights.appeals).toBeGreaterThanOrEqual(2);
    expect(await all()).toEqual(figures);
  });

  it('goes on counting after a restart', async () => {
    const figures = await agency();
    await platform.restart();
    visitor = new GraphClient(platform.url, null);
    expect(await agency()).toEqual(figures);
    await submit('anna', 'insights-3', 'PRIVATE');
    await eventually(agency, ({ received }) => received === figures.received + 1);
  });
});

async function pull(after: string | null): Promise<ChangePage['changes']> {
  return (await visitor.ask<ChangePage>(CHANGES, { after })).changes;
}

/** Pulls until there is nothing more; the relay may still be numbering the last event. */
async function pullAll(after: string): Promise<{ nodes: ChangePage['changes']['nodes'][number][]; endCursor: string }> {
  const all = async () => {
    const nodes = [];
    let page = await pull(after);
    nodes.push(...page.nodes);
    while (page.hasNextPage) nodes.push(...(page = await pull(page.endCursor)).nodes);
    return { nodes, endCursor: page.endCursor };
  };
  return eventually(all, ({ nodes }) => nodes.at(-1)?.type === 'appeal.rated');
}
