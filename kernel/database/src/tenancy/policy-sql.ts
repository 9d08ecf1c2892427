import { EVERYTHING, PUBLIC, TENANT_SETTINGS } from './tenant.js';

/**
 * A setting as policies read it. The `select` makes it an InitPlan, run once per statement: called per row it would cost more than the
 * query. Null when it was never set; '' when an earlier transaction of the connection had set it.
 */
function setting(name: keyof typeof TENANT_SETTINGS, cast = ''): string {
  const value = `current_setting('${TENANT_SETTINGS[name]}', true)`;
  return cast === '' ? `(select ${value})` : `(select nullif(${value}, '')::${cast})`;
}

/** SQL conditions about whoever the transaction works for. None holds when nobody has said. */
export const TENANT_SQL = {
  isPerson: `${setting('viewer')} = 'person'`,
  seesEverything: `${setting('reach')} = 'all'`,
  /** @param column with the id of a citizen */
  isMe: (column: string): string => `${column} = ${setting('person', 'uuid')}`,
  /** @param column with the id of a cabinet */
  isInMyCabinets: (column: string): string => `${column} = any (${setting('cabinets', 'uuid[]')}::uuid[])`,
  /**
   * Both in one, which is planned in half the time: no id is a citizen's and a cabinet's.
   * @param person column with the id of a citizen, @param cabinet with the id of a cabinet; either may be null
   */
  isMine: (person: string, cabinet: string): string => `array[${person}, ${cabinet}] && ${setting('mine', 'uuid[]')}::uuid[]`,
  /** The same for a row of several cabinets. @param cabinets column with an array of ids of others, or null */
  isOurs: (person: string, cabinet: string, cabinets: string): string => `(array[${person}, ${cabinet}] || ${cabinets}) && ${setting('mine', 'uuid[]')}::uuid[]`,
  /** @param cabinets column with an array of ids of cabinets, or null */
  isAnyOfMyCabinets: (cabinets: string): string => `${cabinets} && ${setting('cabinets', 'uuid[]')}::uuid[]`,
} as const;

/** Which rows a tenant who does not see everything may touch, as SQL conditions on columns of the table. */
export interface TenantRules {
  /** Rows that it reads; a row that it changes it must also be able to read. */
  readonly read: string;
  /** Rows that it adds. None when absent. */
  readonly add?: string;
  /** Rows that it changes or locks, before and after the change. None when absent. */
  readonly change?: string;
  /** Rows that it removes. None when absent. */
  readonly remove?: string;
  /** Columns that say whose a row is: only the platform itself changes them. */
  readonly fixed?: readonly string[];
}

/**
 * SQL that puts a table under row level security, for a migration of its schema. The guard is restrictive: a policy that somebody adds
 * later cannot open what it closes. It binds the owner of the table too; migrations work for the platform itself.
 * @param to the role that it is for; every other role, which has no policy then, sees nothing
 */
export function guardTableSql(table: string, rules: TenantRules, { to = 'public' }: { to?: string } = {}): string {
  return `
    alter table ${table} enable row level security;
    alter table ${table} force row level security;
    create policy rows on ${table} to ${to} using (true) with check (true);
    create policy tenant_reads on ${table} as restrictive for select to ${to} using (${guard(rules.read)});
    create policy tenant_adds on ${table} as restrictive for insert to ${to} with check (${guard(rules.add)});
    create policy tenant_changes on ${table} as restrictive for update to ${to} using (${guard(rules.change)}) with check (${guard(rules.change)});
    create policy tenant_removes on ${table} as restrictive for delete to ${to} using (${guard(rules.remove)});
    ${rules.fixed === undefined ? '' : fixColumnsSql(table, rules.fixed)}
  `;
}

/** SQL that changes which rows a tenant of a guarded table reads, adds and changes, for a later migration; what is left out stays as it is. */
export function changeRulesSql(table: string, { read, add, change }: Partial<Pick<TenantRules, 'read' | 'add' | 'change'>>): string {
  return `
    ${read === undefined ? '' : `alter policy tenant_reads on ${table} using (${guard(read)});`}
    ${add === undefined ? '' : `alter policy tenant_adds on ${table} with check (${guard(add)});`}
    ${change === undefined ? '' : `alter policy tenant_changes on ${table} using (${guard(change)}) with check (${guard(change)});`}
  `;
}

/**
 * SQL of the readers of a row of a hot table, a `uuid[]`: whoever sees everything, always; these ids, each of which may be null; and the
 * public when `isPublic` holds, an SQL condition on the row.
 */
export function readersSql(ids: readonly string[], isPublic?: string): string {
  const readers = [...ids, ...(isPublic === undefined ? [] : [`case when ${isPublic} then '${PUBLIC}'::uuid end`])];
  return `array['${EVERYTHING}'::uuid, ${readers.join(', ')}]`;
}

/**
 * SQL that shows the rows of a hot table to their readers: as strict as the guard of `guardTableSql`, and planned in less time, because
 * each sub-select of a policy costs every statement as much as all its other conditions. So the settings become one list of ids.
 * @param readers `readersSql`, or a generated column of it. @param otherwise a condition by which others read a row
 */
export function hotReadSql(table: string, readers: string, otherwise = 'false'): string {
  return `alter policy tenant_reads on ${table} using (case when ${holdsTenant(readers)} then true else ${otherwise} end);`;
}

/** SQL that lets those whose they are change the rows of a hot table. @param owners as in `hotReadSql` */
export function hotChangeSql(table: string, owners: string): string {
  const isTheirs = `case when ${holdsTenant(owners)} then true else false end`;
  return `alter policy tenant_changes on ${table} using (${isTheirs}) with check (${isTheirs});`;
}

/** Whether one of the ids stands for the tenant. Unset and '' are nobody. */
function holdsTenant(ids: string): string {
  const [reach, mine] = [TENANT_SETTINGS.reach, TENANT_SETTINGS.mine].map((name) => `current_setting('${name}', true)`);
  return `${ids} && (select nullif(case ${reach} when 'all' then '{${EVERYTHING}}' when 'own' then ${mine} end, '')::uuid[])::uuid[]`;
}

/** Asks for the reach once: each setting that a policy reads is planned anew with every statement. Unset and '' are nobody. */
function guard(condition: string = 'false'): string {
  return `case ${setting('reach')} when 'all' then true when 'own' then (${condition}) else false end`;
}

function fixColumnsSql(table: string, columns: readonly string[]): string {
  const [schema] = table.split('.');
  const changed = columns.map((column) => `old.${column} is distinct from new.${column}`).join(' or ');
  return `
    create or replace function ${schema}.refuse_new_tenant() returns trigger language plpgsql as $$
    begin
      raise exception 'a row keeps its tenant' using errcode = 'insufficient_privilege', table = tg_table_name;
    end $$;
    create trigger keeps_its_tenant before update of ${columns.join(', ')} on ${table} for each row
      when ((${changed}) and current_setting('${TENANT_SETTINGS.viewer}', true) is distinct from 'system')
      execute function ${schema}.refuse_new_tenant();
  `;
}
