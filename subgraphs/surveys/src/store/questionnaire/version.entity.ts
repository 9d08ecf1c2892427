import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { Content } from '../../domain/questionnaire/content.js';

/** A version of a questionnaire: a draft until it is published, and never changed after. */
export const VersionEntity = defineEntity({
  name: 'QuestionnaireVersion',
  tableName: 'questionnaire_version',
  properties: {
    questionnaireId: p.uuid().primary(),
    /** 1 is the first. */
    number: p.integer().primary(),
    cabinetId: p.uuid(),
    content: p.json<Content>(),
    publishedAt: p.datetime().nullable(),
  },
});

export interface QuestionnaireVersion extends InferEntity<typeof VersionEntity> {}
