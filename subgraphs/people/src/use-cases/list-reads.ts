import { CodedError, isId } from '@otklik/base';
import type { Viewer } from '@otklik/identity';
import { decodePageCursor, encodePageCursor, page, pageSize, type Connection } from '@otklik/subgraph';
import { PEOPLE_PERMISSIONS } from '../permissions.js';
import type { PersonalDataRead, ReadsPlace } from '../store/read-log.js';
import type { PeopleLoaders } from './loaders.js';

/** What listing works with. */
export interface ListSetting {
  readonly loaders: Pick<PeopleLoaders, 'readPage'>;
  readonly viewer: Viewer;
}

interface Page {
  readonly first?: number;
  readonly after?: string;
}

const LIST = 'personal-data-reads';

/** Who looked at a person's data, newest first: for the person and the operator; for an auditor, who did so in their cabinets. Null for others. */
export async function readsOfPerson({ loaders, viewer }: ListSetting, personId: string, asked: Page): Promise<Connection<PersonalDataRead> | null> {
  if (PEOPLE_PERMISSIONS.allows(viewer, 'person.see-reads', { ownerId: personId })) return list(loaders, { owner: 'person_id', ownerId: personId, cabinetIds: null }, asked);
  const cabinetIds = PEOPLE_PERMISSIONS.cabinetsFor(viewer, 'person.see-reads');
  return cabinetIds.length === 0 ? null : list(loaders, { owner: 'person_id', ownerId: personId, cabinetIds }, asked);
}

/** Who looked at people's data in a cabinet, newest first: for its auditor and the operator; null for others. */
export async function readsInCabinet({ loaders, viewer }: ListSetting, cabinetId: string, asked: Page): Promise<Connection<PersonalDataRead> | null> {
  if (!PEOPLE_PERMISSIONS.allows(viewer, 'person.see-reads', { cabinetId })) return null;
  return list(loaders, { owner: 'cabinet_id', ownerId: cabinetId, cabinetIds: null }, asked);
}

async function list(loaders: ListSetting['loaders'], whose: Omit<ReadsPlace, 'after' | 'limit'>, { first, after }: Page): Promise<Connection<PersonalDataRead>> {
  const size = pageSize(first);
  const rows = await loaders.readPage.load({ ...whose, after: after == null ? null : placeOf(after), limit: size + 1 });
  return page(rows, size, after, ({ id }) => encodePageCursor(LIST, id), (read) => read);
}

function placeOf(cursor: string): string {
  const [id] = decodePageCursor(LIST, 1, cursor);
  if (id === undefined || !isId(id)) throw CodedError.badCursor();
  return id;
}
