import { Refusal, checkText, isId, normaliseText } from '@otklik/base';
import type { ExpertGrade } from '../../domain/register/kinds.js';
import { namesOf } from '../../domain/register/situation-draft.js';
import { forgetRegister } from '../../store/register/loaders.js';
import { lockSituation, writeSituation, type LifeSituation } from '../../store/register/situations.js';
import { changeOnce } from '../change-once.js';
import type { Setting } from '../setting.js';

/** An expert's verdict as a client sends it. */
export interface JudgeSituationInput {
  readonly idempotencyKey?: string | null;
  readonly lifeSituationId: string;
  readonly grade: ExpertGrade;
  readonly comment: string;
}

const MAX_COMMENT = 5_000;

/** Writes what an expert thinks of a life situation, instead of the verdict before. */
export async function judgeSituation(setting: Setting, input: JudgeSituationInput): Promise<LifeSituation> {
  const id = await changeOnce(setting, {
    action: 'register.check',
    mutation: 'recordExpertVerdict',
    input,
    work: async ({ tx, now, requireFor }) => {
      const comment = normaliseText(input.comment);
      const issues = checkText(comment, ['comment'], MAX_COMMENT);
      if (issues.length > 0) throw Refusal.validation(issues);
      const situation = isId(input.lifeSituationId) ? await lockSituation(tx, 'id', input.lifeSituationId) : null;
      if (situation === null) throw Refusal.notFound({ ru: 'Такой жизненной ситуации нет.', en: 'There is no such life situation.' });
      await requireFor(situation.agencyId);
      const expertVerdict = { grade: input.grade, comment, at: now };
      await writeSituation(tx, { ...situation, expertVerdict, version: situation.version + 1, updatedAt: now }, namesOf(situation));
      return situation.id;
    },
  });
  forgetRegister(setting.loaders.register);
  return (await setting.loaders.register.situation.load(id))!;
}
