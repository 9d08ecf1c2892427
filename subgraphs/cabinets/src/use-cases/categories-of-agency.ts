import type { CabinetsLoaders } from '../store/loaders.js';
import { InstallationState } from '../domain/installation-state.js';
import type { Category } from '../store/category.entity.js';

/** The categories an agency's cabinet answers for. */
export async function categoriesOfAgency(loaders: CabinetsLoaders, agencyId: string): Promise<Category[]> {
  const cabinet = await loaders.cabinetOfAgency.load(agencyId);
  if (cabinet === null) return [];
  const installations = await loaders.installationsOfCabinet.load(cabinet.id);
  const enabled = installations.filter((installation) => installation.state === InstallationState.ENABLED);
  const offered = (await Promise.all(enabled.map((installation) => loaders.categoriesOfPlugin.load(installation.pluginId)))).flat();
  const holders = await Promise.all(offered.map((category) => loaders.holderOfCategory.load(category.id)));
  return offered.filter((_, index) => holders[index]?.agencyId === agencyId);
}
