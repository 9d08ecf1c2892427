import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { LocalizedText } from '@otklik/base';
import { AppealKind } from '../domain/appeal-kind.js';
import { AppealStatus } from '../domain/appeal-status.js';
import { Channel } from '../domain/channel.js';
import type { Clarification } from '../domain/clarification.js';
import type { InterimAnswer } from '../domain/interim-answer.js';
import type { Origin } from '../domain/origin.js';
import type { Participation } from '../domain/participation.js';
import type { RejectionGroundCode } from '../domain/rejection-ground.js';
import type { Redirection } from '../domain/redirection.js';
import type { EarlierAnswer } from '../domain/reopening.js';
import { Priority } from '../domain/priority.js';
import { Visibility } from '../domain/visibility.js';

/** A citizen's word and everything that became of it. */
export const AppealEntity = defineEntity({
  name: 'Appeal',
  tableName: 'appeal',
  properties: {
    /** UUID version 7: rises with the time of submission. */
    id: p.uuid().primary(),
    kind: p.enum(() => AppealKind),
    categoryId: p.text(),
    agencyId: p.uuid(),
    cabinetId: p.uuid(),
    /** The citizen who wrote it; who that is, only `people` knows. Null when it was imported: nobody here stands behind it. */
    authorId: p.uuid().nullable(),
    /** Where an imported message comes from; null for everything written here. */
    origin: p.json<Origin>().nullable(),
    text: p.text(),
    /** Degrees of WGS 84; null together with the longitude. */
    latitude: p.float().nullable(),
    longitude: p.float().nullable(),
    address: p.text().nullable(),
    /** Code of the municipality it is counted with; null without a place. */
    territory: p.text().nullable(),
    pluginId: p.text(),
    /** Name of the form in the graph, such as `roadPothole`; null without details. */
    form: p.text().nullable(),
    /** Version of the plugin whose form this was. */
    formVersion: p.text().nullable(),
    /** Field key → value, as the form's check gave it back. */
    details: p.json<Record<string, unknown>>().nullable(),
    channel: p.enum(() => Channel),
    visibility: p.enum(() => Visibility),
    status: p.enum(() => AppealStatus),
    /** 1 at submission, one more at every change: the version of the topic in the event log. */
    version: p.integer(),
    /** Registration number; null before registration. */
    number: p.text().nullable(),
    /** How soon it is to be taken up; null when in its turn. */
    priority: p.enum([Priority.HIGH, Priority.URGENT]).nullable(),
    /** Login of the executor; null before the first assignment. */
    executor: p.text().nullable(),
    /** Logins of those who help the executor; null when nobody does. */
    coExecutors: p.json<readonly string[]>().nullable(),
    /** Every question to its author; null when there was none. */
    clarifications: p.json<readonly Clarification[]>().nullable(),
    /** Where it goes on when its author has clarified it; null unless it waits for that. */
    resumeStatus: p.enum(() => AppealStatus).nullable(),
    /** By how many calendar days its term was extended, and why; null when it was not. */
    extendedBy: p.integer().nullable(),
    extensionGround: p.text().nullable(),
    /** The day it was put off to, such as `2027-05-15`, and why; null when it was not. */
    promisedOn: p.text().nullable(),
    postponementComment: p.text().nullable(),
    /** What was told before the final answer; null when nothing was. */
    interimAnswers: p.json<readonly InterimAnswer[]>().nullable(),
    /** From which agency to which it went; null when it stayed. */
    redirections: p.json<readonly Redirection[]>().nullable(),
    /** What other agencies were asked, and what became of it; null when none was. */
    participations: p.json<readonly Participation[]>().nullable(),
    /** Whether its author found it fixed, and what they said; null until they have. */
    fixed: p.boolean().nullable(),
    fixedComment: p.text().nullable(),
    /** When its author opened it again, and why; null when they did not. */
    reopenedAt: p.datetime().nullable(),
    reopenComment: p.text().nullable(),
    /** The answers before it was opened again; null when there were none. */
    earlierAnswers: p.json<readonly EarlierAnswer[]>().nullable(),
    /** What the approver wants mended; null when no answer was returned. */
    returnComment: p.text().nullable(),
    /** The answer, a draft until it is approved. */
    answerText: p.text().nullable(),
    /** When the answer was approved and so given. */
    answeredAt: p.datetime().nullable(),
    /** Why it was turned away; null unless it was. */
    rejectionGround: p.text().$type<RejectionGroundCode>().nullable(),
    /** What its author was told besides. */
    rejectionComment: p.text().nullable(),
    /** 1 to 5. */
    ratingScore: p.integer().nullable(),
    ratingComment: p.text().nullable(),
    submittedAt: p.datetime(),
    /** When it was last changed; `recordChange` sees to it. */
    updatedAt: p.datetime().onCreate((appeal: { submittedAt: Date }) => appeal.submittedAt),
    registeredAt: p.datetime().nullable(),
    dueAt: p.datetime(),
    dueReasons: p.json<readonly LocalizedText[]>(),
    isProvisional: p.boolean(),
    /** True for an incident of high importance, which has a shorter term; null otherwise. */
    isImportant: p.boolean().nullable(),
    /** What the digests of this appeal are made with; `recordChange` sees to it, as to the next. */
    stateSalt: p.blob().nullable(),
    /** The digest of the newest change in the chain of changes. */
    chainHead: p.blob().nullable(),
  },
});

export interface Appeal extends InferEntity<typeof AppealEntity> {}
