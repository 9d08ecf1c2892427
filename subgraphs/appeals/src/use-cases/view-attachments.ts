import { CodedError, isId } from '@otklik/base';
import { ACCEPTED_TYPES, type Audience, type FileLink } from '@otklik/files';
import { authorisationClass, type Viewer } from '@otklik/identity';
import { AttachmentPart, AttachmentStatus, DOWNLOAD_MS, publicFileName } from '../domain/attachment.js';
import { APPEAL_PERMISSIONS } from '../permissions.js';
import type { Appeal } from '../store/appeal.entity.js';
import { AttachmentEntity, type Attachment } from '../store/attachment.entity.js';
import { mayReadPrivate, maySeeAnswer } from './may-read.js';
import { findReadableAppeal } from './read-appeal.js';
import type { Setting } from './setting.js';

/** A file as somebody sees it. */
export interface AttachmentView {
  readonly attachment: Attachment;
  readonly name: string;
  /** As whom the viewer gets it; null when its bytes are not there. */
  readonly audience: Audience | null;
}

/** The files of an appeal or its answer that the viewer may know of. The appeal must be one that the viewer may read. */
export async function attachmentsFor({ viewer, loaders }: Setting, appeal: Appeal, part: AttachmentPart): Promise<AttachmentView[]> {
  const all = (await loaders.attachments.load(appeal.id)).filter((attachment) => attachment.part === part);
  if (part === AttachmentPart.ANSWER && !maySeeAnswer(viewer, appeal)) return [];
  return all.flatMap((attachment, index) => viewOf(viewer, appeal, attachment, index + 1) ?? []);
}

/** One file. @throws CodedError NOT_FOUND when there is none or the viewer may not know of it, FORBIDDEN for a machine without the scope */
export async function readAttachment(setting: Setting, id: string): Promise<AttachmentView> {
  const { viewer, em } = setting;
  APPEAL_PERMISSIONS.requireToRead(viewer, 'appeal.read-public');
  const attachment = isId(id) ? await em.findOne(AttachmentEntity, { id: id.toLowerCase() }) : null;
  if (attachment !== null && isSender(viewer, attachment)) return ownView(attachment);
  const appeal = attachment?.appealId == null ? null : await findReadableAppeal(setting, attachment.appealId);
  const views = appeal === null ? [] : await attachmentsFor(setting, appeal, attachment!.part);
  const view = views.find((one) => one.attachment.id === attachment!.id);
  if (view === undefined) throw CodedError.notFound();
  return view;
}

/** A link by which the viewer gets a file, for a short time; null when its bytes are not there. */
export function downloadOf({ viewer, clock, files }: Setting, { attachment, audience }: AttachmentView): FileLink | null {
  if (audience === null) return null;
  return files.forDownload(attachment.id, audience, authorisationClass(viewer), new Date(clock.now().getTime() + DOWNLOAD_MS));
}

function viewOf(viewer: Viewer, appeal: Appeal, attachment: Attachment, place: number): AttachmentView | null {
  if (isSender(viewer, attachment)) return ownView(attachment);
  if (attachment.status !== AttachmentStatus.READY) return null;
  if (mayReadPrivate(viewer, appeal)) return { attachment, name: attachment.name, audience: 'insider' };
  return attachment.isPublic ? { attachment, name: nameForPublic(attachment, place), audience: 'public' } : null;
}

/** What an agency calls its files says nothing of the citizen. */
export function nameForPublic({ part, name, mediaType }: Attachment, place: number): string {
  return part === AttachmentPart.ANSWER ? name : publicFileName(place, ACCEPTED_TYPES.get(mediaType)?.extension ?? 'bin');
}

/** A file as its sender sees it. */
export function ownView(attachment: Attachment): AttachmentView {
  return { attachment, name: attachment.name, audience: attachment.status === AttachmentStatus.READY ? 'insider' : null };
}

function isSender(viewer: Viewer, { ownerId }: Attachment): boolean {
  return APPEAL_PERMISSIONS.allows(viewer, 'attachment.read', { ownerId });
}
