import { LockMode } from '@mikro-orm/core';
import { Refusal, isId } from '@otklik/base';
import { once } from '@otklik/subgraph';
import { CABINET_PERMISSIONS } from '../permissions.js';
import { AbsenceEntity, type Absence } from '../store/absence.entity.js';
import { requireAbsence, type StaffSetting } from './set-absence.js';

/** Which absence is over. */
export interface EndAbsenceInput {
  readonly absenceId: string;
  readonly idempotencyKey?: string | null;
}

/** Somebody is back, or did not go: who stood in for them does so no longer. */
export async function endAbsence({ em, clock, viewer: asker }: StaffSetting, input: EndAbsenceInput): Promise<Absence> {
  const viewer = CABINET_PERMISSIONS.requireSomewhere(asker, 'staff.set-absence');
  const { absenceId: id } = input;
  return em.fork().transactional((tx) =>
    once(tx, 'cabinets', { viewer, mutation: 'endAbsence', input, clock }, {
      answer: id,
      replay: () => tx.findOneOrFail(AbsenceEntity, { id }),
      work: async () => {
        // The database shows only those of the viewer's own cabinets.
        const absence = isId(id) ? await tx.findOne(AbsenceEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null;
        if (absence === null) throw Refusal.notFound({ ru: 'Такого отсутствия нет.', en: 'There is no such absence.' });
        requireAbsence(viewer, absence.login, absence.cabinetId);
        const now = clock.now();
        if (absence.endsAt <= now || absence.endsAt <= absence.beginsAt) throw Refusal.conflict('TOO_LATE', OVER);
        absence.endsAt = absence.beginsAt > now ? absence.beginsAt : now;
        return absence;
      },
    }),
  );
}

const OVER = { ru: 'Это отсутствие уже закончилось.', en: 'This absence is over already.' };
