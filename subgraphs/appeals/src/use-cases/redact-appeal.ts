import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal, isId, newId, type ValidationIssue } from '@otklik/base';
import { AttachmentStatus } from '../domain/attachment.js';
import { joined, type TextRange } from '../domain/public-text.js';
import { RedactionTarget, checkRanges, redactionComment, type RedactionReason } from '../domain/redaction.js';
import { Visibility } from '../domain/visibility.js';
import type { Appeal } from '../store/appeal.entity.js';
import { AttachmentEntity, type Attachment } from '../store/attachment.entity.js';
import { RedactionEntity, type Redaction } from '../store/redaction.entity.js';
import type { ChangeInput } from './change-appeal.js';
import { changeContent, type ChangedContent } from './change-content.js';
import type { Setting } from './setting.js';

/** What a moderator hides from the public. */
export interface RedactInput extends ChangeInput {
  readonly target: RedactionTarget;
  readonly reason: RedactionReason;
  /** Which parts of the text or the answer; absent or empty for all of it. */
  readonly ranges?: readonly TextRange[] | null;
  /** Which file, when the target is one. */
  readonly attachmentId?: string | null;
}

/** A moderator hides something of an appeal from everybody but insiders, with a reason that everybody may know. Nothing is lost: it can be lifted. */
export function redactAppeal(setting: Setting, input: RedactInput): Promise<ChangedContent<Redaction>> {
  return changeContent(setting, {
    mutation: 'redactAppeal',
    input,
    event: 'appeal.redacted',
    async apply(tx, appeal, now) {
      const { target, reason } = input;
      const ranges = joined(input.ranges ?? []);
      const attachment = await check(tx, appeal, input);
      if (attachment !== null) hideFile(attachment);
      if (target === RedactionTarget.APPEAL) takeDown(appeal);
      const result = tx.create(RedactionEntity, {
        id: newId(now.getTime()),
        appealId: appeal.id,
        target,
        reason,
        attachmentId: attachment?.id ?? null,
        ranges: ranges.length === 0 ? null : ranges,
        at: now,
        liftedAt: null,
      });
      return { comment: redactionComment(target, reason, ranges.length > 0), result };
    },
  });
}

/** @throws Refusal ValidationFailed */
async function check(tx: EntityManager, appeal: Appeal, { target, ranges, attachmentId }: RedactInput): Promise<Attachment | null> {
  const issues: ValidationIssue[] = [];
  const text = target === RedactionTarget.TEXT ? appeal.text : target === RedactionTarget.ANSWER ? appeal.answerText : null;
  if (target === RedactionTarget.ANSWER && text == null) issues.push(NO_ANSWER);
  else if (ranges != null && ranges.length > 0) issues.push(...(text == null ? [NO_TEXT] : checkRanges(ranges, text)));
  const attachment = target === RedactionTarget.ATTACHMENT ? await attachmentOf(tx, appeal, attachmentId) : null;
  if (target === RedactionTarget.ATTACHMENT && attachment === null) issues.push(UNKNOWN_ATTACHMENT);
  if (issues.length > 0) throw Refusal.validation(issues);
  return attachment;
}

/** A file that has come to this appeal. */
export async function attachmentOf(tx: EntityManager, { id: appealId }: Appeal, id: string | null | undefined): Promise<Attachment | null> {
  return id != null && isId(id) ? tx.findOne(AttachmentEntity, { id, appealId, status: AttachmentStatus.READY }) : null;
}

function hideFile(attachment: Attachment): void {
  if (!attachment.isPublic) throw Refusal.conflict('WRONG_STATUS', { ru: 'Этот файл и так не публичен.', en: 'This file is not public anyway.' });
  attachment.isPublic = false;
}

function takeDown(appeal: Appeal): void {
  if (appeal.visibility !== Visibility.PUBLIC) {
    throw Refusal.conflict('WRONG_STATUS', { ru: 'Это обращение и так не публично.', en: 'This appeal is not public anyway.' });
  }
  appeal.visibility = Visibility.PRIVATE;
}

export const UNKNOWN_ATTACHMENT: ValidationIssue = { path: ['attachmentId'], code: 'UNKNOWN_ATTACHMENT', message: { ru: 'У обращения нет такого файла.', en: 'The appeal has no such file.' } };
const NO_ANSWER: ValidationIssue = { path: ['target'], code: 'OUT_OF_RANGE', message: { ru: 'Ответа ещё нет.', en: 'There is no answer yet.' } };
const NO_TEXT: ValidationIssue = { path: ['ranges'], code: 'OUT_OF_RANGE', message: { ru: 'Фрагменты бывают только у текста.', en: 'Only texts have ranges.' } };
