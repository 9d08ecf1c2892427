import { LockMode, type EntityManager } from '@mikro-orm/postgresql';
import { Refusal, isId, type LocalizedText, type ValidationIssue } from '@otklik/base';
import type { PersonViewer, Subject, Viewer } from '@otklik/identity';
import { once } from '@otklik/subgraph';
import type { Action } from '../domain/action.js';
import { tellOfEndedParts, type Participation } from '../domain/participation.js';
import { nextStatus, transition } from '../domain/status-machine.js';
import { AppealEntity, type Appeal } from '../store/appeal.entity.js';
import { APPEAL_PERMISSIONS, isForAuthors, permissionFor, type AppealPermission } from '../permissions.js';
import { standsIn } from '../store/absences.js';
import { recordHandOver, recordLeaving, type Holder } from '../store/hand-over.js';
import { isAppeal } from '../store/is-appeal.js';
import { findCategories } from '../store/published.js';
import { recordChange } from '../store/record-change.js';
import { mayRead } from './may-read.js';
import type { Setting } from './setting.js';
import { endParts } from './end-parts.js';
import { partOfStep, subjectOfStep } from './step-subject.js';

/** What every change of an appeal is told. */
export interface ChangeInput {
  readonly appealId: string;
  /** The version that the client saw; absent or null when any will do. */
  readonly expectedVersion?: number | null;
  /** Chosen by the client, the same for every retry. */
  readonly idempotencyKey?: string | null;
}

/** What one kind of change adds to the common frame. */
export interface AppealChange {
  readonly action: Action;
  readonly input: ChangeInput;
  /** Looks at the input; asked after the permission and before the status. */
  readonly validate?: (tx: EntityManager, appeal: Appeal, now: Date, part: Participation | null) => readonly ValidationIssue[] | Promise<readonly ValidationIssue[]>;
  /** Writes the change, except status and version; answers what the history says of it. `part`: of whoever takes a step in their own part. */
  readonly apply: (tx: EntityManager, appeal: Appeal, now: Date, part: Participation | null) => LocalizedText | null | Promise<LocalizedText | null>;
  /** What only those are told who work on it; asked after `apply`. */
  readonly note?: () => LocalizedText | null;
  /** What follows from it at once, as steps of their own in the same transaction. */
  readonly then?: (tx: EntityManager, appeal: Appeal, now: Date) => Promise<void>;
  /** Whose it is from now on, when it goes to another agency; asked after `apply`. */
  readonly handOverTo?: () => Holder | null;
}

/**
 * Changes an appeal in one transaction under its row lock. Refusals come in this order, so that nobody learns more than
 * they may: permission, existence, permission in this cabinet, input, version, status. To what is for the author only, an
 * appeal that the viewer may not read does not exist.
 */
export async function changeAppeal(setting: Setting, change: AppealChange): Promise<Appeal> {
  const { clock } = setting;
  const viewer = APPEAL_PERMISSIONS.requireSomewhere(setting.viewer, permissionFor(change.action));
  const { action, input } = change;
  const { mutation } = transition(action);
  const changed = await setting.em.fork().transactional((tx) =>
    once(tx, 'appeals', { viewer, mutation, input, clock }, {
      answer: ({ id }) => id,
      work: async () => applyChange(setting, tx, await lockAppeal(viewer, tx, change), change),
      replay: (id) => readAgain(viewer, tx, id),
    }),
  );
  setting.onCommitted();
  return changed;
}

/** Changes an appeal that nobody but the caller's transaction can change now. */
export async function applyChange(
  { viewer, clock }: Pick<Setting, 'viewer' | 'clock'>,
  tx: EntityManager,
  appeal: Appeal,
  { action, input, validate, apply, note, then, handOverTo }: AppealChange,
): Promise<Appeal> {
  if (viewer.kind !== 'person' || !APPEAL_PERMISSIONS.allows(viewer, permissionFor(action), subjectOfStep(viewer, action, appeal))) {
    throw await noPermission(viewer, tx, appeal, action);
  }
  const now = clock.now();
  const part = partOfStep(viewer, action, appeal);
  const onBehalfOf = await substituted(viewer, tx, part ?? appeal, permissionFor(action), subjectOfStep(viewer, action, appeal), now);
  const issues = (await validate?.(tx, appeal, now, part)) ?? [];
  if (issues.length > 0) throw Refusal.validation(issues);
  refuseOldVersion(appeal, input.expectedVersion);
  const status = nextStatus(action, { ...appeal, part }, now);
  const role = actorRole(viewer, action, appeal);

  const before = { cabinetId: appeal.cabinetId, participations: appeal.participations };
  const stood = { agencyId: appeal.agencyId, status: appeal.status, visibility: appeal.visibility };
  const said = await apply(tx, appeal, now, part);
  const comment = endParts(appeal, status, now) ? tellOfEndedParts(said) : said;
  appeal.status = status;
  appeal.version += 1;
  const { event } = transition(action);
  const recorded = { event, at: now, actor: viewer.login, actorRole: role, comment, onBehalfOf, note: note?.() ?? null, before, stood };
  if (action === 'REFUSE_PART') return recordLeaving(tx, appeal, before.participations, recorded);
  const holder = handOverTo?.() ?? null;
  if (holder !== null) return recordHandOver(tx, appeal, { agencyId: holder.agencyId, cabinetId: holder.cabinetId }, recorded);
  await recordChange(tx, appeal, recorded);
  await then?.(tx, appeal, now);
  return appeal;
}

