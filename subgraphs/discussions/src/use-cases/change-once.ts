import type { EntityManager } from '@mikro-orm/postgresql';
import { once, type KeyedCall } from '@otklik/subgraph';
import { DiscussionEntity, type Discussion } from '../store/discussion.entity.js';
import { ProposalEntity, type Proposal } from '../store/proposal.entity.js';
import { inTransaction } from './in-transaction.js';
import { noSuchDiscussion, noSuchProposal } from './lock.js';
import { mayReadDiscussion, mayReadProposal } from './may-read.js';
import type { Setting } from './setting.js';

/** Who changes what: the key of the client, if there is one, makes it happen once. */
type Call = Omit<KeyedCall, 'clock'>;

/** Runs a change of a discussion in a transaction of its own; a repeated one is answered with the discussion as it is now. */
export function changeDiscussionOnce(setting: Setting, call: Call, work: (tx: EntityManager) => Promise<Discussion>): Promise<Discussion> {
  return changeOnce(setting, call, work, async (tx, id) => {
    const discussion = await tx.findOne(DiscussionEntity, { id });
    if (discussion === null || !mayReadDiscussion(setting.viewer, discussion)) throw noSuchDiscussion();
    return discussion;
  });
}

/** The same for a proposal. */
export function changeProposalOnce(setting: Setting, call: Call, work: (tx: EntityManager) => Promise<Proposal>): Promise<Proposal> {
  return changeOnce(setting, call, work, async (tx, id) => {
    const proposal = await tx.findOne(ProposalEntity, { id });
    const discussion = proposal === null ? null : await tx.findOne(DiscussionEntity, { id: proposal.discussionId });
    if (proposal === null || discussion === null) throw noSuchProposal();
    if (!mayReadDiscussion(setting.viewer, discussion) || !mayReadProposal(setting.viewer, proposal, discussion.cabinetId)) throw noSuchProposal();
    return proposal;
  });
}

function changeOnce<Result extends { readonly id: string }>(
  setting: Setting,
  call: Call,
  work: (tx: EntityManager) => Promise<Result>,
  read: (tx: EntityManager, id: string) => Promise<Result>,
): Promise<Result> {
  return inTransaction(setting, (tx) =>
    once(tx, 'discussions', { ...call, clock: setting.clock }, { answer: ({ id }: Result) => id, work: () => work(tx), replay: (id) => read(tx, id) }),
  );
}
