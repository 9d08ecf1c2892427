import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { Channel } from '../../domain/questionnaire/placement.js';

/** A place where people come to a questionnaire: answers are counted by it. */
export const PlacementEntity = defineEntity({
  name: 'Placement',
  tableName: 'placement',
  properties: {
    /** UUID version 7: rises with the time of creation. */
    id: p.uuid().primary(),
    questionnaireId: p.uuid(),
    cabinetId: p.uuid(),
    channel: p.enum(() => Channel),
    /** What the place is called. */
    place: p.text(),
    /** Opens the form; on public pages. */
    token: p.text(),
    /** What is asked about here, where it is not what the questionnaire is bound to. */
    serviceId: p.text().nullable(),
    lifeSituationId: p.text().nullable(),
    stage: p.text().nullable(),
    /** Of one address, without signing in. */
    answersPerDay: p.integer(),
    createdAt: p.datetime(),
    revokedAt: p.datetime().nullable(),
  },
});

export interface Placement extends InferEntity<typeof PlacementEntity> {}
