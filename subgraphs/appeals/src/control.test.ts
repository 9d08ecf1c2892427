import { createOrm } from '@otklik/database';
import { appealsEntities, remindOfTerms } from './index.js';
import { passedMark } from './domain/term-mark.js';
import { HEALTH, ROADS } from './testing/cabinets-module.js';
import { PEOPLE, type PersonName } from './testing/people.js';
import { World } from './testing/world.js';

const MORNING = '2026-11-19T03:00:00Z';
let world: World;
beforeEach(async () => {
  world = await World.open();
  world.clock.set(MORNING);
});
afterEach(() => world?.close());

interface Told {
  readonly mark: string;
  readonly tells: string[];
}

/** Moves the clock to a share of the term of an appeal. */
async function at(id: string, share: number): Promise<void> {
  const { appeal } = await world.data('operator', 'query ($id: ID!) { appeal(id: $id) { submittedAt deadline { dueAt } } }', { id });
  const [from, due] = [appeal.submittedAt, appeal.deadline.dueAt].map((text: string) => Date.parse(text)) as [number, number];
  world.clock.set(new Date(Math.ceil(from + share * (due - from))));
}

const sweep = (): Promise<number> => remindOfTerms({ orm: world.orm, clock: world.clock, onCommitted: () => void world.committed.count++ });
const remindersOf = async (id: string): Promise<Told[]> =>
  (await world.data('coordinator', 'query ($id: ID!) { appeal(id: $id) { reminders { mark tells appeal { id } } } }', { id })).appeal.reminders.map(({ mark, tells }: Told) => ({ mark, tells }));
const reminderEvents = () => world.sql("select topic, aggregate, version, payload->>'mark' as mark, payload->'tells' as tells from events.outbox where type = 'appeal.reminder' order by id");

