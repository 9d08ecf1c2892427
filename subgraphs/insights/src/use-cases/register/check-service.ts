import { Refusal, checkText, isId, newId, normaliseText } from '@otklik/base';
import type { Principle, PrincipleVerdict } from '../../domain/register/kinds.js';
import { addCheck, findCheck, type PrincipleCheck } from '../../store/register/checks.js';
import { forgetRegister } from '../../store/register/loaders.js';
import { findServices } from '../../store/register/services.js';
import { changeOnce } from '../change-once.js';
import type { Setting } from '../setting.js';

/** A check as a client sends it. */
export interface CheckServiceInput {
  readonly idempotencyKey?: string | null;
  readonly serviceId: string;
  readonly principle: Principle;
  readonly verdict: PrincipleVerdict;
  readonly comment: string;
}

const MAX_COMMENT = 2_000;

/** Writes how a service stands against a principle. Earlier checks stay. */
export async function checkServicePrinciple(setting: Setting, input: CheckServiceInput): Promise<PrincipleCheck> {
  const id = await changeOnce(setting, {
    action: 'register.check',
    mutation: 'recordPrincipleCheck',
    input,
    work: async ({ tx, viewer, now, requireFor }) => {
      const comment = normaliseText(input.comment);
      const issues = checkText(comment, ['comment'], MAX_COMMENT);
      if (issues.length > 0) throw Refusal.validation(issues);
      const serviceId = input.serviceId.toLowerCase();
      const [service] = isId(serviceId) ? await findServices(tx, [serviceId]) : [];
      if (service === undefined) throw Refusal.notFound({ ru: 'Такой услуги нет.', en: 'There is no such service.' });
      await requireFor(service.agencyId);
      const check = { id: newId(now.getTime()), serviceId, principle: input.principle, verdict: input.verdict, comment };
      await addCheck(tx, { ...check, checkedBy: viewer.login, checkedAt: now });
      return check.id;
    },
  });
  forgetRegister(setting.loaders.register);
  return (await findCheck(setting.em, id))!;
}
