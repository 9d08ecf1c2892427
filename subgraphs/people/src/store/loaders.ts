import type { EntityManager } from '@mikro-orm/postgresql';
import { inOrder } from '@otklik/subgraph';
import DataLoader from 'dataloader';
import { PersonalDataEntity, type PersonalData } from './personal-data.entity.js';

/** Batched look-ups of one operation. */
export interface PeopleLoaders {
  readonly personalData: DataLoader<string, PersonalData | null>;
}

/** Makes the loaders of one operation. */
export function createLoaders(em: EntityManager): PeopleLoaders {
  return {
    personalData: new DataLoader(async (ids) => inOrder(ids, await em.find(PersonalDataEntity, { citizenId: { $in: [...ids] } }), (row) => row.citizenId)),
  };
}
