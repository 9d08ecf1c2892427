import { newId } from '@otklik/base';
import { PEOPLE, type PersonName } from './testing/people.js';
import { World, draft, newKey } from './testing/world.js';

const NEXT = { clauses: [{ number: '1', text: 'x' }], explanation: 'x' };
const REUSED = { __typename: 'Conflict', code: 'IDEMPOTENCY_KEY_REUSED' };

let world: World;
let open: { id: string; clauseIds: string[] };
beforeAll(async () => {
  world = await World.open();
  open = await world.openDiscussion();
});
afterAll(() => world?.close());

/** Runs a mutation that must be refused for its key and must leave nothing behind. */
async function expectReused(who: PersonName, mutation: string, input: Record<string, unknown>): Promise<void> {
  const before = await world.snapshot();
  expect(await world.mutate(who, mutation, input)).toEqual(REUSED);
  expect(await world.snapshot()).toBe(before);
}

describe('keys', () => {
  test.each<[PersonName, string, () => Record<string, unknown>]>([
    ['coordinator', 'createDiscussion', draft],
    ['coordinator', 'addDraftVersion', () => ({ idempotencyKey: newKey(), discussionId: open.id, ...NEXT })],
    ['boris', 'submitProposal', () => ({ idempotencyKey: newKey(), discussionId: open.id, text: 'x' })],
  ])('%s %s: the same key and body is the same thing, another body is refused', async (who, mutation, make) => {
    const input = make();
    const first = await world.mutate(who, mutation, input);
    const before = await world.snapshot();
    expect(await world.mutate(who, mutation, input)).toEqual(first);
    expect(await world.snapshot()).toBe(before);
    const other =
      mutation === 'createDiscussion'
        ? { ...input, title: 'Другой' }
        : mutation === 'addDraftVersion'
          ? { ...input, explanation: 'Другое' }
          : { ...input, text: 'Другое' };
    await expectReused(who, mutation, other);
  });

  test('a key of one mutation is another key for the next', async () => {
    const idempotencyKey = newKey();
    const made = await world.done('coordinator', 'createDiscussion', { ...draft(), idempotencyKey });
    const next = await world.done('coordinator', 'addDraftVersion', { idempotencyKey, discussionId: open.id, ...NEXT });
    expect([next.id, made.id === open.id]).toEqual([open.id, false]);
  });

  test('a refusal spends no key', async () => {
    const idempotencyKey = newKey();
    await world.mutate('boris', 'submitProposal', { idempotencyKey, discussionId: open.id, text: ' ' });
    expect((await world.done('boris', 'submitProposal', { idempotencyKey, discussionId: open.id, text: 'Теперь верно.' })).status).toBe(
      'PENDING',
    );
  });

  test('a proposal sent twenty times at once is one', async () => {
    const input = { idempotencyKey: newKey(), discussionId: open.id, text: 'Одно.' };
    const before = (await world.counts()).proposal;
    const made = await Promise.all(Array.from({ length: 20 }, () => world.done('vera', 'submitProposal', input)));
    expect(new Set(made.map(({ id }) => id as string)).size).toBe(1);
    expect((await world.counts()).proposal).toBe(before + 1);
  });
});

describe('many at once', () => {
  const read = async (id: string) =>
    (await world.data('anonymous', 'query ($id: ID!) { proposal(id: $id) { support { for against } } }', { id })).proposal.support;

  test('one person’s stances count once, whichever comes last', async () => {
    const id = await world.propose(open.id, 'anna');
    const stances = ['FOR', 'AGAINST', 'NONE', 'FOR', 'AGAINST', 'FOR', 'AGAINST', 'FOR', 'NONE', 'FOR', 'AGAINST', 'FOR'];
    await Promise.all(stances.map((stance) => world.done('boris', 'supportProposal', { proposalId: id, stance })));
    const rows = await world.sql('select stance from discussions.stance where proposal_id = $1', [id]);
    expect(rows.length).toBeLessThanOrEqual(1);
    const count = (stance: string) => rows.filter((row) => row['stance'] === stance).length;
    expect(await read(id)).toEqual({ for: count('FOR'), against: count('AGAINST') });
  });

  test('thirty persons at once are counted all, each with an activity of its own', async () => {
    const id = await world.propose(open.id, 'anna');
    const version = async () =>
      (await world.sql('select version from discussions.discussion where id = $1', [open.id]))[0]!['version'] as number;
    const before = await version();
    const people = Array.from({ length: 30 }, (_, index) => ({ ...PEOPLE.boris, citizenId: newId(index) }));
    await Promise.all(
      people.map((viewer, index) => world.done(viewer, 'supportProposal', { proposalId: id, stance: index % 3 === 0 ? 'AGAINST' : 'FOR' })),
    );
    expect(await read(id)).toEqual({ for: 20, against: 10 });
    expect(await version()).toBe(before + 30);
  });

  test('of two moderators at once one decides', async () => {
    const id = await world.propose(open.id, 'anna', {}, null);
    const results = await Promise.all([
      world.mutate('moderator', 'moderateProposal', { proposalId: id, decision: 'PUBLISH' }),
      world.mutate('coordinator', 'moderateProposal', { proposalId: id, decision: 'REJECT', reason: 'Нет.' }),
    ]);
    expect(results.map((result) => result.__typename).sort()).toEqual(['Conflict', 'ModerateProposalSuccess']);
  });

  test('of ten replies at once one is given', async () => {
    const id = await world.propose(open.id, 'anna');
    const reply = (index: number) =>
      world.mutate('coordinator', 'replyToProposal', { proposalId: id, outcome: 'ACCEPTED', explanation: `Ответ ${index}` });
    const results = await Promise.all(Array.from({ length: 10 }, (_, index) => reply(index)));
    expect(results.filter((result) => result.__typename === 'ReplyToProposalSuccess')).toHaveLength(1);
  });

  test('versions of an act that are added at once get numbers one after the other', async () => {
    const { id } = await world.openDiscussion();
    await Promise.all(
      Array.from({ length: 5 }, () =>
        world.done('coordinator', 'addDraftVersion', { idempotencyKey: newKey(), discussionId: id, ...NEXT }),
      ),
    );
    const { discussion } = await world.data(
      'anonymous',
      'query ($id: ID!) { discussion(id: $id) { version versions { number clauses { number } } } }',
      { id },
    );
    expect(discussion.versions.map((version: { number: number }) => version.number)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(discussion.version).toBe(7);
  });
});

describe('the same stance again', () => {
  test('changes nothing and is no activity', async () => {
    const id = await world.propose(open.id, 'anna');
    await world.done('boris', 'supportProposal', { proposalId: id, stance: 'FOR' });
    const before = await world.snapshot();
    expect((await world.done('boris', 'supportProposal', { proposalId: id, stance: 'FOR' })).support).toEqual({
      for: 1,
      against: 0,
      mine: 'FOR',
    });
    expect((await world.done('vera', 'supportProposal', { proposalId: id, stance: 'NONE' })).support).toEqual({
      for: 1,
      against: 0,
      mine: 'NONE',
    });
    expect(await world.snapshot()).toBe(before);
  });
});
