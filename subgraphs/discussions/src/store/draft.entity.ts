import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** One version of a draft act. Only ever added. */
export const DraftVersionEntity = defineEntity({
  name: 'DraftVersion',
  tableName: 'draft_version',
  properties: {
    discussionId: p.uuid().primary(),
    /** From 1. */
    number: p.integer().primary(),
    at: p.datetime(),
    /** What changed and why; null for the first version. */
    explanation: p.text().nullable(),
    /** Login of whoever added it. For audits; never shown. */
    createdBy: p.text(),
  },
});

export interface DraftVersion extends InferEntity<typeof DraftVersionEntity> {}

/** A clause of one version of a draft act. Only ever added. */
export const ClauseEntity = defineEntity({
  name: 'Clause',
  tableName: 'clause',
  properties: {
    id: p.uuid().primary(),
    discussionId: p.uuid(),
    draftNumber: p.integer(),
    /** Place within the version, from 0. */
    position: p.integer(),
    /** As lawyers cite it, such as `2.3`; unique within the version. */
    number: p.text(),
    heading: p.text().nullable(),
    text: p.text(),
  },
});

export interface Clause extends InferEntity<typeof ClauseEntity> {}
