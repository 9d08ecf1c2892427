import { Refusal, checkLine, checkText, isId, normaliseText, type ValidationIssue } from '@otklik/base';
import { mayBecome, type ProblemStatus } from '../../domain/problems/problem-status.js';
import { lockProblem, updateProblem, type SystemicProblem } from '../../store/problems/systemic-problems.js';
import { changeOnce, refuseOldVersion } from '../change-once.js';
import type { Setting } from '../setting.js';

/** What a client changes of a problem; what is left out stays. */
export interface UpdateProblemInput {
  readonly idempotencyKey?: string | null;
  readonly systemicProblemId: string;
  readonly expectedVersion?: number | null;
  readonly status?: ProblemStatus | null;
  readonly agencyId?: string | null;
  readonly owner?: string | null;
  readonly comment?: string | null;
}

const MAX_OWNER = 100;
const MAX_COMMENT = 2_000;

/** Whoever keeps a problem gives it to an agency or a person, says what is known of it, and moves it on. */
export async function changeProblem(setting: Setting, input: UpdateProblemInput): Promise<SystemicProblem> {
  const id = await changeOnce(setting, {
    action: 'problem.change',
    mutation: 'updateSystemicProblem',
    input,
    work: async ({ tx, now, requireFor, requirePlatform }) => {
      const comment = input.comment == null ? null : normaliseText(input.comment);
      const issues: ValidationIssue[] = [
        ...(input.owner == null ? [] : checkLine(input.owner, ['owner'], MAX_OWNER)),
        ...(comment === null ? [] : checkText(comment, ['comment'], MAX_COMMENT)),
      ];
      if (issues.length > 0) throw Refusal.validation(issues);
      const problem = isId(input.systemicProblemId) ? await lockProblem(tx, input.systemicProblemId) : null;
      if (problem === null) throw Refusal.notFound({ ru: 'Такой системной проблемы нет.', en: 'There is no such systemic problem.' });
      if (problem.agencyId === null) requirePlatform();
      else await requireFor(problem.agencyId);
      if (input.agencyId != null) await requireFor(input.agencyId);
      refuseOldVersion(problem.version, input.expectedVersion);
      const status = input.status ?? problem.status;
      if (!mayBecome(problem.status, status)) throw Refusal.conflict('WRONG_STATUS', noWay(problem.status, status));
      const changed = { agencyId: input.agencyId?.toLowerCase() ?? problem.agencyId, owner: input.owner ?? problem.owner, comment: comment ?? problem.comment };
      await updateProblem(tx, { ...problem, ...changed, status, version: problem.version + 1, updatedAt: now });
      return problem.id;
    },
  });
  setting.loaders.problem.clearAll();
  return (await setting.loaders.problem.load(id))!;
}

function noWay(from: ProblemStatus, to: ProblemStatus): { ru: string; en: string } {
  return { ru: `Из ${from} в ${to} проблема не переходит.`, en: `A problem does not go from ${from} to ${to}.` };
}
