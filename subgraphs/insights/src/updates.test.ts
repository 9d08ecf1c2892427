import { nameId } from '@otklik/base';
import { encodeCursor, Relay, WakeUp } from '@otklik/events';
import { insightsTopic } from './domain/insights-topic.js';
import { startInsights, type Following } from './index.js';
import { AGENCIES, eventsOf, type Life } from './testing/histories.js';
import { eventually, World } from './testing/world.js';
import { followEvents } from './use-cases/follow-events.js';
import { loggedEventsAfter } from './store/logged-events.js';
import { tellChanges } from './use-cases/tell-changes.js';

const [ROADS, WASTE] = AGENCIES;
/** Submitted, registered, assigned, answered, approved, rated, all in June. */
const LIFE: Life = { agency: 0, category: 0, territory: 0, submitted: 0, steps: [2, 2, 2, 2, 2], dueHours: 240, score: 4, redirected: false };
const CELL = 'month agency { id } received done rating { mean count }';
const UPDATE = `query ($cursor: String!) { insightsUpdate(cursor: $cursor) { cursor version at agency { id } month { ${CELL} } year { ${CELL} } } }`;

let world: World;

beforeAll(async () => {
  world = await World.open();
  world.clock.set('2026-06-29T05:00:00Z');
});
afterEach(() => world.reset());
afterAll(() => world?.close());

const cursorAt = (version: number, of: string = 'region') => encodeCursor({ kind: 'version', topic: insightsTopic(of), version });
const outbox = async () => (await world.sql("select topic from events.outbox where type = 'insights.changed' order by id")).map(({ topic }) => topic);

/** Lets the figures follow events, and says whether they have changed. */
async function follow(events: ReturnType<typeof eventsOf>): Promise<boolean> {
  const before = (await world.sql('select position::int from events.head'))[0]!['position'] as number;
  await world.logged(events);
  return followEvents(world.em, await loggedEventsAfter(world.em, before, 1_000));
}

it('is told to the region and to each agency whose figures have changed, once for all changes since the time before', async () => {
  const [submitted, registered, ...rest] = eventsOf(LIFE, 'one');
  expect(await follow([submitted!])).toBe(true);
  expect(await follow([registered!])).toBe(false);
  expect(await follow([...eventsOf(LIFE, 'two'), ...eventsOf({ ...LIFE, agency: 1 }, 'three')])).toBe(true);
  expect(await tellChanges(world.em)).toBe(3);
  const told = [insightsTopic('region'), ...[ROADS, WASTE].sort().map(insightsTopic)];
  expect(await outbox()).toEqual(told);
  expect(await tellChanges(world.em)).toBe(0);
  await follow(rest);
  expect(await tellChanges(world.em)).toBe(2);
  expect(await outbox()).toEqual([...told, insightsTopic('region'), insightsTopic(ROADS)]);
});

it('is told to both agencies when an appeal goes from one to the other', async () => {
  const events = eventsOf({ ...LIFE, redirected: true }, 'one');
  await follow(events.slice(0, 2));
  await tellChanges(world.em);
  await follow(events.slice(2, 3));
  expect(await tellChanges(world.em)).toBe(3);
});

it('is told by whoever follows the log, also of what a process before it did not come to', async () => {
  await follow([eventsOf(LIFE, 'one')[0]!]);
  const wakeUp = new WakeUp({ databaseUrl: world.databaseUrl });
  const relay = new Relay({ databaseUrl: world.databaseUrl, wakeUp, pollMs: 10 });
  let following: Following | undefined;
  relay.start();
  try {
    following = await startInsights({ orm: world.orm, log: world.log });
    await eventually(async () => (await world.log.newest(insightsTopic('region')))?.version === 1);
    await world.append(eventsOf(LIFE, 'two'));
    await eventually(async () => ((await world.log.newest(insightsTopic(ROADS)))?.version ?? 0) >= 2);
    const { insightsUpdate } = await world.data(UPDATE, { cursor: cursorAt(2) });
    expect(insightsUpdate.month.received).toBe(2);
  } finally {
    await following?.stop();
    await relay.stop();
  }
});

describe('insightsUpdate', () => {
  it('gives the figures as they are now, of the region or of an agency, at the beginning too', async () => {
    await follow([...eventsOf(LIFE, 'one'), ...eventsOf({ ...LIFE, agency: 1, category: 1 }, 'two')]);
    const rating = { mean: 4, count: 1 };
    const ofRoads = { agency: { id: ROADS }, received: 1, done: 1, rating };
    expect((await world.data(UPDATE, { cursor: cursorAt(0, ROADS) })).insightsUpdate).toEqual({
      cursor: cursorAt(0, ROADS),
      version: 0,
      at: null,
      agency: { id: ROADS },
      month: { month: '2026-06', ...ofRoads },
      year: { month: null, ...ofRoads },
    });
    await world.logged([{ topic: insightsTopic('region'), type: 'insights.changed', aggregate: 'region', version: 1, payload: {} }]);
    const ofAll = { agency: null, received: 2, done: 2, rating: { mean: 4, count: 2 } };
    expect((await world.data(UPDATE, { cursor: cursorAt(1) })).insightsUpdate).toEqual({
      cursor: cursorAt(1),
      version: 1,
      at: expect.any(String),
      agency: null,
      month: { month: '2026-06', ...ofAll },
      year: { month: null, ...ofAll },
    });
    // It is the same that the queries beside it say.
    const { insights } = await world.data(`{ insights(filter: {from: "2026-06", to: "2026-06"}) { received done rating { mean count } } }`);
    expect(ofAll).toMatchObject(insights[0]);
  });

  it('knows nothing of cursors that are not its own, nor of agencies that do not exist', async () => {
    for (const cursor of ['', 'x', cursorAt(1), cursorAt(0, 'x'), cursorAt(0, ROADS.toUpperCase()), cursorAt(0, 'Region'), encodeCursor({ kind: 'version', topic: `agency/${ROADS}`, version: 0 })]) {
      expect(await world.codes(UPDATE, { cursor })).toEqual(['BAD_CURSOR']);
    }
    expect(await world.codes(UPDATE, { cursor: cursorAt(0, nameId('test', 'nobody')) })).toEqual(['NOT_FOUND']);
  });

  it('says so when retention has removed what a cursor stands for', async () => {
    await world.logged([1, 2].map((version) => ({ topic: insightsTopic('region'), type: 'insights.changed', aggregate: 'region', version, payload: {} })));
    await world.sql('delete from events.log where version = 1');
    expect(await world.codes(UPDATE, { cursor: cursorAt(1) })).toEqual(['CURSOR_EXPIRED']);
  });

  it('gives the cursors to begin with', async () => {
    await world.logged([{ topic: insightsTopic(ROADS), type: 'insights.changed', aggregate: ROADS, version: 1, payload: {} }]);
    const of = [ROADS, WASTE, ROADS.toUpperCase()].map((id) => ({ __typename: 'Agency', id }));
    const { _entities, insightsCursor } = await world.data('query ($of: [_Any!]!) { insightsCursor _entities(representations: $of) { ... on Agency { insightsCursor } } }', { of });
    expect(insightsCursor).toBe(cursorAt(0));
    expect(_entities.map(({ insightsCursor: cursor }: { insightsCursor: string }) => cursor)).toEqual([cursorAt(1, ROADS), cursorAt(0, WASTE), cursorAt(1, ROADS)]);
  });
});
