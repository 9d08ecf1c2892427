import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { AbsenceReason } from '../domain/absence.js';

/** That somebody is away from a cabinet for some days, and who stands in for them. Never removed: one that is ended ends earlier. */
export const AbsenceEntity = defineEntity({
  name: 'Absence',
  tableName: 'absence',
  properties: {
    /** UUID version 7. */
    id: p.uuid().primary(),
    cabinetId: p.uuid(),
    login: p.text(),
    /** Days in the region such as `2027-05-15`, both included. */
    fromDay: p.text(),
    untilDay: p.text(),
    /** The moments of that; the end is earlier when somebody has come back. */
    beginsAt: p.datetime(),
    endsAt: p.datetime(),
    /** Login of who stands in; null when nobody does. */
    substitute: p.text().nullable(),
    reason: p.enum(() => AbsenceReason),
  },
});

export interface Absence extends InferEntity<typeof AbsenceEntity> {}
