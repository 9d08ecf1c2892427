import type { Viewer } from '@otklik/identity';
import type { DraftScope } from '../domain/draft-scope.js';
import { SURVEY_PERMISSIONS } from '../permissions.js';

/** The drafts that the viewer may know of. */
export function draftScope(viewer: Viewer): DraftScope {
  return {
    everything: SURVEY_PERMISSIONS.allows(viewer, 'survey.read-draft'),
    cabinetIds: SURVEY_PERMISSIONS.cabinetsFor(viewer, 'survey.read-draft'),
  };
}

/** Whether the viewer may know of a survey. */
export function mayRead(viewer: Viewer, { cabinetId, publishedAt }: { readonly cabinetId: string; readonly publishedAt?: Date | null }): boolean {
  return publishedAt != null || SURVEY_PERMISSIONS.allows(viewer, 'survey.read-draft', { cabinetId });
}
