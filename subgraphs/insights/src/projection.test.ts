import { nameId } from '@otklik/base';
import { Relay, WakeUp, type NewEvent } from '@otklik/events';
import fc from 'fast-check';
import { startInsights } from './index.js';
import { loggedEventsAfter } from './store/logged-events.js';
import { readProgress } from './store/progress.js';
import { eventsOf, lives, mixed, randomNumbers, type Life } from './testing/histories.js';
import { byPlace, recount, type CountedCell } from './testing/recount.js';
import { eventually, World } from './testing/world.js';
import { followEvents } from './use-cases/follow-events.js';
import { rebuildFromLog } from './use-cases/rebuild-insights.js';

const LIFE: Life = {
  agency: 0,
  category: 0,
  territory: 0,
  submitted: 0,
  steps: [2, 2, 24, 24, 2],
  dueHours: 240,
  score: 4,
  redirected: false,
};

let world: World;

beforeAll(async () => {
  world = await World.open();
});

afterEach(() => world.reset());
afterAll(() => world?.close());

/** The cells in use, without those in which everything has gone away again. The coarser levels have to agree with them. */
async function cells(): Promise<CountedCell[]> {
  const coarser = await world.sql(`
    with used as (select * from insights.monthly_cell where generation = (select generation from insights.progress)),
    wanted as (
      select month, category_id, agency_id, territory, grouping(agency_id, territory) as level, sum(received) as received, sum(scores) as scores
      from used where level = 0 group by month, category_id, grouping sets ((agency_id), (territory))
    )
    select * from wanted full join used using (level, month, category_id) where level > 0
      and used.agency_id is not distinct from wanted.agency_id and used.territory is not distinct from wanted.territory
      and (used.received <> wanted.received or used.scores <> wanted.scores)`);
  expect(coarser).toEqual([]);
  const rows = await world.sql(
    `select concat_ws(' ', month, agency_id, category_id, coalesce(territory, 'null')) as place,
       array[received, done, on_time, seconds, rated, scores]::float8[] as sums
     from insights.monthly_cell where level = 0 and generation = (select generation from insights.progress) and (received <> 0 or done <> 0)`,
  );
  return rows.map((row) => [row['place'], ...(row['sums'] as number[])] as unknown as CountedCell).sort(byPlace);
}

/** Follows the log up to its end in batches of some sizes, and gives some batches twice. */
async function followAll(random: () => number = () => 0.5): Promise<void> {
  let { position } = await readProgress(world.em);
  for (;;) {
    const batch = await loggedEventsAfter(world.em, position, 1 + Math.floor(random() * 20));
    if (batch.length === 0) return;
    await followEvents(world.em, batch);
    if (random() < 0.3) {
      const before = Math.max(0, position - Math.floor(random() * 10));
      await followEvents(world.em, await loggedEventsAfter(world.em, before, batch.length));
    }
    position = (await readProgress(world.em)).position;
  }
}

describe('the follower', () => {
  it('counts an appeal once, where and when each thing happened', async () => {
    await world.logged(eventsOf(LIFE, 'one'));
    await followAll();
    expect(await cells()).toEqual([[expect.stringContaining('2026-06'), 1, 1, 1, 50 * 3600, 1, 4]]);
  });

  it('counts the same, whichever way the log is cut and however often a piece comes', async () => {
    await fc.assert(
      fc.asyncProperty(lives(15), fc.integer(), async (all, seed) => {
        await world.reset();
        const events = mixed(all, seed);
        await world.logged(events);
        await followAll(randomNumbers(seed));
        expect(await cells()).toEqual(recount(events));
      }),
      { numRuns: 30 },
    );
  });

  it('lets a late event of an old version change nothing', async () => {
    const events = eventsOf(LIFE, 'one');
    await world.logged([...events.slice(3), ...events.slice(0, 3)]);
    await followAll();
    expect(await cells()).toEqual(recount(events));
  });

  it('moves an appeal with everything it counts for to the agency that took it over', async () => {
    const events = eventsOf({ ...LIFE, redirected: true }, 'one');
    await world.logged(events.slice(0, 2));
    await followAll();
    const before = await cells();
    await world.logged(events.slice(2));
    await followAll();
    const after = await cells();
    expect(before.map(([place]) => place.split(' ')[1])).not.toEqual(after.map(([place]) => place.split(' ')[1]));
    expect(after).toEqual(recount(events));
  });

  it('leaves nothing half-done when it fails between applying a batch and storing how far it is', async () => {
    const events = mixed([LIFE, LIFE, LIFE], 1);
    await world.logged(events.slice(0, 5));
    await followAll();
    const before = await cells();
    await world.logged(events.slice(5));
    await world.sql(`
      create function insights.fail() returns trigger language plpgsql as $$ begin raise 'the power is gone'; end $$;
      create trigger fail before update on insights.progress for each row execute function insights.fail()`);
    await expect(followAll()).rejects.toThrow('the power is gone');
    expect(await cells()).toEqual(before);
    await world.sql('drop trigger fail on insights.progress; drop function insights.fail()');
    await followAll();
    expect(await cells()).toEqual(recount(events));
  });

  it('passes over events of others and events that do not say enough', async () => {
    const [event] = eventsOf(LIFE, 'one') as [NewEvent, ...NewEvent[]];
    const odd: NewEvent[] = [
      { ...event, topic: 'survey/1', version: null },
      { ...event, topic: `appeal/${nameId('test', 'odd')}`, aggregate: nameId('test', 'odd'), payload: { status: 'SUBMITTED' } },
      { ...event, topic: 'appeal/x', aggregate: 'x' },
    ];
    expect(await world.logged([...odd, event])).toBe(4);
    await followAll();
    expect(await cells()).toEqual(recount([event]));
    expect((await readProgress(world.em)).position).toBe(4);
  });

  it('follows what the relay numbers, goes on where it stopped, and several at once count nothing twice', async () => {
    const events = mixed(
      Array.from({ length: 60 }, (_, index) => ({ ...LIFE, submitted: index * 20 })),
      7,
    );
    const wakeUp = new WakeUp({ databaseUrl: world.databaseUrl });
    const relay = new Relay({ databaseUrl: world.databaseUrl, wakeUp, pollMs: 10 });
    relay.start();
    const start = () => startInsights({ orm: world.orm, log: world.log });
    // That figures have changed is told in the log too.
    const followed = async () => {
      const [row] = await world.sql("select count(*)::int as count from events.log where topic like 'appeal/%' and position <= (select position from insights.progress)");
      return row!['count'];
    };
    let running = [await start()];
    await world.append(events.slice(0, 150));
    await eventually(async () => (await followed()) === 150);
    await Promise.all(running.map((each) => each.stop()));
    await world.append(events.slice(150, 250));
    running = await Promise.all([start(), start(), start()]);
    await world.append(events.slice(250));
    await eventually(async () => (await followed()) === events.length);
    await Promise.all(running.map((each) => each.stop()));
    await relay.stop();
    expect(await cells()).toEqual(recount(events));
    expect(await world.log.followerPosition('insights')).toBeGreaterThanOrEqual(events.length);
  });
});

