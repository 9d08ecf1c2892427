import { Migration, TENANT_SQL, guardTableSql } from '@otklik/database';

/** Row level security: drafts are their cabinet's; what is published is everybody's to read, and every person's to answer. */
export class M0002Tenancy extends Migration {
  override name = 'M0002Tenancy';

  override up(): void {
    const { isMe, isPerson, isInMyCabinets } = TENANT_SQL;
    const staff = isInMyCabinets('cabinet_id');
    this.addSql(
      guardTableSql('surveys.survey', {
        read: `published_at is not null or ${staff}`,
        add: staff,
        // An answer counts itself and raises the version.
        change: `${staff} or (published_at is not null and ${isPerson})`,
        fixed: ['cabinet_id', 'agency_id'],
      }),
    );
    const ofSurvey = (table: string, condition: string): string =>
      `exists (select from surveys.survey where survey.id = ${table}.survey_id and (${condition}))`;
    for (const table of ['ballot_box', 'text_bag']) {
      const answerable = ofSurvey(table, `${isInMyCabinets('survey.cabinet_id')} or ${isPerson}`);
      this.addSql(guardTableSql(`surveys.${table}`, { read: ofSurvey(table, 'true'), add: answerable, change: answerable, fixed: ['survey_id'] }));
    }
    // Marks tie to nobody, so there is no tenant to ask for: a person leaves one, and asks for those they can compute.
    this.addSql(guardTableSql('surveys.participation', { read: isPerson, add: isPerson }));
    this.addSql(guardTableSql('surveys.idempotency_key', { read: isMe('person_id'), add: isMe('person_id') }));
  }
}
