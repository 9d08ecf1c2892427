import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal } from '@otklik/base';
import type { PersonViewer } from '@otklik/identity';
import { AttachmentPart } from '../domain/attachment.js';
import { isOpenFor } from '../domain/attachment-rules.js';
import { APPEAL_PERMISSIONS } from '../permissions.js';
import { AppealEntity, type Appeal } from '../store/appeal.entity.js';
import { mayRead, subjectOf } from './may-read.js';
import type { Setting } from './setting.js';

/** What a file is for. */
export interface AttachmentPlace {
  /** Null when it is yet to be submitted. */
  readonly appeal: Appeal | null;
  readonly part: AttachmentPart;
  /** As what its sender adds it, for the history. */
  readonly addedAs: 'AUTHOR' | 'EXECUTOR';
}

/**
 * Where a file is to go that somebody wants to send.
 * @throws Refusal NotFound for an appeal that the sender may not know of, Forbidden, Conflict WRONG_STATUS when it takes no more files
 */
export async function placeFor(
  { loaders }: Setting,
  tx: EntityManager,
  sender: PersonViewer,
  { appealId, part }: { readonly appealId?: string | null; readonly part: AttachmentPart },
): Promise<AttachmentPlace> {
  if (appealId == null) return { appeal: null, part, addedAs: 'AUTHOR' };
  const appeal = await tx.findOne(AppealEntity, { id: appealId });
  const permission = part === AttachmentPart.ANSWER ? 'appeal.attach-to-answer' : 'appeal.attach';
  if (appeal === null || !APPEAL_PERMISSIONS.allows(sender, permission, subjectOf(appeal))) {
    const category = appeal === null ? null : await loaders.category.load(appeal.categoryId);
    if (appeal !== null && mayRead(sender, appeal, category?.private ?? true)) throw Refusal.forbidden();
    throw Refusal.notFound({ ru: 'Такого обращения нет.', en: 'There is no such appeal.' });
  }
  if (!isOpenFor(part, appeal.status)) throw takesNoFiles();
  return { appeal, part, addedAs: part === AttachmentPart.ANSWER ? 'EXECUTOR' : 'AUTHOR' };
}

/** The refusal of a file that comes too late, or too early. */
export function takesNoFiles(): Refusal {
  return Refusal.conflict('WRONG_STATUS', {
    ru: 'В нынешнем состоянии обращения файлы добавить нельзя.',
    en: 'As the appeal stands now, it takes no files.',
  });
}
