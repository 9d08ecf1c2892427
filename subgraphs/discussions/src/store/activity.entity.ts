import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { DiscussionEvent } from '../domain/discussion-event.js';

/** One thing that happened in a discussion, and nothing of who did it. Only ever added: the database refuses anything else. */
export const ActivityEntity = defineEntity({
  name: 'Activity',
  tableName: 'activity',
  properties: {
    discussionId: p.uuid().primary(),
    /** The discussion's version after it. */
    version: p.integer().primary(),
    at: p.datetime(),
    event: p.enum(() => DiscussionEvent),
    /** The proposal it is about, if any. */
    proposalId: p.uuid().nullable(),
  },
});

export interface Activity extends InferEntity<typeof ActivityEntity> {}
