/**
 * Scenario: somebody starts a new demo platform and finds a region that lives: a year of messages on every step of their way,
 * surveys and discussions open and closed. Black box: only the public graph.
 */
import { FixedClock } from '@otklik/base';
import { GraphClient, startTestPlatform, type TestPlatform } from '@otklik/test/platform';

interface Appeal {
  id: string;
  status: string;
  number: string | null;
  text: string;
  visibility: string;
  submittedAt: string;
  deadline: { dueAt: string };
  answer: { answeredAt: string | null } | null;
  rating: { score: number } | null;
  category: { id: string };
  location: { address: string };
}

interface AppealPage {
  nodes: Appeal[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}

const NOW = '2026-11-22T05:00:00Z';

let platform: TestPlatform;
let operator: GraphClient;

beforeAll(async () => {
  platform = await startTestPlatform({ clock: new FixedClock(NOW), samples: true });
  operator = await GraphClient.as(platform.url, 'operator');
});

afterAll(async () => platform?.stop());

async function allAppeals(): Promise<Appeal[]> {
  const found: Appeal[] = [];
  for (let after: string | null = null; ;) {
    const { appeals }: { appeals: AppealPage } = await operator.ask<{ appeals: AppealPage }>(
      `query ($after: String) { appeals(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes { id status number text visibility submittedAt
        deadline { dueAt } answer { answeredAt } rating { score } category { id } location { address } } } }`,
      { after },
    );
    found.push(...appeals.nodes);
    if (!appeals.pageInfo.hasNextPage) return found;
    after = appeals.pageInfo.endCursor;
  }
}

describe('a new demo platform', () => {
  it('has 500 messages of the last year, on every step of their way', async () => {
    const appeals = await allAppeals();
    expect(appeals).toHaveLength(500);
    const counts = Object.fromEntries([...Map.groupBy(appeals, ({ status }) => status)].map(([status, group]) => [status, group.length]));
    expect(Object.keys(counts)).toEqual(expect.arrayContaining(['ANSWERED', 'CLOSED', 'IN_PROGRESS', 'RATED', 'REGISTERED']));
    expect(counts['CLOSED']! + counts['RATED']! + counts['ANSWERED']!).toBeGreaterThan(400);
    const numbers = appeals.flatMap(({ number }) => number ?? []);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(new Set(appeals.map(({ submittedAt }) => submittedAt.slice(0, 7))).size).toBeGreaterThanOrEqual(12);
    expect(new Set(appeals.map(({ category }) => category.id)).size).toBeGreaterThan(6);
    expect(new Set(appeals.map(({ rating }) => rating?.score)).size).toBe(6);
    for (const { location } of appeals) expect(location.address).toMatch(/^[а-я. ]+[А-ЯЁ].*, ул\. .*, \d+$/);
  });

  it('keeps most of the terms and breaks some', async () => {
    const appeals = await allAppeals();
    const answered = appeals.flatMap(({ answer, deadline }) => (answer?.answeredAt == null ? [] : [answer.answeredAt <= deadline.dueAt]));
    const share = answered.filter(Boolean).length / answered.length;
    expect(share).toBeGreaterThan(0.7);
    expect(share).toBeLessThan(0.95);
    const overdue = appeals.filter(({ status, deadline }) => ['REGISTERED', 'IN_PROGRESS'].includes(status) && deadline.dueAt < NOW);
    expect(overdue.length).toBeGreaterThan(10);
  });

  it('shows the public ones to everybody, and Anna and Boris their own', async () => {
    const { appeals } = await new GraphClient(platform.url, null).ask<{ appeals: { nodes: Appeal[] } }>('{ appeals(first: 100) { nodes { visibility } } }');
    expect(appeals.nodes).toHaveLength(100);
    for (const persona of ['anna', 'boris']) {
      const citizen = await GraphClient.as(platform.url, persona);
      const { viewer } = await citizen.ask<{ viewer: { appeals: { nodes: unknown[] } } }>('{ viewer { appeals(first: 50) { nodes { id } } } }');
      expect(viewer.appeals.nodes.length).toBeGreaterThan(3);
    }
  });

  it('has surveys and discussions in every state', async () => {
    const found = await operator.ask(
      '{ surveys(first: 10) { nodes { status answerCount } } discussions(first: 10) { nodes { status proposals(first: 10) { nodes { status } } } } }',
    );
    expect(found).toEqual({
      surveys: {
        nodes: [
          { status: 'SCHEDULED', answerCount: 0 },
          { status: 'OPEN', answerCount: 24 },
          { status: 'CLOSED', answerCount: 28 },
          { status: 'CLOSED', answerCount: 36 },
        ],
      },
      discussions: {
        nodes: [
          { status: 'OPEN', proposals: { nodes: statuses({ PENDING: 1, PUBLISHED: 3 }) } },
          { status: 'REVIEW', proposals: { nodes: statuses({ PUBLISHED: 3 }) } },
          { status: 'FINISHED', proposals: { nodes: statuses({ REJECTED: 1, PUBLISHED: 4 }) } },
        ],
      },
    });
  });

  it('starts again with the same messages and no more of them', async () => {
    const before = await allAppeals();
    await platform.restart();
    operator = await GraphClient.as(platform.url, 'operator');
    expect(await allAppeals()).toEqual(before);
  });
});

/** Proposals, newest first: what waits and what was turned down came last. */
function statuses(counts: Record<string, number>): { status: string }[] {
  return Object.entries(counts).flatMap(([status, count]) => Array.from({ length: count }, () => ({ status })));
}
