import type { OutcomeCounts } from '../domain/protocol.js';
import type { Discussion } from '../store/discussion.entity.js';
import type { Clause } from '../store/draft.entity.js';
import type { Setting } from './setting.js';

/** The summary of a discussion with the clauses it speaks of. */
export interface ProtocolView {
  readonly isFinal: boolean;
  readonly counts: OutcomeCounts;
  readonly byClause: { clause: Clause | null; counts: OutcomeCounts }[];
}

/** What became of the published proposals, for everybody who may read the discussion. */
export async function protocolFor({ loaders }: Setting, discussion: Discussion): Promise<ProtocolView> {
  const { counts, byClause } = await loaders.protocol.load(discussion);
  const clauses = byClause.map(async ({ clauseId, counts }) => ({
    clause: clauseId === null ? null : await loaders.clause.load(clauseId),
    counts,
  }));
  return { isFinal: discussion.finishedAt != null, counts, byClause: await Promise.all(clauses) };
}