describe('reminders', () => {
  it('come at half, at nine tenths and at the end of the term, each once, to those who can mend it', async () => {
    const id = await world.submit();
    await at(id, 0.49);
    expect(await sweep()).toBe(0);
    await at(id, 0.5);
    expect([await sweep(), await sweep()]).toEqual([1, 0]);
    expect(await remindersOf(id)).toEqual([{ mark: 'HALF', tells: ['COORDINATOR'] }]);
    world.clock.set(MORNING);
    await world.lead(id, 'IN_PROGRESS');
    await at(id, 0.95);
    expect([await sweep(), await sweep()]).toEqual([1, 0]);
    await at(id, 1.01);
    expect([await sweep(), await sweep()]).toEqual([1, 0]);
    await at(id, 2);
    expect(await sweep()).toBe(0);
    expect(await remindersOf(id)).toEqual([
      { mark: 'HALF', tells: ['COORDINATOR'] },
      { mark: 'NINE_TENTHS', tells: ['EXECUTOR', 'COORDINATOR'] },
      { mark: 'OVERDUE', tells: ['APPROVER', 'CURATOR'] },
    ]);
    const topic = `cabinet/${ROADS.cabinet}`;
    expect(await reminderEvents()).toEqual([
      { topic, aggregate: id, version: null, mark: 'NINE_TENTHS', tells: ['EXECUTOR', 'COORDINATOR'] },
      { topic, aggregate: id, version: null, mark: 'OVERDUE', tells: ['APPROVER', 'CURATOR'] },
    ]);
  });

  it('of marks that passed unseen are one: the last', async () => {
    const id = await world.submit();
    await at(id, 3);
    expect(await sweep()).toBe(1);
    expect(await remindersOf(id)).toEqual([{ mark: 'OVERDUE', tells: ['APPROVER', 'CURATOR'] }]);
  });

  it('begin anew with a term that is extended', async () => {
    const id = await world.submit();
    await at(id, 1.5);
    await sweep();
    await world.sql("update appeals.appeal set due_at = due_at + interval '60 days'");
    await at(id, 0.6);
    expect(await sweep()).toBe(1);
    expect((await remindersOf(id)).map(({ mark }) => mark)).toEqual(['OVERDUE', 'HALF']);
  });

  it('are not about what is answered or turned away', async () => {
    for (const status of ['ANSWERED', 'RATED', 'REJECTED', 'CLOSED']) {
      const id = await world.submit();
      await world.lead(id, status);
      await at(id, 5);
      expect(await sweep()).toBe(0);
      world.clock.set(MORNING);
    }
  });

  it('are the same however many sweeps run at once, and one that breaks off leaves the rest to the next', async () => {
    for (let n = 0; n < 30; n++) await world.submit();
    const id = await world.submit();
    await at(id, 0.95);
    const { clock } = world;
    const fails = remindOfTerms({ orm: world.orm, clock: { now: () => { throw new Error('gone'); } }, onCommitted: () => undefined });
    await expect(fails).rejects.toThrow('gone');
    const url = world.orm.config.get('clientUrl')!;
    const others = await Promise.all([1, 2, 3].map(() => createOrm({ databaseUrl: url, schema: 'appeals', entities: appealsEntities })));
    const counts = await Promise.all(others.map((orm) => remindOfTerms({ orm, clock, onCommitted: () => undefined })));
    await Promise.all(others.map((orm) => orm.close()));
    expect(counts.reduce((sum, count) => sum + count, 0) + (await sweep())).toBe(31);
    expect(await reminderEvents()).toHaveLength(31);
  });

  it('are counted by the database as by the rule', async () => {
    const id = await world.submit();
    const { appeal } = await world.data('operator', 'query ($id: ID!) { appeal(id: $id) { submittedAt deadline { dueAt } } }', { id });
    const span = { from: new Date(appeal.submittedAt), dueAt: new Date(appeal.deadline.dueAt) };
    const length = span.dueAt.getTime() - span.from.getTime();
    for (const share of [0.5, 0.9, 1]) {
      for (const shift of [-1, 0, 1]) {
        const now = new Date(span.from.getTime() + Math.round(share * length) + shift);
        world.clock.set(now);
        await world.sql('delete from appeals.reminder');
        await sweep();
        expect({ now, mark: (await remindersOf(id))[0]?.mark ?? null }).toEqual({ now, mark: passedMark(span, now) });
      }
    }
  });

  it('are seen by those who work in the cabinet or look after it, in a list of the cabinet too', async () => {
    const ids = [await world.submit(), await world.submit(), await world.submit()];
    await at(ids[0]!, 0.6);
    await sweep();
    const query = `query ($cabinets: [_Any!]!, $id: ID!, $after: String) { appeal(id: $id) { reminders { mark } } _entities(representations: $cabinets) {
      ... on Cabinet { reminders(first: 2, after: $after) { nodes { appeal { id } } pageInfo { endCursor hasNextPage } } } } }`;
    const variables = { id: ids[0], cabinets: [{ __typename: 'Cabinet', id: ROADS.cabinet }] };
    for (const who of [PEOPLE.executor, PEOPLE.auditor, PEOPLE.operator]) {
      const { appeal, _entities } = await world.data(who, query, variables);
      expect(appeal.reminders).toEqual([{ mark: 'HALF' }]);
      expect(_entities[0].reminders.nodes).toHaveLength(2);
      const { endCursor: after } = _entities[0].reminders.pageInfo;
      const rest = (await world.data(who, query, { ...variables, after }))._entities[0].reminders;
      expect([..._entities[0].reminders.nodes, ...rest.nodes].map(({ appeal: { id } }: { appeal: { id: string } }) => id).sort()).toEqual([...ids].sort());
      expect(rest.pageInfo.hasNextPage).toBe(false);
    }
    expect((await world.data('anna', query, variables)).appeal.reminders).toBeNull();
    for (const who of ['anna', 'anonymous', 'healthCoordinator'] as PersonName[]) {
      const answer = await world.run(who, query, variables);
      expect((answer.data?.['_entities'] as { reminders: unknown }[] | undefined)?.[0]?.reminders ?? null).toBeNull();
    }
  });
});

