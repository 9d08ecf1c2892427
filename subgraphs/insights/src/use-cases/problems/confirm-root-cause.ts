import { Refusal, isId } from '@otklik/base';
import { INSIGHTS_PERMISSIONS } from '../../permissions.js';
import { findKnownAppeal, findRootCause, rootCausesOf, writeRootCause, type RootCause } from '../../store/problems/root-causes.js';
import { cabinetOfAgency } from '../../store/published.js';
import { changeOnce } from '../change-once.js';
import type { Setting } from '../setting.js';

/** A confirmed cause as a client sends it. */
export interface ConfirmRootCauseInput {
  readonly idempotencyKey?: string | null;
  readonly appealId: string;
  /** Its key in the list of the category. */
  readonly rootCause: string;
}

/** The agency that has solved an appeal says what was behind it; a later word takes the place of an earlier one. An appeal of another cabinet is not known of. */
export async function confirmRootCause(setting: Setting, input: ConfirmRootCauseInput): Promise<RootCause> {
  const { rootCauses } = setting.loaders;
  const id = await changeOnce(setting, {
    action: 'root-cause.confirm',
    mutation: 'confirmRootCause',
    input,
    work: async ({ tx, viewer, now }) => {
      const appealId = input.appealId.toLowerCase();
      const appeal = isId(appealId) ? await findKnownAppeal(tx, appealId) : null;
      const cabinetId = appeal === null ? null : await cabinetOfAgency(tx, appeal.agencyId);
      if (appeal === null || !INSIGHTS_PERMISSIONS.allows(viewer, 'root-cause.confirm', { cabinetId: cabinetId ?? null })) throw Refusal.notFound(NO_APPEAL);
      if (!appeal.isSolved) throw Refusal.conflict('WRONG_STATUS', NOT_SOLVED);
      const known = await rootCausesOf(tx, [appeal.categoryId]);
      if (!known.some(({ key }) => key === input.rootCause)) throw Refusal.validation([{ path: ['rootCause'], code: 'UNKNOWN_ROOT_CAUSE', message: UNKNOWN }]);
      await writeRootCause(tx, appealId, input.rootCause, viewer.login, now);
      return appealId;
    },
  });
  const [appeal, cause] = [await findKnownAppeal(setting.em, id), await findRootCause(setting.em, id)];
  const found = appeal === null ? undefined : (await rootCauses.load(appeal.categoryId)).find(({ key }) => key === cause);
  if (found === undefined) throw Refusal.notFound(NO_APPEAL);
  return found;
}

const NO_APPEAL = { ru: 'Такого обращения нет, или о нём ещё ничего не известно: попробуйте чуть позже.', en: 'There is no such appeal, or nothing is known of it yet: try again in a moment.' };
const NOT_SOLVED = { ru: 'Причину подтверждают, когда на обращение ответили.', en: 'A root cause is confirmed when the appeal has been answered.' };
const UNKNOWN = { ru: 'У этой категории нет такой причины.', en: 'The category has no such root cause.' };
