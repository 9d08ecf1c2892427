import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal, localDateAt, newId } from '@otklik/base';
import type { PersonViewer } from '@otklik/identity';
import type { AppealKind } from '../domain/appeal-kind.js';
import { AppealStatus } from '../domain/appeal-status.js';
import type { Channel } from '../domain/channel.js';
import { deadlineFrom } from '../domain/deadline.js';
import { fingerprint } from '../domain/fingerprint.js';
import { checkIdempotencyKey } from '../domain/idempotency-key.js';
import { effectiveVisibility, type Visibility } from '../domain/visibility.js';
import { AppealEntity, type Appeal } from '../store/appeal.entity.js';
import { claimKey } from '../store/idempotency-keys.js';
import { findActiveCategory, theRegion } from '../store/published.js';
import { recordChange } from '../store/record-change.js';
import { checkSubmission } from './check-submission.js';
import type { Setting } from './setting.js';
import { termOfAppeal } from './term-of-appeal.js';

/** A citizen's word as a client sends it. */
export interface SubmitInput {
  /** Chosen by the client, the same for every retry. */
  readonly idempotencyKey: string;
  readonly kind: AppealKind;
  readonly categoryId: string;
  readonly text: string;
  readonly location?: { readonly latitude: number; readonly longitude: number; readonly address?: string | null } | null;
  /** The raw value of `AppealDetailsInput`: plugins add fields that this package does not know. */
  readonly details?: unknown;
  readonly channel: Channel;
  readonly visibility: Visibility;
}

/** A signed-in person submits a message, appeal or incident. The same key and body again answers the same appeal. */
export async function submitAppeal(setting: Setting, input: SubmitInput): Promise<Appeal> {
  const { viewer, em, clock, onCommitted } = setting;
  if (viewer.kind === 'anonymous') throw Refusal.forbidden({ ru: 'Войдите, чтобы написать.', en: 'Sign in to write.' });
  const { idempotencyKey: key, ...body } = input;
  const keyIssues = checkIdempotencyKey(key);
  if (keyIssues.length > 0) throw Refusal.validation(keyIssues);

  const now = clock.now();
  const use = { fingerprint: fingerprint(body), appealId: newId(now.getTime()) };
  const appeal = await em.fork().transactional(async (tx) => {
    const earlier = await claimKey(tx, viewer.citizenId, key, use, now);
    if (earlier === null) return writeAppeal(setting, tx, viewer, input, use.appealId, now);
    if (earlier.fingerprint !== use.fingerprint) throw Refusal.conflict('IDEMPOTENCY_KEY_REUSED', KEY_REUSED);
    return tx.findOneOrFail(AppealEntity, { id: earlier.appealId });
  });
  onCommitted();
  return appeal;
}

async function writeAppeal(
  setting: Setting,
  tx: EntityManager,
  author: PersonViewer,
  input: SubmitInput,
  id: string,
  now: Date,
): Promise<Appeal> {
  const region = await theRegion(tx);
  const { category, text, location, details } = checkSubmission(
    setting.forms,
    input,
    await findActiveCategory(tx, input.categoryId),
    region,
  );
  const term = termOfAppeal(setting.forms, input.kind, category, details.values, localDateAt(now, region.timeZone));
  const deadline = deadlineFrom(now, term, region.timeZone, true);
  const appeal = tx.create(AppealEntity, {
    id,
    kind: input.kind,
    categoryId: category.id,
    agencyId: category.agencyId,
    cabinetId: category.cabinetId,
    authorId: author.citizenId,
    text,
    latitude: location?.latitude ?? null,
    longitude: location?.longitude ?? null,
    address: location?.address ?? null,
    pluginId: category.pluginId,
    form: details.form,
    formVersion: details.formVersion,
    details: details.form === null ? null : details.values,
    channel: input.channel,
    visibility: effectiveVisibility(input.visibility, input.kind, category.private),
    status: AppealStatus.SUBMITTED,
    version: 1,
    submittedAt: now,
    dueAt: deadline.dueAt,
    dueReasons: deadline.reasons,
    isProvisional: true,
  });
  await recordChange(tx, appeal, { event: 'appeal.submitted', at: now, actor: author.login, actorRole: 'AUTHOR', comment: null });
  return appeal;
}

const KEY_REUSED = { ru: 'Этот ключ уже использован для другого обращения.', en: 'This key has been used for another appeal.' };
