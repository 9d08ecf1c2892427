import { withConnection } from '@otklik/database';

/** Schemas of what is made by itself, whenever it comes to it: from events, and by periodic jobs. */
const DERIVED = ['events', 'jobs'];
/** What jobs and followers write and take away beside: files that are gone, figures, that a process lives, reminders of terms, seals. */
const SWEPT = ['appeal_fact', 'discarded_file', 'graph_part', 'monthly_cell', 'monthly_cell_0', 'monthly_cell_1', 'monthly_cell_2', 'progress', 'reminder', 'seal', 'systemic_problem', 'untold'];
/** The events that a job writes, and what follows figures. */
const BY_ITSELF = "('appeal.reminder', 'insights.changed')";

/** Stands for every row of the platform, and for how many events there are. Two that are equal: nothing was written in between. */
export function databaseDigest(adminUrl: string): Promise<string> {
  return withConnection(adminUrl, async (admin) => {
    const { rows } = await admin.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema') and not schemaname = any ($1) and not tablename = any ($2) order by 1`,
      [DERIVED, SWEPT],
    );
    const digests = rows.map(({ name }) => `select '${name}' || ' ' || count(*) || ' ' || coalesce(md5(string_agg(t::text, ',' order by t::text)), '') as digest from ${name} t`);
    const { rows: digested } = await admin.query<{ digest: string }>(
      [...digests, `select 'events ' || (select count(*) from events.outbox where type not in ${BY_ITSELF}) + (select count(*) from events.log where type not in ${BY_ITSELF})`].join(' union all '),
    );
    return digested.map(({ digest }) => digest).sort().join('\n');
  });
}
