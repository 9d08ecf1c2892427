import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal, isId, newId, type ValidationIssue } from '@otklik/base';
import { ACCEPTED_TYPES, type FileLink } from '@otklik/files';
import type { PersonViewer } from '@otklik/identity';
import { checkIdempotencyKey, once } from '@otklik/subgraph';
import {
  AttachmentPart,
  AttachmentStatus,
  MAX_FILES,
  MAX_LOOSE_FILES,
  MAX_TOTAL_BYTES,
  UPLOAD_MS,
  checkAnnouncedFile,
  normaliseFileName,
  type AnnouncedFile,
} from '../domain/attachment.js';
import { APPEAL_PERMISSIONS } from '../permissions.js';
import { AttachmentEntity, type Attachment } from '../store/attachment.entity.js';
import { totalsOfAppeal, totalsOfLoose, waitForMyTurn } from '../store/attachments.js';
import { placeFor, type AttachmentPlace } from './attachment-place.js';
import type { Setting } from './setting.js';

/** A file that somebody wants to send. */
export interface UploadInput extends AnnouncedFile {
  /** Chosen by the client, the same for every retry. */
  readonly idempotencyKey: string;
  /** The appeal that it is for, when that is there already. */
  readonly appealId?: string | null;
  /** To what of it the file belongs. */
  readonly part: AttachmentPart;
}

/** A file that is expected, and how to send it. */
export interface Upload {
  readonly attachment: Attachment;
  /** Null when it has come already. */
  readonly link: FileLink | null;
}

const TYPES: ReadonlySet<string> = new Set(ACCEPTED_TYPES.keys());

/** A signed-in person announces a file, and gets the link to send it by. The same key and body again answers the same file with a new link. */
export async function createAttachmentUpload(setting: Setting, input: UploadInput): Promise<Upload> {
  const { viewer, em, clock, files } = setting;
  const sender = APPEAL_PERMISSIONS.requirePerson(viewer, 'attachment.upload', {}, { ru: 'Войдите, чтобы отправить файл.', en: 'Sign in to send a file.' });
  const issues = [...checkIdempotencyKey(input.idempotencyKey), ...checkAnnouncedFile(input, TYPES)];
  if (input.appealId != null && !isId(input.appealId)) issues.push(UNKNOWN_APPEAL);
  if (input.appealId == null && input.part === AttachmentPart.ANSWER) issues.push(NO_APPEAL);
  if (issues.length > 0) throw Refusal.validation(issues);

  const now = clock.now();
  const id = newId(now.getTime());
  const call = { viewer: sender, mutation: 'createAttachmentUpload', input, clock };
  const attachment = await em.fork().transactional((tx) =>
    once(tx, 'appeals', call, { answer: id, work: () => announce(setting, tx, sender, input, id, now), replay: (earlier) => expected(tx, earlier) }),
  );
  const link = attachment.status === AttachmentStatus.PENDING ? files.forUpload(attachment.id, new Date(now.getTime() + UPLOAD_MS)) : null;
  return { attachment, link };
}

/** The file that was announced with the key before, unless it has been removed since. */
async function expected(tx: EntityManager, id: string): Promise<Attachment> {
  const attachment = await tx.findOne(AttachmentEntity, { id });
  if (attachment === null) throw Refusal.notFound({ ru: 'Этого файла больше нет.', en: 'This file is gone.' });
  return attachment;
}

async function announce(setting: Setting, tx: EntityManager, sender: PersonViewer, input: UploadInput, id: string, now: Date): Promise<Attachment> {
  const place = await placeFor(setting, tx, sender, input);
  await requireRoom(tx, sender, input, place);
  const { part, addedAs } = place;
  const { mediaType, size, sha256 } = input;
  return tx.create(AttachmentEntity, {
    id,
    appealId: place.appeal?.id ?? null,
    part,
    ownerId: sender.citizenId,
    addedBy: sender.login,
    addedAs,
    name: normaliseFileName(input.fileName),
    mediaType,
    size,
    sha256: sha256?.toLowerCase() ?? null,
    status: AttachmentStatus.PENDING,
    refusal: null,
    fileKey: null,
    isPublic: part === AttachmentPart.ANSWER,
    createdAt: now,
  });
}

/** @throws Refusal ValidationFailed when there are too many files already, or they are too large together */
async function requireRoom(tx: EntityManager, { citizenId }: PersonViewer, { size }: UploadInput, { appeal, part }: AttachmentPlace): Promise<void> {
  await waitForMyTurn(tx, appeal?.id ?? citizenId);
  const taken = appeal === null ? await totalsOfLoose(tx, citizenId) : await totalsOfAppeal(tx, appeal.id, part);
  const most = appeal === null ? MAX_LOOSE_FILES : MAX_FILES;
  if (taken.count >= most) throw Refusal.validation([tooManyFiles(most)]);
  if (appeal !== null && taken.size + size > MAX_TOTAL_BYTES) throw Refusal.validation([TOO_LARGE_TOGETHER]);
}

export function tooManyFiles(most: number, path: readonly string[] = []): ValidationIssue {
  return { path, code: 'TOO_MANY_FILES', message: { ru: `Не больше ${most} файлов.`, en: `No more than ${most} files.` } };
}

export const TOO_LARGE_TOGETHER: ValidationIssue = {
  path: ['size'],
  code: 'FILES_TOO_LARGE',
  message: { ru: `Все файлы вместе — не больше ${MAX_TOTAL_BYTES / 1e6} МБ.`, en: `All files together have no more than ${MAX_TOTAL_BYTES / 1e6} MB.` },
};

const UNKNOWN_APPEAL: ValidationIssue = { path: ['appealId'], code: 'BAD_FORMAT', message: { ru: 'Это не идентификатор.', en: 'This is not an id.' } };

const NO_APPEAL: ValidationIssue = {
  path: ['appealId'],
  code: 'REQUIRED',
  message: { ru: 'Назовите обращение, к ответу на которое прилагается файл.', en: 'Name the appeal whose answer the file is for.' },
};
