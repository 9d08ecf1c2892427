import type { Viewer } from '@otklik/identity';
import type { PeopleLoaders } from '../store/loaders.js';
import type { PersonalData } from '../store/personal-data.entity.js';

/** A citizen's personal data: for themselves only; null for everybody else. */
export async function personalDataOf(loaders: PeopleLoaders, viewer: Viewer, citizenId: string): Promise<PersonalData | null> {
  if (viewer.kind !== 'person' || viewer.citizenId !== citizenId) return null;
  return loaders.personalData.load(citizenId);
}
