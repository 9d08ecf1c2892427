import { forkFor } from '@otklik/subgraph';
import { HEALTH } from './cabinets-module.js';
import { PEOPLE, type PersonName } from './people.js';
import type { World } from './world.js';

/** Two tenants, two citizens, and somebody who has not signed in. */
const VIEWERS = ['coordinator', 'healthCoordinator', 'anna', 'boris', 'anonymous'] as const satisfies readonly PersonName[];
const IN_FLIGHT = 40;

/** Which appeals somebody may know of, by id. */
export type Reach = Record<(typeof VIEWERS)[number], ReadonlySet<string>>;

/** Appeals of two cabinets by two citizens, private and public, and who may know of which. */
export async function writeAppeals(world: World): Promise<Reach> {
  const ids = { anna: [] as string[], boris: [] as string[], health: [] as string[], open: [] as string[] };
  for (const author of ['anna', 'boris'] as const) {
    // Of the roads.
    for (let index = 0; index < 4; index++) ids[author].push(await world.submit({}, author));
    const open = await world.submit({ visibility: 'PUBLIC' }, author);
    await world.lead(open, 'REGISTERED');
    ids.open.push(open);
    ids.health.push(await world.submit({ categoryId: 'clinics.queue', details: null }, author));
  }
  const [annasHealth, borisHealth] = ids.health as [string, string];
  const cabinets = await world.sql('select distinct cabinet_id from appeals.appeal where id = any($1)', [ids.health]);
  if (cabinets.length !== 1 || cabinets[0]!['cabinet_id'] !== HEALTH.cabinet) throw new Error('Those of the clinics are another cabinet’s');
  return {
    coordinator: new Set([...ids.anna, ...ids.boris, ...ids.open]),
    healthCoordinator: new Set([...ids.health, ...ids.open]),
    anna: new Set([...ids.anna, annasHealth, ...ids.open]),
    boris: new Set([...ids.boris, borisHealth, ...ids.open]),
    anonymous: new Set(ids.open),
  };
}

/**
 * Many requests of everybody at once, in an order that is always the same: through the graph, past its checks straight at the tables,
 * with changes that are refused half-way, and some that forget to say for whom they work. @returns what anybody saw amiss
 */
export async function interleave(world: World, reach: Reach, requests: number): Promise<string[]> {
  const faults: string[] = [];
  const all = [...new Set(VIEWERS.flatMap((who) => [...reach[who]]))];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let turn = next++; turn < requests; turn = next++) {
      const who = VIEWERS[turn % VIEWERS.length]!;
      const ask = ASKING[(turn >> 2) % ASKING.length]!;
      const { seen, expected } = await ask(world, who, all[(turn * 7) % all.length]!, reach[who]);
      const [found, wanted] = [seen, expected].map((ids) => [...ids].sort().join(' '));
      if (found !== wanted) faults.push(`${turn}, ${who}, ${ask.name}: saw ${found || 'nothing'} instead of ${wanted || 'nothing'}`);
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
  return faults;
}

interface Answer {
  readonly seen: readonly string[];
  readonly expected: readonly string[];
}

type Ask = (world: World, who: PersonName, id: string, mayKnow: ReadonlySet<string>) => Promise<Answer>;

const ASKING: readonly Ask[] = [list, card, pastTheChecks, history, change, forgotten];

async function list(world: World, who: PersonName, _: string, mayKnow: ReadonlySet<string>): Promise<Answer> {
  const { appeals } = await world.data(who, '{ appeals(first: 100) { nodes { id history { status } } } }');
  return { seen: appeals.nodes.map((node: { id: string }) => node.id), expected: [...mayKnow] };
}

async function card(world: World, who: PersonName, id: string, mayKnow: ReadonlySet<string>): Promise<Answer> {
  const { data } = await world.run(who, 'query ($id: ID!) { appeal(id: $id) { id category { id } history { status } } }', { id });
  const appeal = data?.['appeal'] as { id: string } | null | undefined;
  return { seen: appeal == null ? [] : [appeal.id], expected: mayKnow.has(id) ? [id] : [] };
}

async function pastTheChecks(world: World, who: PersonName, _: string, mayKnow: ReadonlySet<string>): Promise<Answer> {
  const rows = await forkFor(world.orm.em, PEOPLE[who]).execute<{ id: string }[]>('select id from appeals.appeal');
  return { seen: rows.map(({ id }) => id), expected: [...mayKnow] };
}

async function history(world: World, who: PersonName, id: string, mayKnow: ReadonlySet<string>): Promise<Answer> {
  const rows = await forkFor(world.orm.em, PEOPLE[who]).execute<{ id: string }[]>(
    'select distinct appeal_id as id from appeals.appeal_history where appeal_id = ?',
    [id],
  );
  return { seen: rows.map((row) => row.id), expected: mayKnow.has(id) ? [id] : [] };
}

/** Nobody may do this with what is registered, and most may not do it at all: whatever is refused leaves a transaction half-way. */
async function change(world: World, who: PersonName, id: string): Promise<Answer> {
  const { __typename } = await world.mutate(who, 'approveAnswer', { appealId: id });
  return { seen: [String(__typename)], expected: ['Forbidden'] };
}

async function forgotten(world: World): Promise<Answer> {
  const rows = await world.orm.em.fork().execute<{ id: string }[]>('select id from appeals.appeal');
  return { seen: rows.map(({ id }) => id), expected: [] };
}
