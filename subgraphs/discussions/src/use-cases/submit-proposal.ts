import type { EntityManager } from '@mikro-orm/postgresql';
import { checkText, isId, newId } from '@otklik/base';
import { DiscussionEvent } from '../domain/discussion-event.js';
import { DiscussionStatus } from '../domain/discussion-status.js';
import { MAX_WORD_LENGTH } from '../domain/draft.js';
import { plainText } from '../domain/plain-text.js';
import { ProposalStatus } from '../domain/proposal.js';
import { requireStatus } from '../domain/require-status.js';
import type { Discussion } from '../store/discussion.entity.js';
import { ClauseEntity, type Clause } from '../store/draft.entity.js';
import { ProposalEntity, type Proposal } from '../store/proposal.entity.js';
import { recordActivity } from '../store/record-activity.js';
import { changeProposalOnce } from './change-once.js';
import { lockDiscussion } from './lock.js';
import { requireParticipant, requirePerson, requireValid } from './require.js';
import type { Setting } from './setting.js';

/** A proposal as a client sends it. */
export interface SubmitProposalInput {
  readonly idempotencyKey: string;
  readonly discussionId: string;
  /** A clause of any version of the act; absent or null for the whole act. */
  readonly clauseId?: string | null;
  readonly text: string;
}

/** A person proposes something while the discussion is open. It waits for a moderator, and only its author and the agency see it. */
export async function submitProposal(setting: Setting, input: SubmitProposalInput): Promise<Proposal> {
  const { viewer, clock } = setting;
  const author = requirePerson(viewer, 'proposal.submit');
  const now = clock.now();
  const id = newId(now.getTime());
  return changeProposalOnce(setting, { viewer: author, mutation: 'submitProposal', input }, async (tx) => {
    const discussion = await lockDiscussion(tx, viewer, input.discussionId);
    requireParticipant(viewer, 'proposal.submit', discussion.cabinetId);
    const text = plainText(input.text);
    const clause = input.clauseId == null ? null : await findClause(tx, discussion, input.clauseId);
    requireValid([...checkText(text, ['text'], MAX_WORD_LENGTH), ...(clause === undefined ? [UNKNOWN_CLAUSE] : [])]);
    requireStatus(discussion, now, DiscussionStatus.OPEN);
    const proposal = tx.create(ProposalEntity, {
      id,
      discussionId: discussion.id,
      clauseId: clause?.id ?? null,
      draftNumber: clause?.draftNumber ?? discussion.draftNumber,
      authorId: author.citizenId,
      participant: await participantNumber(tx, discussion, author.citizenId),
      text,
      status: ProposalStatus.PENDING,
      submittedAt: now,
      supportsFor: 0,
      supportsAgainst: 0,
    });
    await recordActivity(tx, discussion, { event: DiscussionEvent.PROPOSAL_SUBMITTED, at: now, proposal });
    return proposal;
  });
}

async function findClause(tx: EntityManager, discussion: Discussion, id: string): Promise<Clause | undefined> {
  if (!isId(id)) return undefined;
  return (await tx.findOne(ClauseEntity, { id, discussionId: discussion.id })) ?? undefined;
}

/** The same for everything one person proposes in one discussion; says nothing of who it is. Held under the discussion's row lock. */
async function participantNumber(tx: EntityManager, discussion: Discussion, authorId: string): Promise<number> {
  const earlier = await tx.findOne(ProposalEntity, { discussionId: discussion.id, authorId }, { fields: ['participant'] });
  if (earlier !== null) return earlier.participant;
  discussion.participants += 1;
  return discussion.participants;
}

const UNKNOWN_CLAUSE = {
  path: ['clauseId'],
  code: 'UNKNOWN_CLAUSE',
  message: { ru: 'В этом проекте нет такого пункта.', en: 'This act has no such clause.' },
};
