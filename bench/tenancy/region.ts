import { roleOf, withConnection } from '@otklik/database';

/** How much there is. */
export interface Scale {
  readonly cabinets: number;
  readonly appeals: number;
}

/** A role that may do what the subgraph may, and to which no policy applies. */
export const WITHOUT_POLICIES = 'bench_without_policies';

/** SQL expressions of the ids of the n-th cabinet, agency, author and appeal. Ids of appeals rise, as those of UUID version 7 do. */
export const ID = {
  cabinet: (n: number | string) => `md5('cabinet ' || ${n})::uuid`,
  agency: (n: number | string) => `md5('agency ' || ${n})::uuid`,
  author: (n: number | string) => `md5('author ' || ${n})::uuid`,
  appeal: (n: number | string) => `('01900000-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`,
} as const;

const CATEGORIES = 40;
const AUTHORS = 100_000;

/** Fills a migrated database. Few cabinets have very many appeals, most have a handful, as in a region: the first has a twentieth of all. */
export async function fillRegion(adminUrl: string, { cabinets, appeals }: Scale, say: (line: string) => void): Promise<void> {
  await withConnection(adminUrl, async (admin) => {
    const steps: [string, string][] = [
      ['a role without policies', `create role ${WITHOUT_POLICIES} nologin bypassrls; grant ${roleOf('appeals')} to ${WITHOUT_POLICIES} with inherit true`],
      [
        `${cabinets} agencies and their cabinets`,
        `insert into cabinets.agency (id, code, kind, title) select ${ID.agency('n')}, 'A' || n, 'INSTITUTION', '{"ru": "Ведомство", "en": "Agency"}'
         from generate_series(0, ${cabinets - 1}) n;
         insert into cabinets.cabinet (id, slug, agency_id) select ${ID.cabinet('n')}, 'c' || n, ${ID.agency('n')} from generate_series(0, ${cabinets - 1}) n`,
      ],
      [
        'categories',
        `insert into cabinets.plugin (id, version, types_version, manifest, published_at) values ('bench', '1', '1', '{}', now());
         insert into cabinets.category (id, plugin_id, title, term, private, position, retired)
         select 'bench.c' || n, 'bench', '{}', '{}', n % 8 = 0, n, false from generate_series(0, ${CATEGORIES - 1}) n`,
      ],
      [
        `${appeals} appeals`,
        `select setseed(0.42);
         insert into appeals.appeal (id, kind, category_id, agency_id, cabinet_id, author_id, text, plugin_id, channel, visibility, status, version,
           number, executor, submitted_at, due_at, due_reasons, is_provisional)
         select ${ID.appeal('n')}, 'MESSAGE', 'bench.c' || category, ${ID.agency('cabinet')}, ${ID.cabinet('cabinet')}, ${ID.author(`n % ${AUTHORS}`)},
           repeat('Яма на дороге у дома. ', 4), 'bench', 'PORTAL', case when n % 4 = 0 and category % 8 <> 0 then 'PUBLIC' else 'PRIVATE' end, status, 2,
           case when status = 'SUBMITTED' then null else 'N-' || n end, null, moment, moment + interval '30 days',
           '[{"ru": "30 дней", "en": "30 days"}]', false
         from (
           select n, floor(${cabinets} * power(random(), 4))::int as cabinet, floor(${CATEGORIES} * random())::int as category,
             (array['SUBMITTED', 'REGISTERED', 'IN_PROGRESS', 'ON_APPROVAL', 'ANSWERED', 'ANSWERED', 'ANSWERED', 'RATED'])[1 + n % 8] as status,
             timestamptz '2026-01-01' + n * interval '20 s' as moment
           from generate_series(1, ${appeals}) n
         ) as made`,
      ],
      [
        'their histories',
        `insert into appeals.appeal_history (appeal_id, version, at, status, actor, actor_role, author_id, cabinet_id)
         select id, change, submitted_at, case change when 1 then 'SUBMITTED' else status end, 'clerk', 'COORDINATOR', author_id, cabinet_id
         from appeals.appeal, generate_series(1, 2) change`,
      ],
      ['statistics', 'vacuum analyze appeals.appeal'],
      ['statistics', 'vacuum analyze appeals.appeal_history'],
      ['statistics', 'vacuum analyze cabinets.cabinet'],
    ];
    // Without checks of references and without triggers: what they would write is in the rows.
    await admin.query('set session_replication_role = replica');
    for (const [title, sql] of steps) {
      say(`writing ${title}`);
      await admin.query(sql);
    }
  });
}
