import { LockMode, type EntityManager } from '@mikro-orm/postgresql';
import { Refusal, isId, type LocalizedText, type ValidationIssue } from '@otklik/base';
import { ACCEPTED_TYPES } from '@otklik/files';
import { AttachmentPart, AttachmentStatus, MAX_FILES, MAX_TOTAL_BYTES } from '../domain/attachment.js';
import { AttachmentEntity, type Attachment } from '../store/attachment.entity.js';
import { TOO_LARGE_TOGETHER, tooManyFiles } from './create-attachment-upload.js';

const PATH = 'attachmentIds';

/**
 * Gives files that the author has sent to the appeal that is submitted now, in the same transaction. Pictures are for everybody who
 * may read the appeal once a moderator has let it pass; documents are not, because they carry names and signatures.
 * @throws Refusal ValidationFailed for files that are not the author's, have not come, or belong to an appeal already
 */
export async function attachToSubmission(tx: EntityManager, authorId: string, appealId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const wanted = [...new Set(ids.map((id) => id.toLowerCase()))];
  if (wanted.length > MAX_FILES) throw Refusal.validation([tooManyFiles(MAX_FILES, [PATH])]);
  const found = await tx.find(AttachmentEntity, { id: { $in: wanted.filter(isId) }, ownerId: authorId }, { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } });
  const byId = new Map(found.map((attachment) => [attachment.id, attachment]));
  const issues = ids.flatMap((id, index) => issueOf(byId.get(id.toLowerCase()), String(index)));
  if (found.reduce((total, { size }) => total + size, 0) > MAX_TOTAL_BYTES) issues.push({ ...TOO_LARGE_TOGETHER, path: [PATH] });
  if (issues.length > 0) throw Refusal.validation(issues);
  for (const attachment of found) {
    attachment.appealId = appealId;
    attachment.isPublic = ACCEPTED_TYPES.get(attachment.mediaType)?.kind === 'picture';
  }
}

function issueOf(attachment: Attachment | undefined, index: string): ValidationIssue[] {
  const issue = (code: string, message: LocalizedText): ValidationIssue[] => [{ path: [PATH, index], code, message }];
  if (attachment === undefined || attachment.part !== AttachmentPart.APPEAL || attachment.status === AttachmentStatus.ERASED) {
    return issue('UNKNOWN_ATTACHMENT', { ru: 'Такого файла нет.', en: 'There is no such file.' });
  }
  if (attachment.appealId != null) return issue('ATTACHMENT_TAKEN', { ru: 'Этот файл уже приложен к обращению.', en: 'This file belongs to an appeal already.' });
  if (attachment.status !== AttachmentStatus.READY) return issue('ATTACHMENT_NOT_READY', { ru: 'Этот файл ещё не принят.', en: 'This file has not been taken yet.' });
  return [];
}
