import { LockMode, type EntityManager } from '@mikro-orm/postgresql';
import { Refusal, isId, type LocalizedText, type ValidationIssue } from '@otklik/base';
import type { Viewer } from '@otklik/identity';
import { actingAs, may, mayEver, mayRead } from '../domain/permissions.js';
import { TRANSITIONS, nextStatus, type Action } from '../domain/status-machine.js';
import { AppealEntity, type Appeal } from '../store/appeal.entity.js';
import { findCategories } from '../store/published.js';
import { recordChange } from '../store/record-change.js';
import type { Setting } from './setting.js';

/** What every change of an appeal is told. */
export interface ChangeInput {
  readonly appealId: string;
  /** The version that the client saw; absent or null when any will do. */
  readonly expectedVersion?: number | null;
}

/** What one kind of change adds to the common frame. */
export interface AppealChange {
  readonly action: Action;
  readonly input: ChangeInput;
  /** Looks at the input; asked after the permission and before the status. */
  readonly validate?: (tx: EntityManager, appeal: Appeal) => readonly ValidationIssue[] | Promise<readonly ValidationIssue[]>;
  /** Writes the change, except status and version; answers what the history says of it. */
  readonly apply: (tx: EntityManager, appeal: Appeal, now: Date) => LocalizedText | null | Promise<LocalizedText | null>;
}

/**
 * Changes an appeal in one transaction under its row lock. Refusals come in this order, so that nobody learns more than
 * they may: permission, existence, permission in this cabinet, input, version, status. To what is for the author only, an
 * appeal that the viewer may not read does not exist.
 */
export async function changeAppeal(setting: Setting, change: AppealChange): Promise<Appeal> {
  if (!mayEver(setting.viewer, change.action)) throw Refusal.forbidden();
  const changed = await setting.em.fork().transactional(async (tx) => applyChange(setting, tx, await lockAppeal(tx, change.input.appealId), change));
  setting.onCommitted();
  return changed;
}

/** Changes an appeal that nobody but the caller's transaction can change now. */
export async function applyChange(
  { viewer, clock }: Pick<Setting, 'viewer' | 'clock'>,
  tx: EntityManager,
  appeal: Appeal,
  { action, input, validate, apply }: AppealChange,
): Promise<Appeal> {
  if (viewer.kind === 'anonymous' || !may(viewer, action, appeal)) throw await noPermission(viewer, tx, appeal, action);
  const issues = (await validate?.(tx, appeal)) ?? [];
  if (issues.length > 0) throw Refusal.validation(issues);
  refuseOldVersion(appeal, input.expectedVersion);
  const status = nextStatus(action, appeal.status);

  const now = clock.now();
  const comment = await apply(tx, appeal, now);
  appeal.status = status;
  appeal.version += 1;
  const { event } = TRANSITIONS[action];
  await recordChange(tx, appeal, { event, at: now, actor: viewer.login, actorRole: actingAs(viewer, action, appeal), comment });
  return appeal;
}

async function lockAppeal(tx: EntityManager, id: string): Promise<Appeal> {
  const appeal = isId(id) ? await tx.findOne(AppealEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null;
  if (appeal === null) throw unknownAppeal();
  return appeal;
}

/** Everybody may try what is for authors, so it must not tell them of appeals that they may not know of. */
async function noPermission(viewer: Viewer, tx: EntityManager, appeal: Appeal, action: Action): Promise<Refusal> {
  if (TRANSITIONS[action].by !== 'AUTHOR') return Refusal.forbidden();
  const [category] = await findCategories(tx, [appeal.categoryId]);
  return mayRead(viewer, appeal, category?.private ?? true) ? Refusal.forbidden() : unknownAppeal();
}

function unknownAppeal(): Refusal {
  return Refusal.notFound({ ru: 'Такого обращения нет.', en: 'There is no such appeal.' });
}

function refuseOldVersion(appeal: Appeal, expected: number | null | undefined): void {
  if (expected == null || expected === appeal.version) return;
  throw Refusal.conflict('VERSION_MISMATCH', {
    ru: `Обращение уже изменилось: сейчас версия ${appeal.version}, а ожидалась ${expected}.`,
    en: `The appeal has changed: it is at version ${appeal.version}, not ${expected}.`,
  });
}