describe('the queue of a cabinet', () => {
  const list = async (who: PersonName, args: string): Promise<string[]> =>
    (await world.data(who, `{ appeals(${args}) { nodes { id } } }`)).appeals.nodes.map(({ id }: { id: string }) => id);

  it('can be asked for what is overdue, due soon, or later, and is sorted by the term', async () => {
    const late = await world.submit();
    world.clock.set('2026-11-23T03:00:00Z');
    const soon = await world.submit();
    const answered = await world.submit();
    await world.lead(answered, 'ANSWERED');
    const [elsewhere] = [await world.submit({ categoryId: 'clinics.queue', details: { clinicQueue: { days: 9 } } })];
    await at(soon, 0.95);
    const fresh = await world.submit();
    expect(await list('coordinator', 'filter: {due: OVERDUE}')).toEqual([late]);
    expect(await list('coordinator', 'filter: {due: SOON}')).toEqual([soon]);
    expect(await list('coordinator', 'filter: {due: LATER}')).toEqual([fresh]);
    expect(await list('coordinator', 'orderBy: DUE_FIRST, filter: {forWork: true}')).toEqual([late, ...[soon, answered].sort(), fresh]);
    expect(await list('operator', 'filter: {forWork: true}')).toContain(elsewhere);
    expect(await list('healthCoordinator', 'filter: {forWork: true}')).toEqual([elsewhere]);
    expect(await list('anna', 'filter: {forWork: true}')).toEqual([]);
  });

  it('is read page by page in the order of the terms, and a cursor of one order is none of another', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 5; n++) {
      world.clock.set(new Date(Date.parse(MORNING) - n * 3 * 86_400_000));
      ids.unshift(await world.submit());
    }
    const page = async (after: string | null) =>
      (await world.data('coordinator', 'query ($after: String) { appeals(first: 2, after: $after, orderBy: DUE_FIRST) { nodes { id } pageInfo { endCursor hasNextPage } } }', { after })).appeals;
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { nodes, pageInfo } = await page(after);
      seen.push(...nodes.map(({ id }: { id: string }) => id));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(ids);
    const { pageInfo } = await page(null);
    const wrong = await world.run('coordinator', 'query ($after: String) { appeals(after: $after) { nodes { id } } }', { after: pageInfo.endCursor });
    expect(wrong.errors?.[0]?.extensions['code']).toBe('BAD_CURSOR');
  });

  it('is counted, with the share of answers on time, for those who see the work', async () => {
    const onTime = await world.submit();
    await world.lead(onTime, 'ANSWERED');
    const late = await world.submit();
    await world.lead(late, 'ON_APPROVAL');
    const open = await world.submit();
    await at(open, 1.2);
    await world.lead(await world.submit(), 'IN_PROGRESS');
    const source = `query ($ids: [_Any!]!) { _entities(representations: $ids) { ... on Cabinet { control { awaited unassigned onApproval dueSoon overdue answered onTimeShare } } } }`;
    const ids = [ROADS.cabinet, HEALTH.cabinet, 'nobody'].map((id) => ({ __typename: 'Cabinet', id }));
    const counts = async (who: PersonName) => (await world.data(who, source, { ids }))._entities.map(({ control }: { control: unknown }) => control);
    expect(await counts('coordinator')).toEqual([{ awaited: 3, unassigned: 1, onApproval: 1, dueSoon: 0, overdue: 2, answered: 1, onTimeShare: 1 }, null, null]);
    await world.mutate('approver', 'approveAnswer', { appealId: late });
    expect((await counts('coordinator'))[0]).toMatchObject({ answered: 2, onTimeShare: 0.5, overdue: 1 });
    expect((await counts('healthCoordinator'))[1]).toEqual({ awaited: 0, unassigned: 0, onApproval: 0, dueSoon: 0, overdue: 0, answered: 0, onTimeShare: null });
    expect(await counts('anna')).toEqual([null, null, null]);
  });
});