/**
 * Login of the absent colleague for whom a person does this; null when they do it by themselves. Asked of the database in the transaction
 * that writes: what the viewer came with may be seconds old, and a substitute is one not a second longer.
 * @throws Refusal Forbidden when the absence is over
 */
export async function substituted(viewer: PersonViewer, tx: EntityManager, { cabinetId }: Pick<Appeal, 'cabinetId'>, action: AppealPermission, subject: Subject, now: Date): Promise<string | null> {
  const absent = APPEAL_PERMISSIONS.actsFor(viewer, action, subject);
  if (absent !== null && !(await standsIn(tx, viewer.login, absent, cabinetId, now))) throw Refusal.forbidden();
  return absent;
}

/** The database locks only rows of the viewer's own tenants. */
async function lockAppeal(viewer: Viewer, tx: EntityManager, { action, input: { appealId: id } }: AppealChange): Promise<Appeal> {
  if (!isId(id)) throw unknownAppeal();
  const appeal = await tx.findOne(AppealEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (appeal !== null) return appeal;
  if (!(await isAppeal(tx, id))) throw unknownAppeal();
  const readable = await tx.findOne(AppealEntity, { id });
  if (readable === null) throw isForAuthors(action) ? unknownAppeal() : Refusal.forbidden();
  throw await noPermission(viewer, tx, readable, action);
}

/** The appeal of an earlier change, for whoever may still read it. */
export async function readAgain(viewer: Viewer, tx: EntityManager, id: string): Promise<Appeal> {
  const appeal = await tx.findOne(AppealEntity, { id });
  if (appeal === null) throw unknownAppeal();
  const [category] = await findCategories(tx, [appeal.categoryId]);
  if (!mayRead(viewer, appeal, category?.private ?? true)) throw unknownAppeal();
  return appeal;
}

/** As what somebody who may do this does it, for the history. */
function actorRole(viewer: PersonViewer, action: Action, appeal: Appeal): string {
  const holder = APPEAL_PERMISSIONS.actsAs(viewer, permissionFor(action), subjectOfStep(viewer, action, appeal));
  return HISTORY_NAMES[holder] ?? holder;
}

/** What the history calls relations to an appeal. */
const HISTORY_NAMES: Readonly<Record<string, string>> = { OWNER: 'AUTHOR', ASSIGNED_EXECUTOR: 'EXECUTOR' };

/** Nobody learns of an appeal that they may not know of by trying what is for its author. */
async function noPermission(viewer: Viewer, tx: EntityManager, appeal: Appeal, action: Action): Promise<Refusal> {
  if (!isForAuthors(action)) return Refusal.forbidden();
  const [category] = await findCategories(tx, [appeal.categoryId]);
  return mayRead(viewer, appeal, category?.private ?? true) ? Refusal.forbidden() : unknownAppeal();
}

function unknownAppeal(): Refusal {
  return Refusal.notFound({ ru: 'Такого обращения нет.', en: 'There is no such appeal.' });
}

/** @throws Refusal Conflict VERSION_MISMATCH */
export function refuseOldVersion(appeal: Appeal, expected: number | null | undefined): void {
  if (expected == null || expected === appeal.version) return;
  throw Refusal.conflict('VERSION_MISMATCH', {
    ru: `Обращение уже изменилось: сейчас версия ${appeal.version}, а ожидалась ${expected}.`,
    en: `The appeal has changed: it is at version ${appeal.version}, not ${expected}.`,
  });
}
