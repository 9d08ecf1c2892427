import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal, newId, type ValidationIssue } from '@otklik/base';
import type { PersonViewer } from '@otklik/identity';
import { checkIdempotencyKey, once } from '@otklik/subgraph';
import { APPEAL_PERMISSIONS } from '../permissions.js';
import { AppealEntity, type Appeal } from '../store/appeal.entity.js';
import { findActiveCategory, theRegion } from '../store/published.js';
import { checkSubmission, type UncheckedSubmission } from './check-submission.js';
import type { Drafting, Setting } from './setting.js';
import { writeSubmission, type Submission } from './write-submission.js';
import { writtenText } from './written-text.js';

/** What staff bring in that is not their own word. */
export interface BroughtIn {
  readonly permission: 'appeal.take-down' | 'appeal.record-incident';
  /** The field of Mutation: what keys of retries are for. */
  readonly mutation: string;
  readonly input: UncheckedSubmission & { readonly idempotencyKey: string; readonly categoryId: string };
  /** What is wrong besides with the input. */
  readonly issues: readonly ValidationIssue[];
  readonly submission: Pick<Submission, 'kind' | 'channel' | 'visibility' | 'authorId' | 'origin' | 'isImportant'>;
}

/** Writes what a clerk of the category's cabinet, or the operator, brings in. The same key and body again answers the same appeal. */
export async function bringIn(setting: Setting, brought: BroughtIn): Promise<Appeal> {
  const { viewer, em, clock, onCommitted } = setting;
  const clerk = APPEAL_PERMISSIONS.requireSomewhere(viewer, brought.permission);
  const keyIssues = checkIdempotencyKey(brought.input.idempotencyKey);
  if (keyIssues.length > 0) throw Refusal.validation(keyIssues);

  const now = clock.now();
  const id = newId(now.getTime());
  const appeal = await em.fork().transactional((tx) => bringInWithin(setting, tx, clerk, brought, id, now));
  onCommitted();
  return appeal;
}

/** The same in the caller's transaction. @param id of the appeal, if the key is new */
export async function bringInWithin(
  drafting: Drafting,
  tx: EntityManager,
  clerk: PersonViewer,
  { permission, mutation, input, issues, submission }: BroughtIn,
  id: string,
  now: Date,
): Promise<Appeal> {
  const work = async (): Promise<Appeal> => {
    const category = await findActiveCategory(tx, input.categoryId);
    const subject = { cabinetId: category?.cabinetId ?? null };
    if (category !== null) APPEAL_PERMISSIONS.require(clerk, permission, subject);
    if (issues.length > 0) throw Refusal.validation(issues);
    const region = await theRegion(tx);
    const checked = checkSubmission(drafting.forms, { ...input, text: writtenText(input.text) }, category, region, now);
    const by = { at: now, actor: clerk.login, actorRole: APPEAL_PERMISSIONS.actsAs(clerk, permission, subject), comment: null };
    return writeSubmission(tx, drafting, region, { id, checked, ...submission, submittedAt: now, by });
  };
  const replay = async (earlier: string): Promise<Appeal> => (await tx.findOne(AppealEntity, { id: earlier })) ?? raise(Refusal.notFound());
  return once(tx, 'appeals', { viewer: clerk, mutation, input, clock: { now: () => now } }, { answer: id, work, replay });
}

/** What the key stood for went to a cabinet that is not the clerk's. */
function raise(refusal: Refusal): never {
  throw refusal;
}
