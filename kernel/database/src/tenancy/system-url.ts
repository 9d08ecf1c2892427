import { SYSTEM, tenantSettings } from './tenant.js';

/**
 * The same address, whose connections work for the platform itself: for maintenance that reads the rows of all tenants. The settings
 * are startup parameters, so `reset all` returns to them.
 */
export function forSystem(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  const settings = Object.entries(tenantSettings(SYSTEM)).map(([name, value]) => `-c ${name}=${value}`);
  const options = [url.searchParams.get('options'), ...settings].filter((option) => option !== null);
  url.searchParams.set('options', options.join(' '));
  return url.toString();
}
