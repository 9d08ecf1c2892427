import { encodeCursor, type NewEvent } from '@otklik/events';
import { eventsOf, type Life } from './testing/histories.js';
import { World } from './testing/world.js';

const LIFE: Life = { agency: 0, category: 0, territory: 0, submitted: 0, steps: [1, 1], dueHours: 240, score: 4, redirected: false };
const CHANGES = `query ($after: String, $first: Int) { changes(after: $after, first: $first) {
  nodes { cursor at topic type version aggregateId status categoryId agencyId appeal { id } survey { id } discussion { id } } endCursor hasNextPage } }`;

let world: World;

beforeAll(async () => {
  world = await World.open();
});

afterEach(() => world.reset());
afterAll(() => world?.close());

const read = async (after?: string, first?: number) => (await world.data(CHANGES, { after, first })).changes;
const cursorAt = (position: number) => encodeCursor({ kind: 'log', position });
const hidden = (count: number): NewEvent[] =>
  Array.from({ length: count }, () => ({
    topic: 'notice',
    type: 'notice.sent',
    aggregate: 'x',
    version: null,
    payload: { public: false },
  }));

describe('changes', () => {
  it('show what an appeal tells the public: from its registration on, and never its submission', async () => {
    const events = eventsOf(LIFE, 'one');
    await world.logged(events);
    const { nodes, endCursor, hasNextPage } = await read();
    const { categoryId, agencyId } = events[0]!.payload as Record<string, string>;
    const common = {
      at: expect.any(String),
      topic: events[0]!.topic,
      aggregateId: events[0]!.aggregate,
      categoryId,
      agencyId,
      appeal: { id: events[0]!.aggregate },
      survey: null,
      discussion: null,
    };
    expect(nodes).toEqual([
      { ...common, cursor: cursorAt(2), type: 'appeal.registered', version: 2, status: 'REGISTERED' },
      { ...common, cursor: cursorAt(3), type: 'appeal.assigned', version: 3, status: 'IN_PROGRESS' },
    ]);
    expect(endCursor).toBe(cursorAt(3));
    expect(hasNextPage).toBe(false);
  });

  it('tell nothing of what is private, and cursors go on over it', async () => {
    await world.logged([...eventsOf({ ...LIFE, category: 2 }, 'private'), ...hidden(3)]);
    expect(await read()).toEqual({ nodes: [], endCursor: cursorAt(6), hasNextPage: false });
    await world.logged(eventsOf(LIFE, 'one'));
    const { nodes, endCursor } = await read(cursorAt(6));
    expect(nodes).toHaveLength(2);
    expect(endCursor).toBe(cursorAt(9));
  });

  it('are of other subgraphs too, where they say that they are public', async () => {
    await world.logged([
      {
        topic: 'survey/1',
        type: 'survey.published',
        aggregate: '1',
        version: 1,
        payload: { public: true, status: 'OPEN', title: 'secret' },
      },
    ]);
    const { nodes } = await read();
    expect(nodes).toEqual([
      expect.objectContaining({
        topic: 'survey/1',
        status: 'OPEN',
        categoryId: null,
        agencyId: null,
        appeal: null,
        survey: { id: '1' },
        discussion: null,
      }),
    ]);
    expect(JSON.stringify(nodes)).not.toContain('secret');
  });

  it('come page after page, each once, whatever the size of a page', async () => {
    const events = Array.from({ length: 7 }, (_, index) => [...eventsOf(LIFE, String(index)), ...hidden(2)]).flat();
    await world.logged(events);
    for (const first of [1, 3, 14, 15]) {
      const seen: string[] = [];
      let page = await read(undefined, first);
      for (; page.hasNextPage; page = await read(page.endCursor, first)) {
        expect(page.nodes).toHaveLength(first);
        seen.push(...page.nodes.map((node: { cursor: string }) => node.cursor));
      }
      seen.push(...page.nodes.map((node: { cursor: string }) => node.cursor));
      expect(seen).toEqual(Array.from({ length: 7 }, (_, index) => [cursorAt(index * 5 + 2), cursorAt(index * 5 + 3)]).flat());
    }
  });

  it('can be followed from any change, not only from the end of a page', async () => {
    await world.logged([...eventsOf(LIFE, 'one'), ...eventsOf(LIFE, 'two')]);
    const { nodes } = await read();
    expect((await read(nodes[0].cursor)).nodes).toEqual(nodes.slice(1));
  });

  it('give an empty page that moves on where nothing is public for long', async () => {
    await world.logged(hidden(20_500));
    const last = await world.logged(eventsOf(LIFE, 'one'));
    const first = await read();
    expect(first).toEqual({ nodes: [], endCursor: cursorAt(20_000), hasNextPage: true });
    const second = await read(first.endCursor);
    expect(second.nodes).toHaveLength(2);
    expect(second).toMatchObject({ endCursor: cursorAt(last), hasNextPage: false });
  });

  it('begin with a cursor even before anything has happened', async () => {
    const { nodes, endCursor, hasNextPage } = await read();
    expect([nodes, hasNextPage]).toEqual([[], false]);
    await world.logged(eventsOf(LIFE, 'one'));
    expect((await read(endCursor)).nodes).toHaveLength(2);
  });

  it('refuse cursors that are not ours, of something else, or of a future that has not been', async () => {
    await world.logged(eventsOf(LIFE, 'one'));
    for (const after of ['x', '', encodeCursor({ kind: 'version', topic: 'appeal/1', version: 1 }), cursorAt(4)]) {
      expect(await world.codes(CHANGES, { after })).toEqual(['BAD_CURSOR']);
    }
  });

  it('say so when a cursor is too old, and begin anew with what is kept', async () => {
    await world.logged([...eventsOf(LIFE, 'one'), ...eventsOf(LIFE, 'two')]);
    await world.sql("update events.log set at = at - interval '100 hours'");
    await world.log.prune(new Date());
    expect(await world.codes(CHANGES, { after: cursorAt(1) })).toEqual(['CURSOR_EXPIRED']);
    const { endCursor } = await read();
    await world.logged(eventsOf(LIFE, 'three'));
    expect((await read(endCursor)).nodes).toHaveLength(2);
  });

  it('take 1 to 1,000 at a time', async () => {
    for (const first of [0, -1, 1001]) expect(await world.codes(CHANGES, { first })).toEqual(['BAD_USER_INPUT']);
    expect(await world.codes(CHANGES, { first: 1000 })).toEqual([]);
  });
});
