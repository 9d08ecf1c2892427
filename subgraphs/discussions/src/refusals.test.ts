import { newId } from '@otklik/base';
import { HOUSING, LOST_AGENCY } from './testing/cabinets-module.js';
import type { PersonName } from './testing/people.js';
import { START, World, draft, newKey } from './testing/world.js';

let world: World;
let draftId: string;
let open: { id: string; clauseIds: string[] };
let local: { id: string };
let published: string;
let pending: string;
let rejected: string;
beforeAll(async () => {
  world = await World.open();
  draftId = (await world.done('coordinator', 'createDiscussion', draft())).id;
  open = await world.openDiscussion();
  local = await world.openDiscussion({ kind: 'LOCAL_QUESTION', closesAt: '2026-11-23T08:00:00Z' });
  published = await world.propose(open.id, 'anna');
  pending = await world.propose(open.id, 'anna', {}, null);
  rejected = await world.propose(open.id, 'anna', {}, 'REJECT');
});
afterAll(() => world?.close());

/** Runs a mutation that must be refused and must leave nothing behind. */
async function refused(who: PersonName, mutation: string, input: Record<string, unknown>): Promise<unknown> {
  const before = await world.snapshot();
  const result = await world.mutate(who, mutation, input);
  expect(await world.snapshot()).toBe(before);
  if (result.issues === undefined) return [result.__typename, result.code];
  return [result.__typename, ...result.issues.map((issue: { path: string[]; code: string }) => `${issue.path.join('.')}: ${issue.code}`)];
}

const FORBIDDEN = ['Forbidden', 'FORBIDDEN'];
const NOT_FOUND = ['NotFound', 'NOT_FOUND'];
const WRONG_STATUS = ['Conflict', 'WRONG_STATUS'];
const NEXT = { clauses: [{ number: '1', text: 'x' }], explanation: 'x' };

