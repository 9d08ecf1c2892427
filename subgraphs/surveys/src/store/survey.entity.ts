import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { LocalizedText } from '@otklik/base';
import type { Question } from '../domain/question.js';

/** An opinion survey of an agency. Its status follows from its moments; what people answered is in the ballot box. */
export const SurveyEntity = defineEntity({
  name: 'Survey',
  tableName: 'survey',
  properties: {
    /** UUID version 7: rises with the time of creation. */
    id: p.uuid().primary(),
    agencyId: p.uuid(),
    cabinetId: p.uuid(),
    title: p.json<LocalizedText>(),
    description: p.json<LocalizedText>().nullable(),
    questions: p.json<readonly Question[]>(),
    opensAt: p.datetime().nullable(),
    closesAt: p.datetime(),
    publishedAt: p.datetime().nullable(),
    closedAt: p.datetime().nullable(),
    /** 0 in a draft, 1 at publication, one more at every change: the version of the topic in the event log. */
    version: p.integer(),
    /** How many people have answered. */
    answers: p.integer(),
    /** Names the vote secret it was published with. */
    secretId: p.text().nullable(),
  },
});

export interface Survey extends InferEntity<typeof SurveyEntity> {}
