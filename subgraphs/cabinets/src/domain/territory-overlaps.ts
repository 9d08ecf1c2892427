import { overlap, type LocalizedText } from '@otklik/base';
import type { TerritoryDescription } from './territory-file.js';

const MOST_NOTICES = 100;

/** Territories of one level and parent that share more than a border: no fault that keeps them out, but somebody should look. */
export function overlapNotices(territories: readonly TerritoryDescription[]): LocalizedText[] {
  const notices: LocalizedText[] = [];
  for (const siblings of Map.groupBy(territories, ({ level, parent }) => `${level} ${parent ?? ''}`).values()) {
    for (const [index, one] of siblings.entries()) {
      for (const other of siblings.slice(index + 1)) {
        if (notices.length < MOST_NOTICES && overlap(one.area, other.area)) notices.push({ ru: `Территории ${one.code} и ${other.code} пересекаются.`, en: `The territories ${one.code} and ${other.code} overlap.` });
      }
    }
  }
  return notices;
}
