import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '@otklik/base';
import type { Viewer } from '@otklik/identity';
import { PERSONAL_FIELDS, type PersonalField } from '../domain/personal-field.js';
import { PEOPLE_PERMISSIONS } from '../permissions.js';
import { CitizenEntity } from '../store/citizen.entity.js';
import { endedSessionsOf } from '../store/ended-sessions.js';
import { erasuresOf } from '../store/erasures.js';
import { pagesOfReads } from '../store/read-log.js';
import type { PeopleLoaders } from './loaders.js';

/** What the export works with. */
export interface ExportSetting {
  readonly em: EntityManager;
  readonly viewer: Viewer;
  readonly clock: Clock;
  readonly loaders: PeopleLoaders;
}

/** Everything that is kept here of a person, as of a moment. */
export interface DataExport {
  readonly madeAt: Date;
  /** A JSON document. */
  readonly json: string;
}

/** More looks than this are read page by page from `personalDataReads`. */
const MOST_READS = 10_000;

/** Everything that this subgraph keeps of the viewer; null of anybody else. What was never said is null in it. */
export async function exportMyData({ em, viewer, clock, loaders }: ExportSetting, citizenId: string): Promise<DataExport | null> {
  if (!PEOPLE_PERMISSIONS.allows(viewer, 'person.export', { ownerId: citizenId }) || viewer.kind !== 'person') return null;
  const madeAt = clock.now();
  const reading = { citizenId, reader: null };
  const [citizen, kept, values, reads, erasures, sessionsEndedAt] = await Promise.all([
    em.findOne(CitizenEntity, { id: citizenId }),
    loaders.personalData.load(citizenId),
    Promise.all(PERSONAL_FIELDS.map(async (field): Promise<[PersonalField, string | null]> => [field, await loaders.values.load({ reading, field })])),
    pagesOfReads(em, [{ owner: 'person_id', ownerId: citizenId, cabinetIds: null, after: null, limit: MOST_READS }]).then(([reads = []]) => reads),
    erasuresOf(em, citizenId),
    endedSessionsOf(em, { citizenId, login: viewer.login }),
  ]);
  const document = {
    madeAt,
    citizen: { id: citizenId, login: viewer.login, knownSince: citizen?.createdAt ?? null },
    personalData: kept === null ? null : { ...(Object.fromEntries(values) as Record<PersonalField, string | null>), writtenAt: kept.writtenAt },
    personalDataReads: reads.map(({ personId: _person, readerId: _reader, ...read }) => read),
    personalDataErasures: erasures,
    sessionsEndedAt,
  };
  return { madeAt, json: JSON.stringify(document) };
}
