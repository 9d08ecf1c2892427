import { LockMode, type EntityManager } from '@mikro-orm/postgresql';
import { Refusal, isId, type LocalizedText } from '@otklik/base';
import { APPEAL_PERMISSIONS } from '../permissions.js';
import { AppealEntity, type Appeal } from '../store/appeal.entity.js';
import { isAppeal } from '../store/is-appeal.js';
import { recordChange } from '../store/record-change.js';
import { refuseOldVersion, type ChangeInput } from './change-appeal.js';
import { subjectOf } from './may-read.js';
import type { Setting } from './setting.js';

/** A change of what everybody sees of an appeal, which leaves its status as it is. */
export interface ContentChange<Result> {
  readonly mutation: string;
  readonly input: ChangeInput;
  /** Type of the event that tells of it. */
  readonly event: string;
  /** Writes the change; answers what the history says of it, and what the client is told. */
  readonly apply: (tx: EntityManager, appeal: Appeal, now: Date) => Promise<{ readonly comment: LocalizedText; readonly result: Result }>;
}

/** What the client is told: the appeal after the change, and what the change made. */
export interface ChangedContent<Result> {
  readonly appeal: Appeal;
  readonly result: Result;
}

/** Changes what everybody sees of an appeal, in one transaction under its row lock. Refusals come in the same order as those of `changeAppeal`. */
export async function changeContent<Result>(setting: Setting, change: ContentChange<Result>): Promise<ChangedContent<Result>> {
  const { viewer, em, onCommitted } = setting;
  APPEAL_PERMISSIONS.requireSomewhere(viewer, 'appeal.redact');
  const changed = await em.fork().transactional((tx) => changeWithin(setting, tx, change));
  onCommitted();
  return changed;
}

async function changeWithin<Result>({ viewer, clock }: Setting, tx: EntityManager, { input, event, apply }: ContentChange<Result>): Promise<ChangedContent<Result>> {
  const { appealId: id, expectedVersion } = input;
  const appeal = isId(id) ? await tx.findOne(AppealEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null;
  if (appeal === null && !(isId(id) && (await isAppeal(tx, id)))) throw Refusal.notFound({ ru: 'Такого обращения нет.', en: 'There is no such appeal.' });
  if (appeal === null) throw Refusal.forbidden();
  const { login } = APPEAL_PERMISSIONS.requirePerson(viewer, 'appeal.redact', subjectOf(appeal));
  refuseOldVersion(appeal, expectedVersion);
  const now = clock.now();
  const { comment, result } = await apply(tx, appeal, now);
  appeal.version += 1;
  const actorRole = APPEAL_PERMISSIONS.actsAs(APPEAL_PERMISSIONS.requirePerson(viewer, 'appeal.redact', subjectOf(appeal)), 'appeal.redact', subjectOf(appeal));
  await recordChange(tx, appeal, { event, at: now, actor: login, actorRole, comment });
  return { appeal, result };
}
