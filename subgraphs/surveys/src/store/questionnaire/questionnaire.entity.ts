import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { Respondents } from '../../domain/questionnaire/placement.js';

/** A questionnaire of an agency; what it asks is in its versions, what people answered in the boxes of its placements. */
export const QuestionnaireEntity = defineEntity({
  name: 'Questionnaire',
  tableName: 'questionnaire',
  properties: {
    /** UUID version 7: rises with the time of creation. */
    id: p.uuid().primary(),
    agencyId: p.uuid(),
    cabinetId: p.uuid(),
    serviceId: p.text().nullable(),
    lifeSituationId: p.text().nullable(),
    stage: p.text().nullable(),
    respondents: p.enum(() => Respondents),
    /** 0 before it is published, then one more at every change that everybody sees: the version of the topic in the event log. */
    version: p.integer(),
    /** Number of the newest published version; 0 when there is none. */
    publishedNumber: p.integer(),
    /** When its first version was published. */
    publishedAt: p.datetime().nullable(),
    closedAt: p.datetime().nullable(),
    /** How many people have answered. */
    answers: p.integer(),
    /** Names the vote secret with which it was published last. */
    secretId: p.text().nullable(),
  },
});

export interface Questionnaire extends InferEntity<typeof QuestionnaireEntity> {}
