import { Refusal, isId, type LocalizedText } from '@otklik/base';
import { RedactionTarget } from '../domain/redaction.js';
import { Visibility } from '../domain/visibility.js';
import { AttachmentEntity } from '../store/attachment.entity.js';
import { RedactionEntity, type Redaction } from '../store/redaction.entity.js';
import type { ChangeInput } from './change-appeal.js';
import { changeContent, type ChangedContent } from './change-content.js';
import { UNKNOWN_ATTACHMENT, attachmentOf } from './redact-appeal.js';
import type { Setting } from './setting.js';

/** A redaction that a moderator takes back. */
export interface LiftInput extends ChangeInput {
  readonly redactionId: string;
}

/** A file that a moderator shows to everybody. */
export interface ShowInput extends ChangeInput {
  readonly attachmentId: string;
}

/** A moderator takes a redaction back: everybody sees again what it hid. Parts of a text that another one hides too stay hidden. */
export function liftRedaction(setting: Setting, input: LiftInput): Promise<ChangedContent<Redaction>> {
  return changeContent(setting, {
    mutation: 'liftRedaction',
    input,
    event: 'appeal.redaction-lifted',
    async apply(tx, appeal, now) {
      const { redactionId } = input;
      const redaction = isId(redactionId) ? await tx.findOne(RedactionEntity, { id: redactionId, appealId: appeal.id, liftedAt: null }) : null;
      if (redaction === null) throw Refusal.notFound({ ru: 'Такого скрытия нет или оно уже снято.', en: 'There is no such redaction, or it is lifted already.' });
      redaction.liftedAt = now;
      if (redaction.target === RedactionTarget.APPEAL) appeal.visibility = Visibility.PUBLIC;
      if (redaction.attachmentId != null) await tx.nativeUpdate(AttachmentEntity, { id: redaction.attachmentId }, { isPublic: true });
      return { comment: LIFTED, result: redaction };
    },
  });
}

/** A moderator shows everybody a file that is not public by itself: a document of a citizen, or one that came later. */
export function showAttachment(setting: Setting, input: ShowInput): Promise<ChangedContent<null>> {
  return changeContent(setting, {
    mutation: 'showAttachment',
    input,
    event: 'appeal.attachment-shown',
    async apply(tx, appeal) {
      const attachment = await attachmentOf(tx, appeal, input.attachmentId);
      if (attachment === null) throw Refusal.validation([UNKNOWN_ATTACHMENT]);
      const isHidden = (await tx.count(RedactionEntity, { attachmentId: attachment.id, liftedAt: null })) > 0;
      if (isHidden) throw Refusal.conflict('WRONG_STATUS', { ru: 'Файл скрыт: сначала снимите скрытие.', en: 'The file is hidden: lift the redaction first.' });
      attachment.isPublic = true;
      return { comment: SHOWN, result: null };
    },
  });
}

const LIFTED: LocalizedText = { ru: 'Скрытие снято', en: 'A redaction is lifted' };
const SHOWN: LocalizedText = { ru: 'Файл открыт для всех', en: 'A file is shown to everybody' };
