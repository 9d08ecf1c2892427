import { defineEntity, p, type InferEntity } from '@mikro-orm/core';

/** A text for replies that a cabinet keeps, with placeholders for what differs from appeal to appeal. */
export const ReplyTemplateEntity = defineEntity({
  name: 'ReplyTemplate',
  tableName: 'reply_template',
  properties: {
    /** UUID version 7. */
    id: p.uuid().primary(),
    cabinetId: p.uuid(),
    /** For which category; null for all. */
    categoryId: p.text().nullable(),
    /** By which staff choose it; unique in its cabinet. */
    title: p.text(),
    body: p.text(),
    /** 1 when it is made, one more at every change. */
    version: p.integer(),
    updatedAt: p.datetime(),
  },
});

export interface ReplyTemplate extends InferEntity<typeof ReplyTemplateEntity> {}
