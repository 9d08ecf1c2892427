import { LockMode, type EntityManager, type MikroORM } from '@mikro-orm/postgresql';
import type { Clock } from '@otklik/base';
import { SYSTEM, sessionOf } from '@otklik/database';
import type { Audience, FileDesk, HandedFile, TakenFile } from '@otklik/files';
import { AttachmentPart, AttachmentStatus } from '../domain/attachment.js';
import { isOpenFor } from '../domain/attachment-rules.js';
import { isAnswered, isPublic } from '../domain/publicity.js';
import { AppealEntity, type Appeal } from '../store/appeal.entity.js';
import { AttachmentEntity, type Attachment } from '../store/attachment.entity.js';
import { findCategories } from '../store/published.js';
import { recordChange } from '../store/record-change.js';
import { nameForPublic } from './view-attachments.js';

/** What the desk works with. */
export interface AttachmentDeskOptions {
  readonly orm: MikroORM;
  readonly clock: Clock;
  readonly onCommitted: () => void;
}

/** Knows the files of appeals for the routes by which they come and go. Whoever comes with a link was allowed to when it was made. */
export function createAttachmentDesk({ orm, clock, onCommitted }: AttachmentDeskOptions): FileDesk {
  const inTransaction = <Result>(work: (tx: EntityManager) => Promise<Result>): Promise<Result> => orm.em.fork({ session: sessionOf(SYSTEM) }).transactional(work);
  return {
    expected: (id) =>
      inTransaction(async (tx) => {
        const attachment = await tx.findOne(AttachmentEntity, { id, status: AttachmentStatus.PENDING });
        return attachment === null ? null : { size: attachment.size, mediaType: attachment.mediaType, sha256: attachment.sha256 ?? null };
      }),
    async take(id, file) {
      const isTaken = await inTransaction((tx) => take(tx, clock.now(), id, file));
      onCommitted();
      return isTaken;
    },
    refuse: (id, code) =>
      inTransaction(async (tx) => {
        const attachment = await lockPending(tx, id);
        if (attachment !== null) Object.assign(attachment, { status: AttachmentStatus.REFUSED, refusal: code });
      }),
    hand: (id, audience) => inTransaction((tx) => hand(tx, id, audience)),
  };
}

/** The file is there. What is added to an appeal that was sent before is a change of the appeal, told as such. */
async function take(tx: EntityManager, now: Date, id: string, { key, mediaType, size, sha256 }: TakenFile): Promise<boolean> {
  const attachment = await lockPending(tx, id);
  if (attachment === null) return false;
  if (attachment.appealId != null) {
    const appeal = await tx.findOneOrFail(AppealEntity, { id: attachment.appealId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!isOpenFor(attachment.part, appeal.status)) return false;
    appeal.version += 1;
    await recordChange(tx, appeal, { ...ADDED[attachment.part], at: now, actor: attachment.addedBy, actorRole: attachment.addedAs });
  }
  Object.assign(attachment, { status: AttachmentStatus.READY, fileKey: key, mediaType, size, sha256 });
  return true;
}

const ADDED = {
  APPEAL: { event: 'appeal.attachment-added', comment: { ru: 'Автор добавил файл', en: 'The author has added a file' } },
  ANSWER: { event: 'appeal.attachment-added', comment: { ru: 'К ответу приложен файл', en: 'A file is added to the answer' } },
} as const;

/** An insider's link was made for them alone; what everybody sees is looked at again, because it may have been hidden meanwhile. */
async function hand(tx: EntityManager, id: string, audience: Audience): Promise<HandedFile | null> {
  const attachment = await tx.findOne(AttachmentEntity, { id, status: AttachmentStatus.READY });
  if (attachment === null) return null;
  const { fileKey: key, mediaType } = attachment;
  if (audience === 'insider') return { key: key!, name: attachment.name, mediaType };
  const appeal = attachment.appealId == null ? null : await tx.findOne(AppealEntity, { id: attachment.appealId });
  if (appeal === null || !(await everybodyMayHave(tx, appeal, attachment))) return null;
  const all = await tx.find(AttachmentEntity, { appealId: appeal.id, part: attachment.part }, { orderBy: { id: 'asc' } });
  return { key: key!, name: nameForPublic(attachment, all.findIndex((one) => one.id === id) + 1), mediaType };
}

async function everybodyMayHave(tx: EntityManager, appeal: Appeal, { isPublic: isShown, part }: Attachment): Promise<boolean> {
  const [category] = await findCategories(tx, [appeal.categoryId]);
  return isShown && isPublic(appeal, category?.private ?? true) && (part === AttachmentPart.APPEAL || isAnswered(appeal.status));
}

function lockPending(tx: EntityManager, id: string): Promise<Attachment | null> {
  return tx.findOne(AttachmentEntity, { id, status: AttachmentStatus.PENDING }, { lockMode: LockMode.PESSIMISTIC_WRITE });
}
