import type { EntityManager } from '@mikro-orm/postgresql';
import type { ProposalOutcome } from '../domain/proposal.js';
import type { ProtocolRow } from '../domain/protocol.js';

/** The published proposals of discussions by clause and outcome, in the order of the act: the whole first, then version and clause. */
export async function protocolRows(
  em: EntityManager,
  discussionIds: readonly string[],
): Promise<(ProtocolRow & { discussionId: string })[]> {
  return em.execute<{ discussionId: string; clauseId: string | null; outcome: ProposalOutcome | null; proposals: number }[]>(
    `select proposal.discussion_id as "discussionId", proposal.clause_id as "clauseId",
       proposal.reply_outcome as outcome, count(*)::int as proposals
     from discussions.proposal left join discussions.clause on clause.id = proposal.clause_id
     where proposal.discussion_id in (?) and proposal.status = 'PUBLISHED'
     group by proposal.discussion_id, proposal.clause_id, clause.draft_number, clause.position, proposal.reply_outcome
     order by clause.draft_number nulls first, clause.position, proposal.reply_outcome`,
    [[...discussionIds]],
  );
}
