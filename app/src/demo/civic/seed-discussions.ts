import { FixedClock } from '@otklik/base';
import { agencyId } from '@otklik/cabinets';
import { buildDiscussions } from '@otklik/discussions';
import type { Stores } from '../../platform/open-stores.js';
import { someone, teamOf, type Team } from '../messages/cast.js';
import { SAMPLE_DISCUSSIONS, type SampleDiscussion, type SampleProposal } from './discussion-samples.js';
import { Stage } from './stage.js';

interface Drawn {
  readonly id: string;
  readonly clauses: readonly { readonly id: string; readonly number: string }[];
}

/** Lets demo agencies discuss drafts with demo citizens, by the rules for real ones. */
export async function seedDiscussions(stores: Stores, now: Date): Promise<void> {
  const clock = new FixedClock(now);
  const stage = new Stage(await buildDiscussions({ orm: stores.discussions, clock, onCommitted: () => undefined }), clock, now);
  for (const discussion of SAMPLE_DISCUSSIONS) await seedDiscussion(stage, discussion);
}

async function seedDiscussion(stage: Stage, sample: SampleDiscussion): Promise<void> {
  const { cabinet, kind, title, summary, openedDaysAgo, closesDaysAgo, clauses, proposals, final } = sample;
  const team = teamOf(cabinet);
  const opensAt = stage.moment(openedDaysAgo, 12);
  const created = await stage.play<{ discussion: Drawn }>(
    team.coordinator,
    stage.moment(openedDaysAgo, 9),
    'createDiscussion',
    {
      idempotencyKey: `${stage.keyPrefix} ${title}`,
      agencyId: agencyId(cabinet),
      kind,
      title,
      summary,
      opensAt: opensAt.toISOString(),
      closesAt: stage.moment(closesDaysAgo, 18).toISOString(),
      clauses,
    },
    'discussion { id clauses { id number } }',
  );
  if (created === null) return;
  const { id } = created.discussion;
  await stage.play(team.approver, opensAt, 'publishDiscussion', { discussionId: id }, 'discussion { id }');
  const published: [string, SampleProposal][] = [];
  for (const [index, proposal] of proposals.entries()) {
    const proposalId = await propose(stage, created.discussion, proposal, openedDaysAgo - index, index, team);
    if (proposalId !== null && !('rejected' in proposal)) published.push([proposalId, proposal]);
  }
  if (closesDaysAgo < 1) return;
  for (const [index, [proposalId, { reply }]] of published.entries()) {
    if (reply !== undefined) await stage.play(team.coordinator, stage.moment(closesDaysAgo - 1, 11, index), 'replyToProposal', { proposalId, ...reply }, 'proposal { id }');
  }
  if (final === undefined) return;
  const version = { idempotencyKey: `${stage.keyPrefix} ${title}, final`, discussionId: id, clauses: final.clauses, explanation: final.explanation };
  await stage.play(team.coordinator, stage.moment(closesDaysAgo - 2, 10), 'addDraftVersion', version, 'discussion { id }');
  await stage.play(team.approver, stage.moment(closesDaysAgo - 3, 16), 'finishDiscussion', { discussionId: id }, 'discussion { id }');
}

/** Somebody proposes, a moderator decides, others are for or against. Answers the proposal's id; null when it is not new. */
async function propose(stage: Stage, { id, clauses }: Drawn, proposal: SampleProposal, daysAgo: number, index: number, { coordinator }: Team): Promise<string | null> {
  const { text, rejected } = proposal;
  const clauseId = clauses.find(({ number }) => number === proposal.clause)?.id ?? null;
  const input = { idempotencyKey: `${stage.keyPrefix} ${text}`, discussionId: id, clauseId, text };
  const sent = await stage.play<{ proposal: { id: string } }>(someone(100 + index), stage.moment(daysAgo, 13), 'submitProposal', input, 'proposal { id }');
  if (sent === null) return null;
  const proposalId = sent.proposal.id;
  if (rejected === null) return proposalId;
  const decision = rejected === undefined ? { decision: 'PUBLISH' } : { decision: 'REJECT', reason: rejected };
  await stage.play(coordinator, stage.moment(daysAgo, 15), 'moderateProposal', { proposalId, ...decision }, 'proposal { id }');
  const stances = [...Array<'FOR'>(proposal.for ?? 0).fill('FOR'), ...Array<'AGAINST'>(proposal.against ?? 0).fill('AGAINST')];
  for (const [place, stance] of stances.entries()) {
    await stage.play(someone(place), stage.moment(daysAgo, 16, place), 'supportProposal', { proposalId, stance }, 'proposal { id }');
  }
  return proposalId;
}
