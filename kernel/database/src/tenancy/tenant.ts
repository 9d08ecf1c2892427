/** For whom a transaction works: what row level security asks for. */
export interface Tenant {
  /** `system` is the platform itself: relay, seeding, maintenance. Nothing is `system` by default. */
  readonly viewer: 'anonymous' | 'person' | 'machine' | 'system';
  /** Id of the citizen; null for everybody else. */
  readonly personId: string | null;
  /** The cabinets whose rows it sees, those below a curator's cabinet included. */
  readonly cabinetIds: readonly string[];
  /** Whether it sees the rows of every cabinet: the operator, a machine of the whole platform, the platform itself. */
  readonly everything: boolean;
}

/** The settings that policies read; set for one transaction at a time. */
export const TENANT_SETTINGS = {
  viewer: 'otklik.viewer',
  person: 'otklik.person',
  cabinets: 'otklik.cabinets',
  mine: 'otklik.mine',
  reach: 'otklik.reach',
} as const;

/** Stands among a row's readers for whoever sees everything. No id is given to anybody with all bits set (RFC 9562 §5.10). */
export const EVERYTHING = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Stands among a row's readers, and in what is every tenant's, for the public. No UUID of ours has this version. */
export const PUBLIC = 'eeeeeeee-eeee-eeee-eeee-eeeeeeeeeeee';

/** The platform itself. */
export const SYSTEM: Tenant = { viewer: 'system', personId: null, cabinetIds: [], everything: true };

/** Every setting and its value, none left out: what the transaction before set must not show through. */
export function tenantSettings({ viewer, personId, cabinetIds, everything }: Tenant): Record<string, string> {
  return {
    [TENANT_SETTINGS.viewer]: viewer,
    [TENANT_SETTINGS.person]: personId ?? '',
    [TENANT_SETTINGS.cabinets]: `{${cabinetIds.join(',')}}`,
    [TENANT_SETTINGS.mine]: `{${[...cabinetIds, ...(personId === null ? [] : [personId]), PUBLIC].join(',')}}`,
    [TENANT_SETTINGS.reach]: everything ? 'all' : 'own',
  };
}

/** The session of an entity manager that works for a tenant: `orm.em.fork({ session: sessionOf(tenant) })`. */
export function sessionOf(tenant: Tenant): { variables: Record<string, string> } {
  return { variables: tenantSettings(tenant) };
}
