import { Access, type Ref } from '@otklik/subgraph';
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { AppealsContext } from '../appeals-context.js';
import { AttachmentPart, AttachmentStatus } from '../domain/attachment.js';
import { APPEAL_PERMISSIONS } from '../permissions.js';
import type { Appeal } from '../store/appeal.entity.js';
import { attachmentsFor, downloadOf, readAttachment, type AttachmentView } from '../use-cases/view-attachments.js';
import { AppealObject } from './appeal.type.js';
import { AttachmentDownloadObject, AttachmentObject } from './attachment.type.js';

/** What a resolver of a file hands on: what the graph shows of it, and what its link is made from. */
export class AttachmentNode extends AttachmentObject {
  private constructor(readonly view: AttachmentView) {
    super();
  }

  static of(view: AttachmentView): AttachmentNode {
    const { id, mediaType, size, sha256, part, status, refusal, isPublic, createdAt } = view.attachment;
    const kept = { sha256: status === AttachmentStatus.READY ? (sha256 ?? null) : null, refusal: refusal == null ? null : { code: refusal } };
    return Object.assign(new AttachmentNode(view), { id, name: view.name, mediaType, size, part, status, isPublic, createdAt, ...kept });
  }
}

@Resolver(() => AttachmentObject)
export class AttachmentResolver {
  @Access(APPEAL_PERMISSIONS, 'appeal.read-public')
  @Query(() => AttachmentObject, { nullable: true, description: 'One file. Null with the code NOT_FOUND when there is none or the viewer may not know of it.' })
  async attachment(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() ctx: AppealsContext): Promise<AttachmentNode> {
    return AttachmentNode.of(await readAttachment(ctx, id));
  }

  @FieldResolver(() => AttachmentDownloadObject, { nullable: true, description: 'How to get it; null unless it is READY.' })
  download(@Root() { view }: Ref<AttachmentNode>, @Ctx() ctx: AppealsContext): AttachmentDownloadObject | null {
    return downloadOf(ctx, view);
  }
}

@Resolver(() => AppealObject)
export class AppealAttachmentsResolver {
  @FieldResolver(() => [AttachmentObject], { description: 'The files that the viewer may have, those of the answer included, in the order in which they were announced.' })
  async attachments(
    @Root() appeal: Ref<Appeal>,
    @Arg('part', () => AttachmentPart, { nullable: true, description: 'Only those of the appeal, or of its answer.' }) part: AttachmentPart | undefined,
    @Ctx() ctx: AppealsContext,
  ): Promise<AttachmentNode[]> {
    const parts = part == null ? Object.values(AttachmentPart) : [part];
    const views = await Promise.all(parts.map((one) => attachmentsFor(ctx, appeal, one)));
    return views.flat().map((view) => AttachmentNode.of(view));
  }
}
