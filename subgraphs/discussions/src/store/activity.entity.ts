import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { DiscussionEvent } from '../domain/discussion-event.js';
import { DiscussionEntity } from './discussion.entity.js';

/** One thing that happened in a discussion, and nothing of who did it. Only ever added: the database refuses anything else. */
export const ActivityEntity = defineEntity({
  name: 'Activity',
  tableName: 'activity',
  properties: {
    /** As a reference, so that the ORM writes it after its discussion: the database asks whose it is. */
    discussionId: () => p.manyToOne(DiscussionEntity).mapToPk().primary().joinColumn('discussion_id'),
    /** The discussion's version after it. */
    version: p.integer().primary(),
    at: p.datetime(),
    event: p.enum(() => DiscussionEvent),
    /** The proposal it is about, if any. */
    proposalId: p.uuid().nullable(),
  },
});

export interface Activity extends InferEntity<typeof ActivityEntity> {}
