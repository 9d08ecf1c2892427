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
    /** Login of whoever did it. For audits; never shown to citizens. Null once it was a citizen's and their personal data are erased. */
    actor: p.text().nullable(),
    /** As what they did it, such as `COORDINATOR` or `AUTHOR`. */
    actorRole: p.text(),
    comment: p.json<LocalizedText>().nullable(),
    /** Login of the absent colleague in whose place it was done; null when nobody was replaced. Never shown to citizens. */
    onBehalfOf: p.text().nullable(),
    /** What is told of it to those who work on it and nobody else. */
    note: p.json<LocalizedText>().nullable(),
    /** Salted digest of the appeal after the change. */
    stateDigest: p.blob().nullable(),
    /** Salted digest of what never changes after the submission; with the first change alone. */
    submissionDigest: p.blob().nullable(),
    /** Null together with the actor. */
    actorSalt: p.blob().nullable(),
    actorDigest: p.blob().nullable(),
    /** The link of the chain: holds everything above and the link before. Null where nobody linked the row, which is a fault. */
    digest: p.blob().nullable(),
  },
});

export interface AppealHistory extends InferEntity<typeof AppealHistoryEntity> {}
