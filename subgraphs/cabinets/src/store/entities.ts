import { AbsenceEntity } from './absence.entity.js';
import { AgencyEntity } from './agency.entity.js';
import { CabinetEntity } from './cabinet.entity.js';
import { CategoryEntity } from './category.entity.js';
import { PluginEntity, PluginInstallationEntity } from './plugin.entity.js';
import { PluginReleaseEntity, PublisherEntity, PublisherKeyEntity } from './release.entity.js';
import { RegionEntity } from './region.entity.js';
import { RoleGrantEntity, StaffEntity } from './staff.entity.js';

/** Everything the cabinets subgraph keeps. */
export const entities = [AbsenceEntity, AgencyEntity, CabinetEntity, CategoryEntity, PluginEntity, PluginInstallationEntity, PluginReleaseEntity, PublisherEntity, PublisherKeyEntity, RegionEntity, RoleGrantEntity, StaffEntity];