describe('who may do what', () => {
  /** Everybody who is refused, and how; whoever is not named here may do it. */
  test.each<[string, () => Record<string, unknown>, Partial<Record<PersonName, string[]>>]>([
    [
      'createDiscussion',
      draft,
      {
        anonymous: FORBIDDEN,
        anna: FORBIDDEN,
        moderator: FORBIDDEN,
        executor: FORBIDDEN,
        auditor: FORBIDDEN,
        housingApprover: FORBIDDEN,
        operator: FORBIDDEN,
      },
    ],
    [
      'publishDiscussion',
      () => ({ discussionId: draftId }),
      {
        anonymous: FORBIDDEN,
        anna: FORBIDDEN,
        coordinator: FORBIDDEN,
        moderator: FORBIDDEN,
        executor: FORBIDDEN,
        auditor: FORBIDDEN,
        operator: FORBIDDEN,
        housingApprover: NOT_FOUND,
      },
    ],
    [
      'addDraftVersion',
      () => ({ idempotencyKey: newKey(), discussionId: open.id, ...NEXT }),
      {
        anonymous: FORBIDDEN,
        anna: FORBIDDEN,
        moderator: FORBIDDEN,
        executor: FORBIDDEN,
        auditor: FORBIDDEN,
        operator: FORBIDDEN,
        housingApprover: FORBIDDEN,
      },
    ],
    ['addDraftVersion', () => ({ idempotencyKey: newKey(), discussionId: draftId, ...NEXT }), { housingApprover: NOT_FOUND }],
    [
      'submitProposal',
      () => ({ idempotencyKey: newKey(), discussionId: open.id, text: 'x' }),
      {
        anonymous: FORBIDDEN,
        administrator: FORBIDDEN,
        coordinator: FORBIDDEN,
        moderator: FORBIDDEN,
        executor: FORBIDDEN,
        approver: FORBIDDEN,
        auditor: FORBIDDEN,
      },
    ],
    [
      'submitProposal',
      () => ({ idempotencyKey: newKey(), discussionId: draftId, text: 'x' }),
      { anna: NOT_FOUND, operator: WRONG_STATUS, coordinator: FORBIDDEN },
    ],
    [
      'moderateProposal',
      () => ({ proposalId: pending, decision: 'PUBLISH' }),
      {
        anonymous: FORBIDDEN,
        anna: FORBIDDEN,
        boris: FORBIDDEN,
        executor: FORBIDDEN,
        auditor: FORBIDDEN,
        operator: FORBIDDEN,
        housingApprover: NOT_FOUND,
      },
    ],
    ['moderateProposal', () => ({ proposalId: published, decision: 'PUBLISH' }), { housingApprover: FORBIDDEN, moderator: WRONG_STATUS }],
    [
      'moderateProposal',
      () => ({ proposalId: rejected, decision: 'PUBLISH' }),
      { administrator: WRONG_STATUS, moderator: WRONG_STATUS, coordinator: WRONG_STATUS, approver: WRONG_STATUS },
    ],
    [
      'supportProposal',
      () => ({ proposalId: published, stance: 'FOR' }),
      {
        anonymous: FORBIDDEN,
        anna: FORBIDDEN,
        administrator: FORBIDDEN,
        coordinator: FORBIDDEN,
        moderator: FORBIDDEN,
        executor: FORBIDDEN,
        approver: FORBIDDEN,
        auditor: FORBIDDEN,
      },
    ],
    [
      'supportProposal',
      () => ({ proposalId: pending, stance: 'FOR' }),
      { boris: NOT_FOUND, housingApprover: NOT_FOUND, anna: FORBIDDEN, coordinator: FORBIDDEN, operator: WRONG_STATUS },
    ],
    [
      'replyToProposal',
      () => ({ proposalId: published, outcome: 'ACCEPTED', explanation: 'x' }),
      {
        anonymous: FORBIDDEN,
        anna: FORBIDDEN,
        moderator: FORBIDDEN,
        executor: FORBIDDEN,
        auditor: FORBIDDEN,
        operator: FORBIDDEN,
        housingApprover: FORBIDDEN,
      },
    ],
    [
      'replyToProposal',
      () => ({ proposalId: pending, outcome: 'ACCEPTED', explanation: 'x' }),
      { coordinator: WRONG_STATUS, housingApprover: NOT_FOUND },
    ],
    [
      'closeDiscussion',
      () => ({ discussionId: local.id }),
      {
        anonymous: FORBIDDEN,
        anna: FORBIDDEN,
        coordinator: FORBIDDEN,
        moderator: FORBIDDEN,
        executor: FORBIDDEN,
        auditor: FORBIDDEN,
        operator: FORBIDDEN,
        housingApprover: FORBIDDEN,
      },
    ],
    [
      'finishDiscussion',
      () => ({ discussionId: open.id }),
      {
        anonymous: FORBIDDEN,
        anna: FORBIDDEN,
        coordinator: FORBIDDEN,
        moderator: FORBIDDEN,
        executor: FORBIDDEN,
        auditor: FORBIDDEN,
        operator: FORBIDDEN,
        housingApprover: FORBIDDEN,
        administrator: WRONG_STATUS,
        approver: WRONG_STATUS,
      },
    ],
  ])('%s is refused', async (mutation, input, expected) => {
    const got: Partial<Record<PersonName, unknown>> = {};
    for (const who of Object.keys(expected) as PersonName[]) got[who] = await refused(who, mutation, input());
    expect(got).toEqual(expected);
  });

  test('a discussion of another agency is not drawn up, nor one of an agency that is none', async () => {
    expect(await refused('coordinator', 'createDiscussion', { ...draft(), agencyId: HOUSING.agency })).toEqual(FORBIDDEN);
    for (const agencyId of [newId(), 'x', LOST_AGENCY]) {
      expect(await refused('coordinator', 'createDiscussion', { ...draft(), agencyId })).toEqual([
        'ValidationFailed',
        'agencyId: UNKNOWN_AGENCY',
      ]);
    }
  });

  test.each(['x', '', newId()])('what does not exist is not found: %s', async (id) => {
    expect(await refused('approver', 'publishDiscussion', { discussionId: id })).toEqual(NOT_FOUND);
    expect(await refused('anna', 'submitProposal', { idempotencyKey: newKey(), discussionId: id, text: 'x' })).toEqual(NOT_FOUND);
    expect(await refused('anna', 'supportProposal', { proposalId: id, stance: 'FOR' })).toEqual(NOT_FOUND);
    expect(await refused('moderator', 'moderateProposal', { proposalId: id, decision: 'PUBLISH' })).toEqual(NOT_FOUND);
  });
});

