import { Migration } from '@mikro-orm/migrations';

/** Messages brought in from another system: no citizen of the platform stands behind them. */
export class M0002Imports extends Migration {
  override name = 'M0002Imports';

  override up(): void {
    this.addSql(`
      alter table appeals.appeal
        alter column author_id drop not null,
        add column origin jsonb,
        add check ((author_id is null) = (origin is not null));
    `);
  }
}
