import { APP_ROLE, Migration, OWNER_ROLE, TENANT_SQL, guardTableSql, roleOf } from '@otklik/database';

/**
 * Which cabinets are below which, for those who see a subtree, and row level security for the staff of cabinets. Who holds which role stays readable through
 * the published view: a token's roles are looked up before there is a viewer.
 */
export class M0002Tenancy extends Migration {
  override name = 'M0002Tenancy';

  override up(): void {
    const { isInMyCabinets } = TENANT_SQL;
    this.addSql(`
      -- As its owner, so that asking needs no right to the tables. The union ends also where the tree has a cycle.
      create function cabinets.subordinate_cabinets(superiors uuid[]) returns table (superior_id uuid, cabinet_id uuid)
        language sql stable security definer set search_path = '' as $$
          with recursive below (superior_id, agency_id) as (
            select cabinet.id, cabinet.agency_id from cabinets.cabinet where cabinet.id = any (superiors)
            union
            select below.superior_id, agency.id from below join cabinets.agency on agency.parent_id = below.agency_id
          )
          select below.superior_id, cabinet.id from below join cabinets.cabinet on cabinet.agency_id = below.agency_id
          where cabinet.id <> below.superior_id
        $$;
      revoke execute on function cabinets.subordinate_cabinets from public;
      grant execute on function cabinets.subordinate_cabinets to ${APP_ROLE};
    `);
    const mine = isInMyCabinets('cabinet_id');
    this.addSql(guardTableSql('cabinets.role_grant', { read: mine, remove: mine, fixed: ['cabinet_id', 'login'] }, { to: roleOf('cabinets') }));
    // For the view, which reads as its owner.
    this.addSql(`create policy published on cabinets.role_grant to ${OWNER_ROLE} using (true)`);
    this.addSql(guardTableSql('cabinets.staff', { read: 'exists (select from cabinets.role_grant held where held.login = staff.login)' }));
  }
}
