import { Access, outcome } from '@otklik/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { AppealsContext } from '../appeals-context.js';
import { AttachmentPart } from '../domain/attachment.js';
import { APPEAL_PERMISSIONS } from '../permissions.js';
import { createAttachmentUpload, type Upload } from '../use-cases/create-attachment-upload.js';
import { ownView } from '../use-cases/view-attachments.js';
import { AttachmentNode } from './attachment.resolver.js';
import { CreateAttachmentUploadInput, CreateAttachmentUploadResult, CreateAttachmentUploadSuccess, type AttachmentUploadObject } from './attachment-mutations.type.js';

@Resolver()
export class AttachmentMutationsResolver {
  @Access(APPEAL_PERMISSIONS, 'attachment.upload')
  @Mutation(() => CreateAttachmentUploadResult, {
    description: 'Announces a file and gives the link to send it by. For everybody who is signed in; to an appeal that is there, for its author; to an answer, for the executor.',
  })
  createAttachmentUpload(
    @Arg('input', () => CreateAttachmentUploadInput, { description: 'Which file, and what it is for.' }) input: CreateAttachmentUploadInput,
    @Ctx() ctx: AppealsContext,
  ): Promise<typeof CreateAttachmentUploadResult> {
    return outcome(ctx.locale, async () => success(await createAttachmentUpload(ctx, { ...input, part: input.part ?? AttachmentPart.APPEAL })));
  }
}

function success({ attachment, link }: Upload): CreateAttachmentUploadSuccess {
  return Object.assign(new CreateAttachmentUploadSuccess(), { attachment: AttachmentNode.of(ownView(attachment)), upload: link === null ? null : uploadOf(attachment, link) });
}

function uploadOf({ size, mediaType }: Upload['attachment'], { url, expiresAt }: NonNullable<Upload['link']>): AttachmentUploadObject {
  return { url, expiresAt, method: 'PUT', headers: [{ name: 'Content-Type', value: mediaType }], maxSize: size };
}
