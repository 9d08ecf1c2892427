import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { LocalizedText } from '@otklik/base';
import { AppealStatus } from '../domain/appeal-status.js';

/** One change of an appeal. Only ever added: the database refuses anything else. */
export const AppealHistoryEntity = defineEntity({
  name: 'AppealHistory',
  tableName: 'appeal_history',
  properties: {
    appealId: p.uuid().primary(),
    /** The appeal's version after the change. */
    version: p.integer().primary(),
    at: p.datetime(),
    /** The status after the change. */
    status: p.enum(() => AppealStatus),
    /** Login of whoever did it. For audits; never shown to citizens. */
    actor: p.text(),
    /** As what they did it, such as `COORDINATOR` or `AUTHOR`. */
    actorRole: p.text(),
    comment: p.json<LocalizedText>().nullable(),
  },
});

export interface AppealHistory extends InferEntity<typeof AppealHistoryEntity> {}
