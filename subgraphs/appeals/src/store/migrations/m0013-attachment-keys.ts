import { Migration } from '@otklik/database';

/** Keys of uploads are kept with all others. */
export class M0013AttachmentKeys extends Migration {
  override name = 'M0013AttachmentKeys';

  override up(): void {
    this.addSql(`
      insert into appeals.idempotency_key (person_id, mutation, key, fingerprint, answer, at)
        select owner_id, 'createAttachmentUpload', key, fingerprint, to_jsonb(attachment_id), at from appeals.attachment_key;
      drop table appeals.attachment_key;
    `);
  }
}
