import { Refusal, nameId } from '@otklik/base';
import type { ServiceKind } from '../../domain/register/kinds.js';
import { checkService, normaliseService, type ServiceInput } from '../../domain/register/service-draft.js';
import { forgetRegister } from '../../store/register/loaders.js';
import { lockService, writeService, type Service } from '../../store/register/services.js';
import { changeOnce, refuseOldVersion } from '../change-once.js';
import type { Setting } from '../setting.js';

/** A service as a client sends it. */
export interface SaveServiceInput extends ServiceInput {
  readonly idempotencyKey?: string | null;
  readonly kind: ServiceKind;
  readonly agencyId: string;
  readonly expectedVersion?: number | null;
}

/** Puts a service into the register, or says anew what the one of this code is. Whoever gives it to another agency must keep both entries. */
export async function saveService(setting: Setting, input: SaveServiceInput): Promise<Service> {
  const id = await changeOnce(setting, {
    action: 'register.change',
    mutation: 'saveService',
    input,
    work: async ({ tx, now, requireFor }) => {
      const draft = normaliseService(input);
      const issues = checkService(draft);
      if (issues.length > 0) throw Refusal.validation(issues);
      await requireFor(input.agencyId);
      const known = await lockService(tx, draft.code);
      if (known !== null && known.agencyId !== input.agencyId.toLowerCase()) await requireFor(known.agencyId);
      refuseOldVersion(known?.version ?? 0, input.expectedVersion);
      const own = { id: nameId('otklik:service', draft.code), kind: input.kind, agencyId: input.agencyId.toLowerCase() };
      await writeService(tx, { ...draft, ...own, version: (known?.version ?? 0) + 1, updatedAt: now });
      return own.id;
    },
  });
  forgetRegister(setting.loaders.register);
  return (await setting.loaders.register.service.load(id))!;
}
