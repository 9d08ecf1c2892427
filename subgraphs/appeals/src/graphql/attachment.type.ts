import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { AttachmentPart, AttachmentStatus } from '../domain/attachment.js';

registerEnumType(AttachmentPart, {
  name: 'AttachmentPart',
  description: 'What a file belongs to.',
  valuesConfig: {
    APPEAL: { description: 'What the citizen wrote.' },
    ANSWER: { description: 'What the agency answers.' },
  },
});

registerEnumType(AttachmentStatus, {
  name: 'AttachmentStatus',
  description: 'How far a file is.',
  valuesConfig: {
    PENDING: { description: 'Announced; its bytes have not come.' },
    READY: { description: 'It has come, was looked at and can be had.' },
    REFUSED: { description: 'It has come and is not taken; `refusal` says why.' },
    ERASED: { description: 'It was there and is erased for good.' },
  },
});

@ObjectType('AttachmentRefusal', { description: 'Why a file is not taken.' })
export class AttachmentRefusalObject {
  @Field(() => String, { description: 'For programs; never renamed. One of the `FILE_…` codes of the error table.' })
  code!: string;
}

@ObjectType('AttachmentDownload', { description: 'A link by which the viewer gets a file, for a few minutes. Whoever has the link gets the file: do not pass it on.' })
export class AttachmentDownloadObject {
  @Field(() => String, { description: 'Where to GET it. Absolute, or a path on the server of the graph: resolve it against the address of the graph.' })
  url!: string;

  @Field(() => Date, { description: 'When the link ends; ask again for a new one.' })
  expiresAt!: Date;
}

@ObjectType('Attachment', { description: 'A file of an appeal or its answer.' })
export class AttachmentObject {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => String, { description: 'Its name as its sender called it; the public sees a neutral one of a citizen’s file.' })
  name!: string;

  @Field(() => String, { description: 'Its media type, such as `image/jpeg`; when it is READY, as its bytes say.' })
  mediaType!: string;

  @Field(() => Int, { description: 'In bytes; when it is READY, as it is kept. Pictures are drawn anew without EXIF and place.' })
  size!: number;

  @Field(() => String, { nullable: true, description: 'SHA-256 in hex of what is kept; null before it is READY.' })
  sha256!: string | null;

  @Field(() => AttachmentPart, { description: 'What it belongs to.' })
  part!: AttachmentPart;

  @Field(() => AttachmentStatus, { description: 'How far it is. Only its sender sees files that are not READY.' })
  status!: AttachmentStatus;

  @Field(() => AttachmentRefusalObject, { nullable: true, description: 'Why it is not taken; null unless it is REFUSED.' })
  refusal!: AttachmentRefusalObject | null;

  @Field(() => Boolean, { description: 'Whether everybody may have it who may read the appeal. Documents of citizens and what they add later are not public by themselves.' })
  isPublic!: boolean;

  @Field(() => Date, { description: 'When it was announced.' })
  createdAt!: Date;
}
