import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal, newId } from '@otklik/base';
import type { PersonViewer } from '@otklik/identity';
import { checkIdempotencyKey, once } from '@otklik/subgraph';
import { checkCitizensOwn } from '../domain/admission.js';
import { AppealKind } from '../domain/appeal-kind.js';
import type { Channel } from '../domain/channel.js';
import type { Visibility } from '../domain/visibility.js';
import { APPEAL_PERMISSIONS } from '../permissions.js';
import { AppealEntity, type Appeal } from '../store/appeal.entity.js';
import { findActiveCategory, theRegion } from '../store/published.js';
import { attachToSubmission } from './attach-to-submission.js';
import { checkSubmission, type UncheckedSubmission } from './check-submission.js';
import type { Drafting, Setting } from './setting.js';
import { writeSubmission } from './write-submission.js';
import { writtenText } from './written-text.js';

/** A citizen's word as a client sends it. */
export interface SubmitInput extends UncheckedSubmission {
  /** Chosen by the client, the same for every retry. */
  readonly idempotencyKey: string;
  readonly kind: AppealKind;
  readonly categoryId: string;
  /** The cabinet that is to answer; without it the one that answers for the category usually. */
  readonly cabinetId?: string | null;
  readonly channel: Channel;
  readonly visibility: Visibility;
  /** Files that the author has sent for it. */
  readonly attachmentIds?: readonly string[] | null;
}

/** A signed-in person submits a message, an identified one an appeal. The same key and body again answers the same appeal. */
export async function submitAppeal(setting: Setting, input: SubmitInput): Promise<Appeal> {
  const { viewer, em, clock, onCommitted } = setting;
  const author = APPEAL_PERMISSIONS.requirePerson(viewer, 'appeal.submit', {}, { ru: 'Войдите, чтобы написать.', en: 'Sign in to write.' });
  if (input.kind === AppealKind.APPEAL) APPEAL_PERMISSIONS.require(viewer, 'appeal.submit-formal', {}, NOT_IDENTIFIED);
  const issues = [...checkIdempotencyKey(input.idempotencyKey), ...checkCitizensOwn(input.kind, input.channel)];
  if (issues.length > 0) throw Refusal.validation(issues);

  const now = clock.now();
  const id = newId(now.getTime());
  const appeal = await em.fork().transactional(async (tx) => submitWithin(setting, tx, author, input, id, now));
  onCommitted();
  return appeal;
}

/** Submits in the caller's transaction. @param id of the appeal, if the key is new */
export async function submitWithin(drafting: Drafting, tx: EntityManager, author: PersonViewer, input: SubmitInput, id: string, now: Date): Promise<Appeal> {
  const call = { viewer: author, mutation: 'submitAppeal', input, clock: { now: () => now } };
  const work = async (): Promise<Appeal> => {
    const region = await theRegion(tx);
    const checked = checkSubmission(drafting.forms, { ...input, text: writtenText(input.text) }, await findActiveCategory(tx, input.categoryId, input.cabinetId), region, now);
    await attachToSubmission(tx, author.citizenId, id, input.attachmentIds ?? []);
    const { kind, channel, visibility } = input;
    const by = { at: now, actor: author.login, actorRole: 'AUTHOR', comment: null };
    return writeSubmission(tx, drafting, region, { id, checked, kind, channel, visibility, authorId: author.citizenId, origin: null, submittedAt: now, goesWhereItIs: input.cabinetId == null, by });
  };
  return once(tx, 'appeals', call, { answer: id, work, replay: (earlier) => tx.findOneOrFail(AppealEntity, { id: earlier }) });
}

const NOT_IDENTIFIED = {
  ru: 'Обращение по 59-ФЗ принимается только от гражданина с подтверждённой личностью. Сообщение можно подать и без этого.',
  en: 'An appeal under 59-FZ is taken only of an identified citizen. A message may be sent without that.',
};
