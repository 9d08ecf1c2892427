import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { DiscussionEntity } from './discussion.entity.js';

/** One version of a draft act. Only ever added. */
export const DraftVersionEntity = defineEntity({
  name: 'DraftVersion',
  tableName: 'draft_version',
  properties: {
    /** As a reference, so that the ORM writes it after its discussion: the database asks whose it is. */
    discussionId: () => p.manyToOne(DiscussionEntity).mapToPk().primary().joinColumn('discussion_id'),
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
    /** As a reference, so that the ORM writes it after its discussion: the database asks whose it is. */
    discussionId: () => p.manyToOne(DiscussionEntity).mapToPk().joinColumn('discussion_id'),
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
