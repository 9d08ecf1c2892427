import type { PersonViewer, Viewer } from '@otklik/identity';
import { PEOPLE_PERMISSIONS } from '../permissions.js';

/** The viewer, if this citizen is the viewer: what a token says of somebody is for nobody else. */
export function selfOf({ viewer }: { readonly viewer: Viewer }, citizenId: string): PersonViewer | null {
  return viewer.kind === 'person' && PEOPLE_PERMISSIONS.allows(viewer, 'person.see', { ownerId: citizenId }) ? viewer : null;
}
