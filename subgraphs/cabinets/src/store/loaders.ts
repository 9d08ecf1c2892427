import type { EntityManager } from '@mikro-orm/postgresql';
import { grouped, inOrder, pagesOfOwners, type OwnedPage } from '@otklik/subgraph';
import DataLoader from 'dataloader';
import type { Clock, LocalDate, MultiPolygon } from '@otklik/base';
import type { Absence } from './absence.entity.js';
import { absencesOfCabinets } from './absences.js';
import { AgencyEntity, type Agency } from './agency.entity.js';
import { CabinetEntity, type Cabinet } from './cabinet.entity.js';
import { CategoryEntity, type Category } from './category.entity.js';
import { PluginEntity, PluginInstallationEntity, type Plugin, type PluginInstallation } from './plugin.entity.js';
import { PluginReleaseEntity, PublisherEntity, type PluginRelease, type Publisher } from './release.entity.js';
import { RoleGrantEntity, type RoleGrant } from './staff.entity.js';
import { membersOfCabinets, type StaffMember } from './staff-members.js';
import { holdersOfCategories, type CategoryHolder } from './category-holders.js';
import { todayInRegion } from './today.js';
import { areasOf, routedCategories, territoriesBelow, territoriesByCode, type Territory } from './territories.js';
import { InstallationState } from '../domain/installation-state.js';

/** Batched look-ups of one operation: as many statements as kinds of objects, whatever the length of a list. */
export interface CabinetsLoaders {
  readonly agency: DataLoader<string, Agency | null>;
  /** The agencies below one, by their codes. */
  readonly childPage: DataLoader<OwnedPage, Agency[], string>;
  readonly cabinet: DataLoader<string, Cabinet | null>;
  readonly cabinetOfAgency: DataLoader<string, Cabinet | null>;
  readonly category: DataLoader<string, Category | null>;
  readonly categoriesOfPlugin: DataLoader<string, Category[]>;
  readonly plugin: DataLoader<string, Plugin | null>;
  readonly publisher: DataLoader<string, Publisher | null>;
  readonly releasesOfPlugin: DataLoader<string, PluginRelease[]>;
  readonly installationsOfCabinet: DataLoader<string, PluginInstallation[]>;
  readonly grantsOfCabinet: DataLoader<string, RoleGrant[]>;
  readonly membersOfCabinet: DataLoader<string, StaffMember[]>;
  /** Those that are not over, the first one first. */
  readonly absencesOfCabinet: DataLoader<string, Absence[]>;
  readonly territory: DataLoader<string, Territory | null>;
  readonly territoriesBelow: DataLoader<string, Territory[]>;
  readonly areaOfTerritory: DataLoader<string, MultiPolygon | null>;
  /** Whether messages of a category go to the agency of their territory. */
  readonly isRoutedByTerritory: DataLoader<string, boolean>;
  readonly holderOfCategory: DataLoader<string, CategoryHolder | null>;
  /** The day it is in the region. */
  readonly today: () => Promise<LocalDate>;
}

/** Makes the loaders of one operation. */
export function createLoaders(em: EntityManager, clock: Clock): CabinetsLoaders {
  let today: Promise<LocalDate> | undefined;
  return {
    agency: new DataLoader(async (ids) => inOrder(ids, await em.find(AgencyEntity, { id: { $in: [...ids] } }), (row) => row.id)),
    childPage: new DataLoader(async (wanted: readonly OwnedPage[]) => childrenOf(em, wanted), { cacheKeyFn: (wanted) => JSON.stringify(wanted) }),
    cabinet: new DataLoader(async (ids) => inOrder(ids, await em.find(CabinetEntity, { id: { $in: [...ids] } }), (row) => row.id)),
    cabinetOfAgency: new DataLoader(async (ids) => inOrder(ids, await em.find(CabinetEntity, { agencyId: { $in: [...ids] } }), (row) => row.agencyId)),
    category: new DataLoader(async (ids) => inOrder(ids, await em.find(CategoryEntity, { id: { $in: [...ids] } }), (row) => row.id)),
    categoriesOfPlugin: new DataLoader(async (ids) =>
      grouped(ids, await em.find(CategoryEntity, { pluginId: { $in: [...ids] }, retired: false }, { orderBy: { position: 'asc' } }), (row) => row.pluginId),
    ),
    plugin: new DataLoader(async (ids) => inOrder(ids, await em.find(PluginEntity, { id: { $in: [...ids] } }), (row) => row.id)),
    publisher: new DataLoader(async (ids) => inOrder(ids, await em.find(PublisherEntity, { id: { $in: [...ids] } }), (row) => row.id)),
    releasesOfPlugin: new DataLoader(async (ids) => grouped(ids, await em.find(PluginReleaseEntity, { pluginId: { $in: [...ids] } }), (row) => row.pluginId)),
    installationsOfCabinet: new DataLoader(async (ids) =>
      grouped(
        ids,
        await em.find(
          PluginInstallationEntity,
          { cabinetId: { $in: [...ids] }, state: { $ne: InstallationState.UNINSTALLED } },
          { orderBy: { installedAt: 'asc', id: 'asc' } },
        ),
        (row) => row.cabinetId,
      ),
    ),
    grantsOfCabinet: new DataLoader(async (ids) =>
      grouped(ids, await em.find(RoleGrantEntity, { cabinetId: { $in: [...ids] } }, { orderBy: { login: 'asc', role: 'asc' } }), (row) => row.cabinetId ?? ''),
    ),
    membersOfCabinet: new DataLoader((ids) => membersOfCabinets(em, ids)),
    absencesOfCabinet: new DataLoader((ids) => absencesOfCabinets(em, ids, clock.now())),
    territory: new DataLoader(async (codes) => inOrder(codes, await territoriesByCode(em, codes), (row) => row.code)),
    territoriesBelow: new DataLoader(async (codes) => grouped(codes, await territoriesBelow(em, codes), (row) => row.parentCode ?? '')),
    areaOfTerritory: new DataLoader(async (codes) => {
      const areas = await areasOf(em, codes);
      return codes.map((code) => areas.get(code) ?? null);
    }),
    isRoutedByTerritory: new DataLoader(async (ids) => {
      const routed = await routedCategories(em, ids);
      return ids.map((id) => routed.has(id));
    }),
    holderOfCategory: new DataLoader(async (ids) => inOrder(ids, await holdersOfCategories(em, ids), (row) => row.categoryId)),
    today: () => (today ??= todayInRegion(em, clock)),
  };
}

const BY_CODE = { table: 'cabinets.agency', key: 'code', order: 'asc' } as const;

async function childrenOf(em: EntityManager, wanted: readonly OwnedPage[]): Promise<Agency[][]> {
  const pages = await pagesOfOwners(em, BY_CODE, wanted);
  return pages.map((rows) => rows.map((row) => em.map(AgencyEntity, row)));
}
