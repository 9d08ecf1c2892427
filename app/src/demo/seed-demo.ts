import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '@otklik/base';
import { hasRegion, importTerritories, installPlugin, saveAgencies, saveRegion, saveStaff, updateAgencyPage } from '@otklik/cabinets';
import { seedRegister } from '@otklik/insights';
import { updateProfile, type Vault } from '@otklik/people';
import { DEMO_CITIZENS } from './citizens.js';
import { PLATFORM } from '../platform-viewer.js';
import type { Stores } from '../platform/open-stores.js';
import { DEMO_AGENCIES } from './agencies.js';
import { DEMO_AGENCY_PAGES } from './agency-pages.js';
import { DEMO_INSTALLATIONS } from './installations.js';
import { DEMO_REGION } from './region.js';
import { DEMO_SERVICES } from './register/services.js';
import { DEMO_SITUATIONS } from './register/situations.js';
import { DEMO_STAFF } from './staff.js';
import { demoTerritories } from './territories.js';

/** Whether there is a region already, so that nothing has to be seeded. The region is written last. */
export function isSeeded(em: EntityManager): Promise<boolean> {
  return hasRegion(em);
}

/** Fills the demo region. Interrupted, it is repeated whole by the next start: every step changes only what differs. */
export async function seedDemo(stores: Stores, vault: Vault, clock: Clock): Promise<void> {
  const em = stores.cabinets.em.fork();
  await saveAgencies(em, PLATFORM, DEMO_AGENCIES);
  for (const page of DEMO_AGENCY_PAGES) await updateAgencyPage(em, PLATFORM, page);
  await saveStaff(em, PLATFORM, DEMO_STAFF);
  for (const { plugin, cabinet } of DEMO_INSTALLATIONS) await installPlugin(em, PLATFORM, clock, plugin, cabinet);
  for (const { viewer, profile } of DEMO_CITIZENS) await updateProfile({ em: stores.people.em.fork(), viewer, clock, vault }, profile);
  await importTerritories({ em, clock }, PLATFORM, { geoJson: demoTerritories() });
  await seedRegister(stores.insights, clock, { services: DEMO_SERVICES, situations: DEMO_SITUATIONS, checkedBy: PLATFORM.login });
  await saveRegion(em, PLATFORM, DEMO_REGION);
}
