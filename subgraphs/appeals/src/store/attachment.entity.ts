import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { AttachmentPart, AttachmentStatus } from '../domain/attachment.js';

/** A file that belongs to an appeal or its answer, or will. Its bytes are in the storage of files. */
export const AttachmentEntity = defineEntity({
  name: 'Attachment',
  tableName: 'attachment',
  properties: {
    /** UUID version 7. */
    id: p.uuid().primary(),
    /** Null until the appeal it is for is submitted. */
    appealId: p.uuid().nullable(),
    part: p.enum(() => AttachmentPart),
    /** Who sends it, as the id of a citizen: staff have one too. */
    ownerId: p.uuid(),
    /** Login of whoever sends it, and as what, for the history. */
    addedBy: p.text(),
    addedAs: p.text(),
    /** As its sender called it. */
    name: p.text(),
    /** As announced; once it is there, as its bytes say. */
    mediaType: p.text(),
    /** In bytes: as announced; once it is there, as it is kept. */
    size: p.integer(),
    /** In hex: as announced, if it was; once it is there, of what is kept. */
    sha256: p.text().nullable(),
    status: p.enum(() => AttachmentStatus),
    /** The code of the error table, when it is refused. */
    refusal: p.text().nullable(),
    /** Where it is in the storage; null when it is not there. */
    fileKey: p.uuid().nullable(),
    /** Whether everybody may have it who may read the appeal. */
    isPublic: p.boolean(),
    createdAt: p.datetime(),
  },
});

export interface Attachment extends InferEntity<typeof AttachmentEntity> {}
