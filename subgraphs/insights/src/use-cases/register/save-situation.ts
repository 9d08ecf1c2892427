import { Refusal, isId, nameId, type ValidationIssue } from '@otklik/base';
import type { LifeSituationKind } from '../../domain/register/kinds.js';
import { checkSituation, namesOf, normaliseSituation, type SituationDraft, type SituationInput } from '../../domain/register/situation-draft.js';
import { forgetRegister } from '../../store/register/loaders.js';
import { findServices } from '../../store/register/services.js';
import { lockSituation, writeSituation, type LifeSituation } from '../../store/register/situations.js';
import { writeStages } from '../../store/register/stages.js';
import { changeOnce, refuseOldVersion, type Changing } from '../change-once.js';
import type { Setting } from '../setting.js';

/** A life situation as a client sends it. */
export interface SaveSituationInput extends SituationInput {
  readonly idempotencyKey?: string | null;
  readonly kind: LifeSituationKind;
  readonly agencyId: string;
  readonly expectedVersion?: number | null;
}

/** Puts a life situation with its stages into the register, or says anew what the one of this code is. Verdict and metrics stay. */
export async function saveSituation(setting: Setting, input: SaveSituationInput): Promise<LifeSituation> {
  const id = await changeOnce(setting, {
    action: 'register.change',
    mutation: 'saveLifeSituation',
    input,
    work: async ({ tx, now, requireFor }) => {
      const { stages, ...draft } = normaliseSituation(input);
      const issues = checkSituation({ ...draft, stages });
      if (issues.length > 0) throw Refusal.validation(issues);
      await requireFor(input.agencyId);
      await refuseUnknownServices(tx, stages);
      const known = await lockSituation(tx, 'code', draft.code);
      if (known !== null && known.agencyId !== input.agencyId.toLowerCase()) await requireFor(known.agencyId);
      refuseOldVersion(known?.version ?? 0, input.expectedVersion);
      const own = { id: nameId('otklik:life-situation', draft.code), kind: input.kind, agencyId: input.agencyId.toLowerCase() };
      const kept = { expertVerdict: known?.expertVerdict ?? null, version: (known?.version ?? 0) + 1 };
      await writeSituation(tx, { ...draft, ...own, ...kept, updatedAt: now }, namesOf(draft));
      await writeStages(tx, own.id, stages);
      return own.id;
    },
  });
  forgetRegister(setting.loaders.register);
  return (await setting.loaders.register.situation.load(id))!;
}

async function refuseUnknownServices(tx: Changing['tx'], stages: SituationDraft['stages']): Promise<void> {
  const wanted = [...new Set(stages.flatMap(({ serviceIds }) => serviceIds))].filter(isId);
  const known = new Set((wanted.length === 0 ? [] : await findServices(tx, wanted)).map(({ id }) => id));
  const issues = stages.flatMap(({ serviceIds }, stage) =>
    serviceIds.flatMap((id, index): ValidationIssue[] =>
      known.has(id) ? [] : [{ path: ['stages', String(stage), 'serviceIds', String(index)], code: 'UNKNOWN_SERVICE', message: NO_SERVICE }],
    ),
  );
  if (issues.length > 0) throw Refusal.validation(issues);
}

const NO_SERVICE = { ru: 'Такой услуги нет.', en: 'There is no such service.' };
