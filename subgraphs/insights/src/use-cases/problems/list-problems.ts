import { CodedError, canName, isId } from '@otklik/base';
import { decodePageCursor, encodePageCursor, page, pageSize, type Connection } from '@otklik/subgraph';
import type { ProblemStatus } from '../../domain/problems/problem-status.js';
import { pageOfProblems, type SystemicProblem } from '../../store/problems/systemic-problems.js';
import type { PageRequest } from '../register/list-register.js';
import type { Setting } from '../setting.js';

const LIST = 'systemicProblems';

/** Which problems; absent conditions hold for all. */
export interface ProblemFilter {
  readonly status?: ProblemStatus | null;
  readonly agencyId?: string | null;
  readonly categoryId?: string | null;
}

/** The systemic problems, the newest first. Public. */
export async function listProblems({ em }: Pick<Setting, 'em'>, { first, after }: PageRequest, filter: ProblemFilter = {}): Promise<Connection<SystemicProblem>> {
  const limit = pageSize(first);
  const [place = null] = after == null ? [] : decodePageCursor(LIST, 1, after);
  if (place !== null && !isId(place)) throw CodedError.badCursor();
  const { status = null, agencyId = null, categoryId = null } = filter;
  const isNone = (agencyId !== null && !isId(agencyId)) || (categoryId !== null && !canName(categoryId));
  const rows = isNone ? [] : await pageOfProblems(em, { status, agencyId, categoryId, after: place, limit: limit + 1 });
  return page(rows, limit, after, ({ id }) => encodePageCursor(LIST, id), (row) => row);
}
