import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { LocalizedText } from '@otklik/base';
import { AppealStatus } from '../domain/appeal-status.js';
import { AppealEntity } from './appeal.entity.js';

/** One change of an appeal. Only ever added: the database refuses anything else. */
export const AppealHistoryEntity = defineEntity({
  name: 'AppealHistory',
  tableName: 'appeal_history',
  properties: {
    /** As a reference, so that the ORM writes it after its appeal: the database asks whose it is. */
    appealId: () => p.manyToOne(AppealEntity).mapToPk().primary().joinColumn('appeal_id'),
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
