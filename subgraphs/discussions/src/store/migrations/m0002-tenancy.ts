import { Migration, TENANT_SQL, guardTableSql } from '@otklik/database';

/**
 * Row level security: drafts of discussions are their cabinet's, proposals before moderation are their author's and the cabinet's, a
 * stance is one person's. Everything else of a published discussion is everybody's to read.
 */
export class M0002Tenancy extends Migration {
  override name = 'M0002Tenancy';

  override up(): void {
    const { isMe, isPerson, isInMyCabinets } = TENANT_SQL;
    const staff = isInMyCabinets('cabinet_id');
    this.addSql(
      guardTableSql('discussions.discussion', {
        read: `published_at is not null or ${staff}`,
        add: staff,
        // Whoever takes part counts themselves and raises the version.
        change: `${staff} or (published_at is not null and ${isPerson})`,
        fixed: ['cabinet_id', 'agency_id'],
      }),
    );
    const ofDiscussion = (table: string, condition: string): string =>
      `exists (select from discussions.discussion where discussion.id = ${table}.discussion_id and (${condition}))`;
    const ofMine = (table: string): string => ofDiscussion(table, isInMyCabinets('discussion.cabinet_id'));
    for (const table of ['draft_version', 'clause']) {
      this.addSql(guardTableSql(`discussions.${table}`, { read: ofDiscussion(table, 'true'), add: ofMine(table) }));
    }
    const published = `proposal.status = 'PUBLISHED' and ${ofDiscussion('proposal', 'true')}`;
    this.addSql(
      guardTableSql('discussions.proposal', {
        read: `${isMe('author_id')} or (${published}) or ${ofMine('proposal')}`,
        add: isMe('author_id'),
        // Whoever supports a published proposal counts themselves.
        change: `${ofMine('proposal')} or (${published} and ${isPerson})`,
        fixed: ['discussion_id', 'author_id'],
      }),
    );
    const person = isMe('person_id');
    this.addSql(guardTableSql('discussions.stance', { read: person, add: person, change: person, remove: person, fixed: ['person_id', 'proposal_id'] }));
    this.addSql(
      guardTableSql('discussions.activity', {
        read: ofDiscussion('activity', 'true'),
        add: ofDiscussion('activity', `${isInMyCabinets('discussion.cabinet_id')} or ${isPerson}`),
      }),
    );
    this.addSql(guardTableSql('discussions.idempotency_key', { read: person, add: person }));
  }
}
