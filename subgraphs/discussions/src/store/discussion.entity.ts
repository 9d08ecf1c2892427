import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { DiscussionKind } from '../domain/discussion-kind.js';

/** A public discussion of a draft act. Its status is not kept: `statusAt` works it out of the moments. */
export const DiscussionEntity = defineEntity({
  name: 'Discussion',
  tableName: 'discussion',
  properties: {
    /** UUID version 7: rises with the time of creation. */
    id: p.uuid().primary(),
    agencyId: p.uuid(),
    cabinetId: p.uuid(),
    kind: p.enum(() => DiscussionKind),
    title: p.text(),
    summary: p.text(),
    opensAt: p.datetime(),
    closesAt: p.datetime(),
    createdAt: p.datetime(),
    /** Login of whoever drew it up. For audits; never shown. */
    createdBy: p.text(),
    publishedAt: p.datetime().nullable(),
    /** When the agency ended the term before `closesAt`. */
    closedAt: p.datetime().nullable(),
    finishedAt: p.datetime().nullable(),
    /** Number of the newest version of the act. */
    draftNumber: p.integer(),
    /** How many people have proposed something: the next one gets the number after it. */
    participants: p.integer(),
    /** 1 at creation, one more with everything that happens: the version of the topic in the event log. */
    version: p.integer(),
  },
});

export interface Discussion extends InferEntity<typeof DiscussionEntity> {}
