import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal, checkText, newId } from '@otklik/base';
import type { PersonViewer } from '@otklik/identity';
import { DiscussionEvent } from '../domain/discussion-event.js';
import type { DiscussionKind } from '../domain/discussion-kind.js';
import { MAX_SUMMARY_LENGTH, MAX_TITLE_LENGTH, checkClauses, cleanClauses } from '../domain/draft.js';
import { plainText } from '../domain/plain-text.js';
import { checkTerm } from '../domain/term.js';
import { DiscussionEntity, type Discussion } from '../store/discussion.entity.js';
import { cabinetOfAgency } from '../store/published.js';
import { recordActivity } from '../store/record-activity.js';
import { writeDraftVersion } from '../store/write-draft-version.js';
import { changeDiscussionOnce } from './change-once.js';
import { requireRight, requireStaff, requireValid } from './require.js';
import type { Setting } from './setting.js';

/** A clause as a client sends it. */
export interface ClauseInput {
  readonly number: string;
  readonly heading?: string | null;
  readonly text: string;
}

/** A discussion as a client draws it up. */
export interface CreateDiscussionInput {
  /** Chosen by the client, the same for every retry. */
  readonly idempotencyKey: string;
  readonly agencyId: string;
  readonly kind: DiscussionKind;
  readonly title: string;
  readonly summary: string;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly clauses: readonly ClauseInput[];
}

/** The agency's staff draw up a discussion with the first version of the act. Nobody else sees it before it is published. */
export async function createDiscussion(setting: Setting, input: CreateDiscussionInput): Promise<Discussion> {
  const { viewer, clock } = setting;
  const clerk = requireStaff(viewer, 'discussion.prepare');
  const at = clock.now();
  const call = { viewer: clerk, mutation: 'createDiscussion', input };
  return changeDiscussionOnce(setting, call, (tx) => writeDiscussion(tx, clerk, input, newId(at.getTime()), at));
}

async function writeDiscussion(
  tx: EntityManager,
  clerk: PersonViewer,
  input: CreateDiscussionInput,
  id: string,
  at: Date,
): Promise<Discussion> {
  const cabinetId = await cabinetOfAgency(tx, input.agencyId);
  if (cabinetId === null) throw Refusal.validation([UNKNOWN_AGENCY]);
  requireRight(clerk, 'discussion.prepare', cabinetId);
  const { agencyId, kind, opensAt, closesAt } = input;
  const title = plainText(input.title).replace(/\s+/g, ' ');
  const summary = plainText(input.summary);
  const clauses = cleanClauses(input.clauses);
  requireValid([
    ...checkText(title, ['title'], MAX_TITLE_LENGTH),
    ...checkText(summary, ['summary'], MAX_SUMMARY_LENGTH),
    ...checkTerm(input),
    ...checkClauses(clauses),
  ]);
  const discussion = tx.create(DiscussionEntity, {
    id,
    agencyId: agencyId.toLowerCase(),
    cabinetId,
    kind,
    title,
    summary,
    opensAt,
    closesAt,
    createdAt: at,
    createdBy: clerk.login,
    draftNumber: 1,
    participants: 0,
    version: 0,
  });
  writeDraftVersion(tx, discussion, { clauses, explanation: null, at, createdBy: clerk.login });
  await recordActivity(tx, discussion, { event: DiscussionEvent.CREATED, at });
  return discussion;
}

const UNKNOWN_AGENCY = {
  path: ['agencyId'],
  code: 'UNKNOWN_AGENCY',
  message: { ru: 'Такого ведомства нет, или у него нет кабинета.', en: 'There is no such agency, or it has no cabinet.' },
};
