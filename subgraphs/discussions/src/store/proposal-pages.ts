import type { EntityManager } from '@mikro-orm/postgresql';
import { pagesOfOwners, type OwnedPage } from '@otklik/subgraph';
import type { ProposalStatus } from '../domain/proposal.js';
import type { ReadableScope } from '../domain/readable-scope.js';
import { all, any, type Where } from './pages.js';
import { ProposalEntity, type Proposal } from './proposal.entity.js';

/** Which proposals to list; absent conditions hold for all. Ids are UUIDs. */
export interface ProposalConditions {
  readonly clauseId?: string | null;
  readonly status?: ProposalStatus | null;
}

/** A page of the proposals of a discussion or of a clause, newest first. */
export interface ProposalPage extends OwnedPage {
  readonly owner: 'discussion_id' | 'clause_id';
  readonly scope: ReadableScope;
  readonly conditions: ProposalConditions;
}

/** Pages of many discussions and clauses. */
export async function pagesOfProposals(em: EntityManager, wanted: readonly ProposalPage[]): Promise<Proposal[][]> {
  const lists = await pagesOfOwners(em, { table: 'discussions.proposal', key: 'id', order: 'desc' }, wanted, whereOf);
  return lists.map((rows) => rows.map((row) => em.map(ProposalEntity, row)));
}

function whereOf({ scope, conditions }: ProposalPage): Where {
  const parts = [readable(scope)];
  if (conditions.clauseId != null) parts.push({ sql: 't.clause_id = ?', params: [conditions.clauseId] });
  if (conditions.status != null) parts.push({ sql: 't.status = ?', params: [conditions.status] });
  return all(parts);
}

/** `mayReadProposal` of the domain, in SQL, for discussions that may be read; a test holds the two together. */
function readable({ everything, personId, cabinetIds }: ReadableScope): Where {
  if (everything) return all([]);
  const ways: Where[] = [{ sql: `t.status = 'PUBLISHED'`, params: [] }];
  if (personId !== null) ways.push({ sql: 't.author_id = ?', params: [personId] });
  if (cabinetIds.length > 0) {
    ways.push({ sql: 't.discussion_id in (select id from discussions.discussion where cabinet_id in (?))', params: [cabinetIds] });
  }
  return any(ways);
}
