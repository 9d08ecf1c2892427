import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { ProposalOutcome, ProposalStatus } from '../domain/proposal.js';

/** A remark or proposal to a draft act and what became of it. */
export const ProposalEntity = defineEntity({
  name: 'Proposal',
  tableName: 'proposal',
  properties: {
    /** UUID version 7: rises with the time of submission. */
    id: p.uuid().primary(),
    discussionId: p.uuid(),
    /** Null when it is about the whole act. */
    clauseId: p.uuid().nullable(),
    /** The version of the act that it was made on. */
    draftNumber: p.integer(),
    /** The citizen who wrote it; shown to nobody else. */
    authorId: p.uuid(),
    /** The author's number among the participants of this discussion: all that others learn of them. */
    participant: p.integer(),
    text: p.text(),
    status: p.enum(() => ProposalStatus),
    submittedAt: p.datetime(),
    moderatedAt: p.datetime().nullable(),
    /** Login of the moderator. For audits; never shown. */
    moderatedBy: p.text().nullable(),
    rejectionReason: p.text().nullable(),
    supportsFor: p.integer(),
    supportsAgainst: p.integer(),
    replyOutcome: p.enum(() => ProposalOutcome).nullable(),
    replyExplanation: p.text().nullable(),
    repliedAt: p.datetime().nullable(),
    /** Login of whoever replied. For audits; never shown. */
    repliedBy: p.text().nullable(),
  },
});

export interface Proposal extends InferEntity<typeof ProposalEntity> {}
