import { nameId } from '@otklik/base';
import { AgencyFeedEvent, agencyFeedEvent, agencyFeedTopic, encodeCursor, type NewEvent } from '@otklik/events';
import type { MachineViewer } from '@otklik/identity';
import { AGENCIES, eventsOf, type Life } from './testing/histories.js';
import { World } from './testing/world.js';

const [ROADS, WASTE] = AGENCIES;
const LIFE: Life = { agency: 0, category: 0, territory: 0, submitted: 0, steps: [1, 1], dueHours: 240, score: 4, redirected: false };
const UPDATE = `query ($cursor: String!) { agencyFeedUpdate(cursor: $cursor) {
  cursor version event at status appeal { id } survey { id } discussion { id } agency { id } } }`;

let world: World;

beforeAll(async () => {
  world = await World.open();
});
afterEach(() => world.reset());
afterAll(() => world?.close());

const cursorAt = (version: number, agency: string = ROADS) => encodeCursor({ kind: 'version', topic: agencyFeedTopic(agency), version });
const read = async (cursor: string) => (await world.data(UPDATE, { cursor })).agencyFeedUpdate;

/** Entries of the feed of the roads agency, as the relay numbers them. */
function feed(...entries: readonly [event: AgencyFeedEvent, about: string, id: string][]): NewEvent[] {
  return entries.map(([event, kind, aggregate], index) => ({
    ...agencyFeedEvent({ agencyId: ROADS, event, about: `${kind}/${aggregate}`, aggregate, status: 'OPEN' }),
    version: index + 1,
  }));
}

const [APPEAL, SURVEY, DISCUSSION] = [nameId('appeal', 'one'), nameId('survey', 'one'), nameId('discussion', 'one')];
const NOTHING = { event: null, at: null, status: null, appeal: null, survey: null, discussion: null };

it('gives what a cursor stands for, with a reference to what it is about', async () => {
  const about = [['APPEAL_ANSWERED', 'appeal', APPEAL], ['SURVEY_CLOSED', 'survey', SURVEY], ['DISCUSSION_FINISHED', 'discussion', DISCUSSION]] as const;
  await world.logged([...eventsOf(LIFE, 'one'), ...feed(...about.map(([event, kind, id]) => [AgencyFeedEvent[event], kind, id] as [AgencyFeedEvent, string, string]))]);
  for (const [index, [event, kind, id]] of about.entries()) {
    const cursor = cursorAt(index + 1);
    expect(await read(cursor)).toEqual({ ...NOTHING, cursor, version: index + 1, event, at: expect.any(String), status: 'OPEN', [kind]: { id }, agency: { id: ROADS } });
  }
});

it('says nothing of an appeal that has been hidden since, nor of one whose category is private now, and goes on over it', async () => {
  const [first, second] = eventsOf(LIFE, 'one');
  const hidden = { ...second!, version: 3, payload: { ...(second!.payload as object), public: false } };
  const secret = eventsOf({ ...LIFE, category: 2 }, 'two').map((event) => ({ ...event, payload: { ...(event.payload as object), public: true } }));
  await world.logged([first!, second!, hidden, ...secret]);
  await world.logged(feed([AgencyFeedEvent.APPEAL_PUBLISHED, 'appeal', APPEAL], [AgencyFeedEvent.APPEAL_PUBLISHED, 'appeal', nameId('appeal', 'two')]));
  for (const version of [1, 2]) expect(await read(cursorAt(version))).toEqual({ ...NOTHING, cursor: cursorAt(version), version, agency: { id: ROADS } });
  await world.logged([{ ...second!, version: 4 }]);
  expect(await read(cursorAt(1))).toMatchObject({ event: 'APPEAL_PUBLISHED', appeal: { id: APPEAL } });
});

it('begins at version 0, and knows nothing of cursors that are not its own, nor of agencies that do not exist', async () => {
  await world.logged(feed([AgencyFeedEvent.SURVEY_PUBLISHED, 'survey', SURVEY]));
  expect(await read(cursorAt(0, WASTE))).toEqual({ ...NOTHING, cursor: cursorAt(0, WASTE), version: 0, agency: { id: WASTE } });
  for (const cursor of ['', 'x', cursorAt(2), cursorAt(1, WASTE), cursorAt(1, ROADS.toUpperCase()), cursorAt(1, 'x'), encodeCursor({ kind: 'log', position: 1 }), encodeCursor({ kind: 'version', topic: `appeal/${ROADS}`, version: 1 })]) {
    expect(await world.codes(UPDATE, { cursor })).toEqual(['BAD_CURSOR']);
  }
  expect(await world.codes(UPDATE, { cursor: cursorAt(0, nameId('test', 'nobody')) })).toEqual(['NOT_FOUND']);
});

it('says so when retention has removed what a cursor stands for', async () => {
  await world.logged(feed([AgencyFeedEvent.SURVEY_PUBLISHED, 'survey', SURVEY], [AgencyFeedEvent.SURVEY_CLOSED, 'survey', SURVEY]));
  await world.sql('delete from events.log where version = 1');
  expect(await world.codes(UPDATE, { cursor: cursorAt(1) })).toEqual(['CURSOR_EXPIRED']);
});

it('is for everybody, and for machines with the scope of the feed of changes', async () => {
  const machine = (scopes: readonly string[]): MachineViewer => ({ kind: 'machine', subject: 'm', login: 'm', grants: [], scopes, expiresAt: Number.MAX_SAFE_INTEGER }) as unknown as MachineViewer;
  expect((await world.run(UPDATE, { cursor: cursorAt(0) }, machine([]))).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  expect((await world.run(UPDATE, { cursor: cursorAt(0) }, machine(['changes:read']))).errors).toBeUndefined();
});

it('gives the cursor to begin with, of many agencies in one statement', async () => {
  await world.logged(feed([AgencyFeedEvent.SURVEY_PUBLISHED, 'survey', SURVEY]));
  const of = [ROADS, WASTE, ROADS.toUpperCase()].map((id) => ({ __typename: 'Agency', id }));
  const { _entities } = await world.data('query ($of: [_Any!]!) { _entities(representations: $of) { ... on Agency { feedCursor } } }', { of });
  expect(_entities.map(({ feedCursor }: { feedCursor: string }) => feedCursor)).toEqual([cursorAt(1), cursorAt(0, WASTE), cursorAt(1)]);
});
