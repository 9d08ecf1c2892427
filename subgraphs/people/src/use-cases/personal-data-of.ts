import { CodedError, checkLine, normaliseLine } from '@otklik/base';
import { cabinetsOf, type PersonViewer, type Role, type Viewer } from '@otklik/identity';
import { PEOPLE_PERMISSIONS } from '../permissions.js';
import type { PeopleLoaders } from './loaders.js';

/** A look at a citizen's personal data that is allowed. */
export interface PersonReading {
  readonly citizenId: string;
  /** As what somebody else looks at them; null for the citizen, of whom nothing is written down. */
  readonly reader: PersonReader | null;
}

/** Somebody who may look at another's personal data. */
export interface PersonReader {
  readonly viewer: PersonViewer;
  readonly role: Role;
  readonly cabinetId: string | null;
  readonly purpose: string;
}

const MAX_PURPOSE_LENGTH = 200;

/** Nobody's login: before the first assignment every executor counts as the one who may, but who does not work on an appeal need not know whose it is. */
const NOT_ASSIGNED = '';

/**
 * A citizen's personal data: for themselves; for those who handle an appeal of theirs and say why they look; null for everybody else,
 * and when the citizen said nothing.
 * @throws CodedError BAD_USER_INPUT when the purpose is no line of 1 to 200 characters
 */
export async function personalDataOf(
  { loaders, viewer }: { readonly loaders: PeopleLoaders; readonly viewer: Viewer },
  citizenId: string,
  said: string | null,
): Promise<PersonReading | null> {
  const isOwn = PEOPLE_PERMISSIONS.allows(viewer, 'person.read', { ownerId: citizenId });
  if (viewer.kind !== 'person') return null;
  const reader = viewer.citizenId === citizenId ? null : await readerOf(loaders, viewer, citizenId, said === null ? null : checkPurpose(said));
  if (reader === null && !(isOwn && viewer.citizenId === citizenId)) return null;
  return (await loaders.personalData.load(citizenId)) === null ? null : { citizenId, reader };
}

/** Whether the viewer may look at a citizen's data at all, once they say why. */
export async function mayKnow({ loaders, viewer }: { readonly loaders: PeopleLoaders; readonly viewer: Viewer }, citizenId: string): Promise<boolean> {
  if (viewer.kind !== 'person') return false;
  return viewer.citizenId === citizenId || (await standingTowards(loaders, viewer, citizenId)) !== null;
}

async function readerOf(loaders: PeopleLoaders, viewer: PersonViewer, citizenId: string, purpose: string | null): Promise<PersonReader | null> {
  if (purpose === null) return null;
  const standing = await standingTowards(loaders, viewer, citizenId);
  return standing === null ? null : { viewer, ...standing, purpose };
}

/** As what, and in which cabinet, a viewer may look at another's data. */
async function standingTowards(loaders: PeopleLoaders, viewer: PersonViewer, citizenId: string): Promise<Pick<PersonReader, 'role' | 'cabinetId'> | null> {
  if (PEOPLE_PERMISSIONS.allows(viewer, 'person.read')) return { role: 'OPERATOR', cabinetId: null };
  if (cabinetsOf(viewer).length === 0) return null;
  for (const { executor, ...place } of await loaders.handlings.load(citizenId)) {
    const handling = { ...place, executor: executor ?? NOT_ASSIGNED };
    if (!PEOPLE_PERMISSIONS.allows(viewer, 'person.read', handling)) continue;
    const holder = PEOPLE_PERMISSIONS.actsAs(viewer, 'person.read', handling);
    return { role: holder === 'ASSIGNED_EXECUTOR' ? 'EXECUTOR' : (holder as Role), cabinetId: handling.cabinetId };
  }
  return null;
}

function checkPurpose(said: string): string {
  const purpose = normaliseLine(said);
  const [issue] = checkLine(purpose, ['purpose'], MAX_PURPOSE_LENGTH);
  if (issue === undefined) return purpose;
  throw CodedError.badInput({ ru: `purpose: ${issue.message.ru}`, en: `purpose: ${issue.message.en}` });
}
