import { EventLog, Relay, WakeUp } from '@otklik/events';
import { remindOfTerms } from './index.js';
import { inboxCursor } from './store/inbox.js';
import { HEALTH, HOUSING, ROADS } from './testing/cabinets-module.js';
import { staff, type PersonName } from './testing/people.js';
import { World } from './testing/world.js';

const UPDATE = 'query ($cursor: String!) { cabinetInboxUpdate(cursor: $cursor) { cursor version event at appeal { id status } cabinet { id control { awaited } } } }';
const MINE = `query ($cursor: String!) { cabinetInboxUpdate(cursor: $cursor) { event appeal { id } } }`;

let world: World;
let relay: Relay;
let log: EventLog;
beforeAll(async () => {
  world = await World.open();
  const wakeUp = new WakeUp({ databaseUrl: world.databaseUrl });
  log = new EventLog({ databaseUrl: world.databaseUrl, wakeUp });
  relay = new Relay({ databaseUrl: world.databaseUrl, wakeUp, pollMs: 10 });
  relay.start();
});
afterAll(async () => {
  await relay?.stop();
  await log?.close();
  await world?.close();
});

/** Waits until everything that was written is in the log. */
async function logged(): Promise<void> {
  for (;;) {
    const [row] = await world.sql('select count(*)::int as waiting from events.outbox');
    if (row!['waiting'] === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function newest(cabinet: string): Promise<number> {
  await logged();
  return (await log.newest(`cabinet/${cabinet}`))?.version ?? 0;
}

/** What the inbox of a cabinet says after a version, by somebody's eyes. */
async function inboxAfter(version: number, who: PersonName = 'coordinator', cabinet = ROADS.cabinet): Promise<{ event: string; appeal: { id: string } | null }[]> {
  const last = await newest(cabinet);
  const cursors = Array.from({ length: last - version }, (_, index) => inboxCursor(cabinet, version + index + 1));
  return Promise.all(cursors.map(async (cursor) => (await world.data(who, MINE, { cursor })).cabinetInboxUpdate));
}

async function refusalOf(who: PersonName, cursor: string): Promise<unknown> {
  const { data, errors } = await world.run(who, UPDATE, { cursor });
  return errors === undefined ? data : errors[0]!.extensions['code'];
}

it('tells of a new appeal, of every change and of its term, one version each, without a gap', async () => {
  world.clock.set('2026-11-19T03:00:00Z');
  const from = await newest(ROADS.cabinet);
  const id = await world.submit();
  await world.lead(id, 'IN_PROGRESS');
  const sweep = () => remindOfTerms({ orm: world.orm, clock: world.clock, onCommitted: () => undefined });
  const { appeal } = await world.data('operator', 'query ($id: ID!) { appeal(id: $id) { submittedAt deadline { dueAt } } }', { id });
  const [begun, due] = [appeal.submittedAt, appeal.deadline.dueAt].map((text: string) => Date.parse(text)) as [number, number];
  for (const share of [0.6, 0.95, 1.01]) {
    world.clock.set(new Date(begun + share * (due - begun)));
    await sweep();
  }
  const about = { appeal: { id } };
  expect(await inboxAfter(from)).toEqual([
    { event: 'NEW', ...about },
    { event: 'CHANGED', ...about },
    { event: 'CHANGED', ...about },
    { event: 'DUE_SOON', ...about },
    { event: 'OVERDUE', ...about },
  ]);
  const cursor = inboxCursor(ROADS.cabinet, from + 1);
  const { cabinetInboxUpdate } = await world.data('executor', UPDATE, { cursor });
  expect(cabinetInboxUpdate).toMatchObject({ cursor, version: from + 1, event: 'NEW', appeal: { id, status: 'IN_PROGRESS' }, cabinet: { id: ROADS.cabinet, control: { awaited: 1 } } });
  world.clock.set('2026-11-19T03:00:00Z');
});

it('tells those who take part, and those who lose an appeal, who then find nothing there', async () => {
  const [roads, health] = [await newest(ROADS.cabinet), await newest(HEALTH.cabinet)];
  const shared = await world.submit();
  await world.lead(shared, 'IN_PROGRESS');
  await world.share(shared);
  await world.mutate('healthCoordinator', 'refusePart', { appealId: shared, comment: 'Не наше.' });
  expect(await inboxAfter(health, 'healthCoordinator', HEALTH.cabinet)).toEqual([
    { event: 'NEW', appeal: null },
    { event: 'CHANGED', appeal: null },
    { event: 'CHANGED', appeal: null },
  ]);
  expect((await inboxAfter(roads)).map(({ event }) => event)).toEqual(['NEW', 'CHANGED', 'CHANGED', 'CHANGED', 'CHANGED', 'CHANGED']);

  const [before, after] = [await newest(ROADS.cabinet), await newest(HEALTH.cabinet)];
  const gone = await world.submit();
  await world.lead(gone, 'REDIRECTED');
  const told = await inboxAfter(before);
  expect(told.map(({ event }) => event)).toEqual(['NEW', 'CHANGED', 'CHANGED']);
  expect(told.at(-1)!.appeal).toBeNull();
  expect(await inboxAfter(after, 'healthCoordinator', HEALTH.cabinet)).toEqual([{ event: 'NEW', appeal: { id: gone } }]);
});

it('is for those who work in the cabinet or look after it, whatever the cursor', async () => {
  await world.submit();
  const last = await newest(ROADS.cabinet);
  for (const version of [0, last, last + 1_000]) {
    const cursor = inboxCursor(ROADS.cabinet, version);
    for (const who of ['anonymous', 'anna', 'healthCoordinator'] as const) expect(await refusalOf(who, cursor)).toBe('FORBIDDEN');
  }
  expect(await refusalOf('anonymous', 'x')).toBe('FORBIDDEN');
  for (const who of ['coordinator', 'moderator', 'executor', 'approver', 'auditor', 'operator'] as const) {
    expect(await refusalOf(who, inboxCursor(ROADS.cabinet, last))).toMatchObject({ cabinetInboxUpdate: { version: last } });
  }
  const administrator = staff('roads-administrator', 'ADMINISTRATOR');
  expect(await world.data(administrator, MINE, { cursor: inboxCursor(ROADS.cabinet, last) })).toMatchObject({ cabinetInboxUpdate: { event: 'NEW' } });
});

it('begins at version 0, and knows nothing of cursors that are not its own', async () => {
  expect(await refusalOf('operator', inboxCursor(HOUSING.cabinet, 0))).toEqual({
    cabinetInboxUpdate: { cursor: inboxCursor(HOUSING.cabinet, 0), version: 0, event: null, at: null, appeal: null, cabinet: { id: HOUSING.cabinet, control: expect.anything() } },
  });
  const { agency } = ROADS;
  for (const cursor of ['', 'x', inboxCursor('roads', 1), inboxCursor(ROADS.cabinet.toUpperCase(), 1), inboxCursor(`${agency}/${agency}`, 1), inboxCursor(ROADS.cabinet, 1_000_000)]) {
    expect(await refusalOf('operator', cursor)).toBe('BAD_CURSOR');
  }
});

it('says so when retention has removed what a cursor stands for', async () => {
  const first = (await newest(ROADS.cabinet)) + 1;
  await world.submit();
  await world.submit();
  await logged();
  await world.sql('delete from events.log where topic = $1 and version = $2', [`cabinet/${ROADS.cabinet}`, first]);
  expect(await refusalOf('coordinator', inboxCursor(ROADS.cabinet, first))).toBe('CURSOR_EXPIRED');
});

it('knows the reminders of the time before it', async () => {
  const id = await world.submit();
  const from = await newest(ROADS.cabinet);
  for (const mark of ['HALF', 'OVERDUE']) {
    await world.sql("insert into events.outbox (topic, type, aggregate, payload) values ($1, 'appeal.reminder', $2, $3)", [`cabinet/${ROADS.cabinet}`, id, JSON.stringify({ mark })]);
  }
  expect(await inboxAfter(from)).toEqual([
    { event: 'DUE_SOON', appeal: { id } },
    { event: 'OVERDUE', appeal: { id } },
  ]);
});

it('gives the cursor to begin with to those who may follow it, for many cabinets at once', async () => {
  // The entity of another subgraph is asked for by its id alone.
  const source = 'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Cabinet { inboxCursor } } }';
  const of = [ROADS, HEALTH, HOUSING].map(({ cabinet }) => ({ __typename: 'Cabinet', id: cabinet }));
  const cursors = async (who: PersonName) => (await world.data(who, source, { of }))._entities.map(({ inboxCursor: cursor }: { inboxCursor: string | null }) => cursor);
  const [roads, health] = [await newest(ROADS.cabinet), await newest(HEALTH.cabinet)];
  expect(await cursors('operator')).toEqual([inboxCursor(ROADS.cabinet, roads), inboxCursor(HEALTH.cabinet, health), inboxCursor(HOUSING.cabinet, 0)]);
  expect(await cursors('coordinator')).toEqual([inboxCursor(ROADS.cabinet, roads), null, null]);
  expect(await cursors('anna')).toEqual([null, null, null]);
});
