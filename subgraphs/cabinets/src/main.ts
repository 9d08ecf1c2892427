import type { MikroORM } from '@mikro-orm/postgresql';
import type { Clock } from '@otklik/base';
import type { DatabaseModule } from '@otklik/database';
import { ALONE } from './use-cases/releases/alone.js';
import type { PlatformGround, PluginGraph } from './use-cases/releases/plugin-setting.js';
import { buildSubgraph, type Subgraph } from '@otklik/subgraph';
import type { CabinetsContext } from './cabinets-context.js';
import { AbsenceMutationsResolver, AbsenceResolver, CabinetMembersResolver, StaffMemberResolver } from './graphql/absence.resolver.js';
import { AgencyPageResolver } from './graphql/agency-page.resolver.js';
import { AgencyResolver } from './graphql/agency.resolver.js';
import { CabinetResolver } from './graphql/cabinet.resolver.js';
import { CategoryResolver } from './graphql/category.resolver.js';
import { CategoryTraitsResolver } from './graphql/category-traits.resolver.js';
import { CategoryFormResolver } from './graphql/form-field.resolver.js';
import { ImportResolver } from './graphql/import.resolver.js';
import { StaffResolver } from './graphql/staff.resolver.js';
import { TerritoryMutationsResolver } from './graphql/territory-mutations.resolver.js';
import { CategoryRoutingResolver, TerritoryResolver } from './graphql/territory.resolver.js';
import { createLoaders } from './store/loaders.js';
import { PluginCatalogueResolver, PluginPublisherResolver, PluginReleaseResolver } from './graphql/plugin-catalogue.resolver.js';
import { PluginLifeResolver } from './graphql/plugin-life.resolver.js';
import { CompetenceBindingResolver, PluginInstallationResolver, PluginResolver } from './graphql/plugin.resolver.js';
import { M0001Cabinets } from './store/migrations/m0001-cabinets.js';
import { M0002Tenancy } from './store/migrations/m0002-tenancy.js';
import { M0003AgencyContacts } from './store/migrations/m0003-agency-contacts.js';
import { M0004Keys } from './store/migrations/m0004-keys.js';
import { M0005Absences } from './store/migrations/m0005-absences.js';
import { M0020Territories } from './store/migrations/m0020-territories.js';
import { M0021PluginReleases } from './store/migrations/m0021-plugin-releases.js';
import { M0022PluginLife } from './store/migrations/m0022-plugin-life.js';
import { M0023CampaignsAndSettings } from './store/migrations/m0023-campaigns-and-settings.js';
import { M0024Competences } from './store/migrations/m0024-competences.js';
import { M0025Holders } from './store/migrations/m0025-holders.js';
import { M0026RootCauses } from './store/migrations/m0026-root-causes.js';

/** What the cabinets subgraph keeps in PostgreSQL. */
export const cabinetsDatabaseModule: DatabaseModule = {
  schema: 'cabinets',
  migrations: [M0001Cabinets, M0002Tenancy, M0003AgencyContacts, M0004Keys, M0005Absences, M0020Territories, M0021PluginReleases, M0022PluginLife, M0023CampaignsAndSettings, M0024Competences, M0025Holders, M0026RootCauses],
};

/** What the subgraph stands on. */
export interface CabinetsOptions {
  readonly orm: MikroORM;
  readonly clock: Clock;
  /** What releases of plugins are held against. Default: a platform with this subgraph alone. */
  readonly platform?: PlatformGround;
  /** The graph of the whole platform, which plugins change. Default: this subgraph alone. */
  readonly graph?: PluginGraph;
}

/** Wires the subgraph `cabinets`. */
export function buildCabinets({ orm, clock, platform = ALONE.platform, graph = ALONE.graph }: CabinetsOptions): Promise<Subgraph> {
  return buildSubgraph<CabinetsContext>({
    name: 'cabinets',
    resolvers: [
      AbsenceMutationsResolver,
      AbsenceResolver,
      AgencyPageResolver,
      AgencyResolver,
      CabinetMembersResolver,
      CabinetResolver,
      CategoryFormResolver,
      CategoryResolver,
      CategoryRoutingResolver,
      CategoryTraitsResolver,
      CompetenceBindingResolver,
      ImportResolver,
      PluginCatalogueResolver,
      PluginInstallationResolver,
      PluginLifeResolver,
      PluginPublisherResolver,
      PluginReleaseResolver,
      PluginResolver,
      StaffMemberResolver,
      StaffResolver,
      TerritoryMutationsResolver,
      TerritoryResolver,
    ],
    references: {
      Agency: ({ id }, context) => context.loaders.agency.load(String(id)),
      Cabinet: ({ id }, context) => context.loaders.cabinet.load(String(id)),
      Category: ({ id }, context) => context.loaders.category.load(String(id)),
      Plugin: ({ id }, context) => context.loaders.plugin.load(String(id)),
      Territory: ({ code }, context) => context.loaders.territory.load(String(code)),
    },
    orm,
    clock,
    createContext: (request, em) => ({ ...request, em, clock, platform, graph, loaders: createLoaders(em, clock) }),
  });
}