describe('a rebuild', () => {
  it('gives the same numbers', async () => {
    await fc.assert(
      fc.asyncProperty(lives(15), fc.integer(), async (all, seed) => {
        await world.reset();
        const events = mixed(all, seed);
        await world.logged(events);
        await followAll(randomNumbers(seed));
        const before = await cells();
        const { generation } = await readProgress(world.em);
        const rebuilt = await rebuildFromLog(world.em, 7);
        expect(rebuilt).toEqual({ events: events.length, appeals: all.length });
        expect(await cells()).toEqual(before);
        expect(await readProgress(world.em)).toEqual({ generation: generation + 1, position: events.length });
      }),
      { numRuns: 20 },
    );
  });

  it('gives the same numbers while events arrive and the follower goes on', async () => {
    await fc.assert(
      fc.asyncProperty(lives(12), lives(12), fc.integer(), async (early, late, seed) => {
        await world.reset();
        const [first, second] = [mixed(early, seed, 'early '), mixed(late, seed, 'late ')];
        await world.logged(first);
        await followAll(randomNumbers(seed));
        const arriving = async () => {
          for (let index = 0; index < second.length; index += 5) {
            await world.logged(second.slice(index, index + 5));
            await followAll(randomNumbers(seed + index));
          }
        };
        await Promise.all([rebuildFromLog(world.em, 3), arriving()]);
        await followAll();
        expect(await cells()).toEqual(recount([...first, ...second]));
      }),
      { numRuns: 20 },
    );
  });

  it('repairs figures that somebody spoilt', async () => {
    const events = mixed([LIFE, { ...LIFE, agency: 1 }], 3);
    await world.logged(events);
    await followAll();
    await world.sql('update insights.monthly_cell set received = received + 7; delete from insights.appeal_fact');
    await rebuildFromLog(world.em);
    expect(await cells()).toEqual(recount(events));
    expect(await world.sql('select distinct generation from insights.appeal_fact')).toEqual([{ generation: 2 }]);
  });

  it('needs only what retention leaves', async () => {
    const events = mixed([LIFE, { ...LIFE, category: 1, steps: [5] }], 5);
    await world.logged(events);
    await followAll();
    await world.sql("update events.log set at = at - interval '100 hours'");
    expect(await world.log.prune(new Date())).toBe(6);
    await rebuildFromLog(world.em);
    expect(await cells()).toEqual(recount(events));
  });

  it('comes by itself before following a log that has been shortened', async () => {
    const events = mixed([LIFE, { ...LIFE, category: 1 }], 5);
    await world.logged(events);
    await world.sql("update events.log set at = at - interval '100 hours'");
    await world.log.prune(new Date());
    const following = await startInsights({ orm: world.orm, log: world.log });
    expect(await cells()).toEqual(recount(events));
    await following.stop();
  });

  it('is refused while another one is at work', async () => {
    await world.sql("select pg_advisory_lock(hashtextextended('otklik.insights.rebuild', 0))");
    await expect(rebuildFromLog(world.em)).rejects.toMatchObject({ kind: 'Conflict', code: 'WRONG_STATUS' });
    await world.sql('select pg_advisory_unlock_all()');
    await rebuildFromLog(world.em);
  });
});

test('the role of the subgraph writes nowhere else', async () => {
  for (const statement of [
    "insert into events.log values (1, now(), 't', 't', 'a', 1, '{}')",
    'delete from insights.progress',
    'drop table insights.appeal_fact',
  ]) {
    await expect(world.em.execute(statement)).rejects.toThrow(/permission denied|must be owner/);
  }
});
