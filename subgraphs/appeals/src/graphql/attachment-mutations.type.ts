import { IDEMPOTENCY_KEY, mutationResult } from '@otklik/subgraph';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { AttachmentPart } from '../domain/attachment.js';
import { AttachmentObject } from './attachment.type.js';

@InputType({ description: 'A file that the client wants to send.' })
export class CreateAttachmentUploadInput {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => String, { description: 'Its name, up to 200 characters; folders before it are left out.' })
  fileName!: string;

  @Field(() => String, {
    description:
      'What it is: `image/jpeg`, `image/png`, `image/webp`, `application/pdf`, or the media type of DOCX, XLSX, ODT or ODS. What its bytes say decides.',
  })
  mediaType!: string;

  @Field(() => Int, { description: 'Its size in bytes, exactly; up to 20,000,000.' })
  size!: number;

  @Field(() => String, { nullable: true, description: 'SHA-256 of its bytes in hex: other bytes are refused.' })
  sha256?: string;

  @Field(() => ID, { nullable: true, description: 'The appeal that it is for; without it, name the file in `SubmitAppealInput.attachmentIds` within a day.' })
  appealId?: string;

  @Field(() => AttachmentPart, {
    nullable: true,
    defaultValue: AttachmentPart.APPEAL,
    description: 'To what of the appeal it belongs: authors add to the appeal, the executor to the answer.',
  })
  part?: AttachmentPart;
}

@ObjectType('HttpHeader', { description: 'A header of an HTTP request.' })
export class HttpHeaderObject {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'Its value.' })
  value!: string;
}

@ObjectType('AttachmentUpload', { description: 'How to send the bytes of a file. Answers: 201, or an error with a code of the error table.' })
export class AttachmentUploadObject {
  @Field(() => String, { description: 'Where to send it. Absolute, or a path on the server of the graph: resolve it against the address of the graph. Whoever has it may send the file: keep it to yourself.' })
  url!: string;

  @Field(() => String, { description: 'The HTTP method: `PUT`, with the bytes as its body.' })
  method!: string;

  @Field(() => [HttpHeaderObject], { description: 'Headers to send with it.' })
  headers!: HttpHeaderObject[];

  @Field(() => Int, { description: 'The most bytes that are taken: the size that was announced.' })
  maxSize!: number;

  @Field(() => Date, { description: 'When the link ends. The same `idempotencyKey` gives another one.' })
  expiresAt!: Date;
}

@ObjectType({ description: 'The file is expected, now or by an earlier try with the same key.' })
export class CreateAttachmentUploadSuccess {
  @Field(() => AttachmentObject, { description: 'The file.' })
  attachment!: AttachmentObject;

  @Field(() => AttachmentUploadObject, { nullable: true, description: 'How to send it; null when it has come already.' })
  upload!: AttachmentUploadObject | null;
}

export const CreateAttachmentUploadResult = mutationResult('CreateAttachmentUploadResult', CreateAttachmentUploadSuccess);