describe('what may be written', () => {
  test('a draft tells everything that is wrong with it', async () => {
    const wrong = {
      ...draft(),
      title: '<p></p>',
      summary: ' ',
      closesAt: START,
      clauses: [
        { number: '1', text: '' },
        { number: '1', text: 'x'.repeat(20_001) },
      ],
    };
    expect(await refused('coordinator', 'createDiscussion', wrong)).toEqual([
      'ValidationFailed',
      'title: REQUIRED',
      'summary: REQUIRED',
      'closesAt: ENDS_BEFORE_START',
      'clauses.0.text: REQUIRED',
      'clauses.1.text: TOO_LONG',
      'clauses.1.number: NOT_UNIQUE',
    ]);
    expect(await refused('coordinator', 'createDiscussion', { ...draft(), idempotencyKey: ' ', clauses: [] })).toEqual([
      'ValidationFailed',
      'idempotencyKey: REQUIRED',
    ]);
    expect(
      await refused('coordinator', 'addDraftVersion', { idempotencyKey: newKey(), discussionId: open.id, clauses: [], explanation: ' ' }),
    ).toEqual(['ValidationFailed', 'explanation: REQUIRED', 'clauses: REQUIRED']);
  });

  test('a normative act is not published for less than fifteen days, and can be given a better term', async () => {
    const { id } = await world.done('coordinator', 'createDiscussion', { ...draft(), closesAt: '2026-12-06T08:00:00Z' });
    expect(await refused('approver', 'publishDiscussion', { discussionId: id })).toEqual(['ValidationFailed', 'closesAt: TERM_TOO_SHORT']);
    expect(await refused('approver', 'publishDiscussion', { discussionId: id, opensAt: '2026-12-06T09:00:00Z' })).toEqual([
      'ValidationFailed',
      'closesAt: ENDS_BEFORE_START',
    ]);
    const announced = await world.done('approver', 'publishDiscussion', {
      discussionId: id,
      opensAt: '2026-12-01T00:00:00Z',
      closesAt: '2026-12-16T00:00:00Z',
    });
    expect(announced.status).toBe('ANNOUNCED');
    expect(await refused('anna', 'submitProposal', { idempotencyKey: newKey(), discussionId: id, text: 'x' })).toEqual(WRONG_STATUS);
    expect(await refused('approver', 'closeDiscussion', { discussionId: id })).toEqual(WRONG_STATUS);
  });

  test('a normative act is not closed early, a local question is', async () => {
    expect(await refused('approver', 'closeDiscussion', { discussionId: open.id })).toEqual([
      'ValidationFailed',
      'discussionId: TERM_TOO_SHORT',
    ]);
    const { id } = await world.openDiscussion({ kind: 'LOCAL_QUESTION', closesAt: '2026-11-23T08:00:00Z' });
    expect((await world.done('approver', 'closeDiscussion', { discussionId: id })).status).toBe('REVIEW');
    expect((await world.done('approver', 'finishDiscussion', { discussionId: id })).status).toBe('FINISHED');
  });

  test('a proposal says something, to a clause of this act', async () => {
    const other = await world.openDiscussion();
    const submit = (rest: Record<string, unknown>) =>
      refused('anna', 'submitProposal', { idempotencyKey: newKey(), discussionId: open.id, text: 'x', ...rest });
    for (const text of ['', '\u200b', '<script>alert(1)</script>', '\u0000'])
      expect(await submit({ text })).toEqual(['ValidationFailed', 'text: REQUIRED']);
    expect(await submit({ text: 'я'.repeat(10_001) })).toEqual(['ValidationFailed', 'text: TOO_LONG']);
    for (const clauseId of ['x', newId(), other.clauseIds[0]])
      expect(await submit({ clauseId })).toEqual(['ValidationFailed', 'clauseId: UNKNOWN_CLAUSE']);
  });

  test('a rejection has a reason and a reply an explanation', async () => {
    for (const reason of [null, '', ' ', '<b></b>']) {
      expect(await refused('moderator', 'moderateProposal', { proposalId: pending, decision: 'REJECT', reason })).toEqual([
        'ValidationFailed',
        'reason: REQUIRED',
      ]);
    }
    expect(await refused('coordinator', 'replyToProposal', { proposalId: published, outcome: 'ACCEPTED', explanation: ' ' })).toEqual([
      'ValidationFailed',
      'explanation: REQUIRED',
    ]);
  });
});
