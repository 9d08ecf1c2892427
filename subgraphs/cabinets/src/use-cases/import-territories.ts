import { Refusal, type LocalizedText, type ValidationIssue } from '@otklik/base';
import type { Viewer } from '@otklik/identity';
import { once } from '@otklik/subgraph';
import { readTerritoryFile, type TerritoryDescription } from '../domain/territory-file.js';
import { overlapNotices } from '../domain/territory-overlaps.js';
import { CABINET_PERMISSIONS } from '../permissions.js';
import { AgencyEntity } from '../store/agency.entity.js';
import { replaceTerritories } from '../store/territories.js';
import type { ImportSetting } from './import-once.js';

/** A tree of territories to put in place. */
export interface ImportTerritoriesInput {
  /** A GeoJSON FeatureCollection. */
  readonly geoJson: string;
  readonly idempotencyKey?: string | null;
}

/** What became of it. */
export interface ImportedTerritories {
  readonly count: number;
  /** What somebody should look at. */
  readonly notices: readonly LocalizedText[];
}

/** The operator puts a tree of territories in the place of the one before, whole or not at all. What was counted stays counted as it was. */
export async function importTerritories({ em, clock }: ImportSetting, asker: Viewer, input: ImportTerritoriesInput): Promise<ImportedTerritories> {
  const viewer = CABINET_PERMISSIONS.requirePerson(asker, 'territory.import');
  const file = readTerritoryFile(input.geoJson);
  if ('issues' in file) throw Refusal.validation(file.issues);
  const { territories } = file;
  return em.fork().transactional((tx) =>
    once(tx, 'cabinets', { viewer, mutation: 'importTerritories', input, clock }, {
      answer: ({ count, notices }): Kept => ({ count, notices }),
      work: async () => {
        const codes = [...new Set(territories.flatMap(({ agency }) => agency ?? []))];
        const agencies = new Map((await tx.find(AgencyEntity, { code: { $in: codes } })).map(({ id, code }) => [code, id]));
        const issues = unknownAgencies(territories, agencies);
        if (issues.length > 0) throw Refusal.validation(issues);
        await replaceTerritories(tx, territories, agencies);
        return { count: territories.length, notices: overlapNotices(territories) };
      },
      replay: (earlier: Kept) => Promise.resolve(earlier),
    }),
  );
}

/** As JSON keeps it. */
type Kept = Pick<ImportedTerritories, 'count' | 'notices'>;

function unknownAgencies(territories: readonly TerritoryDescription[], agencies: ReadonlyMap<string, string>): ValidationIssue[] {
  return territories.flatMap(({ agency }, index) =>
    agency === null || agencies.has(agency)
      ? []
      : [{ path: ['features', String(index), 'properties', 'agency'], code: 'UNKNOWN', message: { ru: 'Ведомства с таким кодом нет.', en: 'There is no agency with this code.' } }],
  );
}
