import type { EntityManager } from '@mikro-orm/postgresql';
import { ProposalStance } from '../domain/proposal.js';

/** What a person thinks of a proposal; NONE when they have not said. Held under the discussion's row lock. */
export async function stanceOf(tx: EntityManager, proposalId: string, personId: string): Promise<ProposalStance> {
  const [row] = await tx.execute<{ stance: ProposalStance }[]>(
    'select stance from discussions.stance where proposal_id = ? and person_id = ?',
    [proposalId, personId],
  );
  return row?.stance ?? ProposalStance.NONE;
}

/** Writes what a person thinks now. */
export async function putStance(tx: EntityManager, proposalId: string, personId: string, stance: ProposalStance): Promise<void> {
  if (stance === ProposalStance.NONE) {
    await tx.execute('delete from discussions.stance where proposal_id = ? and person_id = ?', [proposalId, personId]);
    return;
  }
  await tx.execute(
    `insert into discussions.stance (proposal_id, person_id, stance) values (?, ?, ?)
     on conflict (proposal_id, person_id) do update set stance = excluded.stance`,
    [proposalId, personId, stance],
  );
}

/** What a person thinks of many proposals; those they said nothing of are left out. */
export async function stancesOf(em: EntityManager, proposalIds: readonly string[], personId: string): Promise<Map<string, ProposalStance>> {
  const rows = await em.execute<{ proposal_id: string; stance: ProposalStance }[]>(
    'select proposal_id, stance from discussions.stance where person_id = ? and proposal_id in (?)',
    [personId, [...proposalIds]],
  );
  return new Map(rows.map((row) => [row.proposal_id, row.stance]));
}
