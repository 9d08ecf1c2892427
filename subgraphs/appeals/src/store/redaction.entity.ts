import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { TextRange } from '../domain/public-text.js';
import { RedactionReason, RedactionTarget } from '../domain/redaction.js';

/** Something that a moderator has hidden from everybody but insiders. What is hidden stays where it is. */
export const RedactionEntity = defineEntity({
  name: 'Redaction',
  tableName: 'redaction',
  properties: {
    /** UUID version 7. */
    id: p.uuid().primary(),
    appealId: p.uuid(),
    target: p.enum(() => RedactionTarget),
    reason: p.enum(() => RedactionReason),
    /** The hidden file; null unless the target is one. */
    attachmentId: p.uuid().nullable(),
    /** Which parts of the text; null for the whole target. */
    ranges: p.json<readonly TextRange[]>().nullable(),
    at: p.datetime(),
    /** When it was lifted; null while it holds. */
    liftedAt: p.datetime().nullable(),
  },
});

export interface Redaction extends InferEntity<typeof RedactionEntity> {}
