import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { Role } from '@otklik/identity';

/** A note of a cabinet's staff on an appeal, for colleagues. Never changed; whoever wrote it may take it back soon after. */
export const InternalCommentEntity = defineEntity({
  name: 'InternalComment',
  tableName: 'internal_comment',
  properties: {
    /** UUID version 7: rises with the time. */
    id: p.uuid().primary(),
    appealId: p.uuid(),
    /** Where it was written, and whose it stays when the appeal goes to another agency. */
    cabinetId: p.uuid(),
    authorId: p.uuid(),
    /** Login of who wrote it, and as what. */
    author: p.text(),
    authorRole: p.text().$type<Role>(),
    text: p.text(),
    /** Logins of colleagues whom it names; null when it names nobody. */
    mentions: p.json<readonly string[]>().nullable(),
    at: p.datetime(),
  },
});

export interface InternalComment extends InferEntity<typeof InternalCommentEntity> {}
