import type { EntityManager } from '@mikro-orm/postgresql';
import type { LocalizedText } from '@otklik/base';
import { withPart, type Participation } from '../domain/participation.js';
import type { Appeal } from '../store/appeal.entity.js';
import { findReachableAgency } from '../store/published-words.js';

/** Changes one part of an appeal. @returns what the history says of it: whose it is, and what happened */
export async function changePart(tx: EntityManager, appeal: Appeal, part: Participation, change: Partial<Participation>, { ru, en }: LocalizedText): Promise<LocalizedText> {
  appeal.participations = withPart(appeal.participations ?? [], { ...part, ...change });
  const agency = await findReachableAgency(tx, part.agencyId);
  return agency === null ? { ru, en } : { ru: `${agency.title.ru}: ${ru}`, en: `${agency.title.en}: ${en}` };
}
