import { type Tenant } from '@otklik/database';
import { ID, type Scale } from './region.ts';

/** One thing that a clerk asks, as the appeals subgraph puts it to the database. */
export interface Asked {
  readonly tenant: Tenant;
  readonly statements: readonly string[];
}

export interface Query {
  readonly name: string;
  readonly title: string;
  /** The same for the same turn. */
  readonly ask: (turn: number, ids: Ids) => Asked;
}

/** Ids that queries are about, looked up once. */
export interface Ids {
  /** Some cabinets, from the one with the most appeals to one with few. */
  readonly cabinets: readonly { readonly cabinet: string; readonly agency: string; readonly appeals: readonly { readonly id: string; readonly number: string }[] }[];
  readonly clerk: string;
}

const CATEGORY = 'bench.c7';

export const QUERIES: readonly Query[] = [
  {
    name: 'queue',
    title: 'Queue of a cabinet, one status, newest first',
    ask: (turn, ids) => {
      const { agency, scope, tenant } = clerkOf(turn, ids);
      return {
        tenant,
        statements: [
          `select page.* from unnest('{${agency}}'::uuid[]) as owner (id) cross join lateral (
             select a.* from appeals.appeal a where a.agency_id = owner.id and ${scope} and a.status = 'IN_PROGRESS' order by a.id desc limit 21
           ) as page order by page.id desc`,
        ],
      };
    },
  },
  {
    name: 'card',
    title: 'Card: one appeal and its history',
    ask: (turn, ids) => {
      const { tenant, appeal } = clerkOf(turn, ids);
      return {
        tenant,
        statements: [
          `select "a0".* from "appeals"."appeal" as "a0" where "a0"."id" in ('${appeal.id}')`,
          `select "a0".* from "appeals"."appeal_history" as "a0" where "a0"."appeal_id" in ('${appeal.id}') order by "a0"."appeal_id" asc, "a0"."version" asc`,
        ],
      };
    },
  },
  {
    name: 'search-number',
    title: 'Search by registration number',
    ask: (turn, ids) => {
      const { scope, tenant, appeal } = clerkOf(turn, ids);
      return { tenant, statements: [`select a.* from appeals.appeal a where ${scope} and a.number = '${appeal.number}' order by a.id desc limit 21`] };
    },
  },
  {
    name: 'search-category',
    title: 'Search by category and status, over all that a clerk may read',
    ask: (turn, ids) => {
      const { scope, tenant } = clerkOf(turn, ids);
      return {
        tenant,
        statements: [`select a.* from appeals.appeal a where ${scope} and a.status = 'ANSWERED' and a.category_id = '${CATEGORY}' order by a.id desc limit 21`],
      };
    },
  },
  {
    name: 'count',
    title: 'Count of what waits in a cabinet',
    ask: (turn, ids) => {
      const { agency, scope, tenant } = clerkOf(turn, ids);
      return { tenant, statements: [`select count(*) from appeals.appeal a where a.agency_id = '${agency}' and ${scope} and a.status = 'IN_PROGRESS'`] };
    },
  },
];

/** SQL that finds the ids. */
export function idsSql({ cabinets }: Scale): string {
  const places = [0, 1, 7, 60, 500, 4_000, 30_000].filter((place) => place < cabinets);
  return `select ${ID.cabinet('place')} as cabinet, ${ID.agency('place')} as agency, found.appeals
    from unnest(array[${places.join(',')}]) as place cross join lateral (
      select jsonb_agg(jsonb_build_object('id', id, 'number', number)) as appeals from (
        select id, number from appeals.appeal where agency_id = ${ID.agency('place')} and number is not null limit 50
      ) as known
    ) as found where found.appeals is not null`;
}

/** The checks of the program stay on in both cases: `readable` of the subgraph, for staff of one cabinet. */
function clerkOf(turn: number, { cabinets, clerk }: Ids) {
  const { cabinet, agency, appeals } = cabinets[turn % cabinets.length]!;
  const tenant: Tenant = { viewer: 'person', personId: clerk, cabinetIds: [cabinet], everything: false };
  const scope = `(a.author_id = '${clerk}' or a.cabinet_id in ('${cabinet}') or (a.visibility = 'PUBLIC' and a.kind = 'MESSAGE' and a.status <> 'SUBMITTED'
    and a.category_id in (select id from cabinets.published_category where not private)))`;
  return { agency, tenant, scope, appeal: appeals[(turn * 7) % appeals.length]! };
}
