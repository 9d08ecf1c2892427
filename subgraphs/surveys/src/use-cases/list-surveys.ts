import { CodedError, isId } from '@otklik/base';
import { decodePageCursor, encodePageCursor, page, pageSize, type Connection } from '@otklik/subgraph';
import type { SurveyStatus } from '../domain/survey-status.js';
import type { Survey } from '../store/survey.entity.js';
import { pageOfSurveys, type SurveyPage } from '../store/survey-pages.js';
import { draftScope } from './may-read.js';
import type { Setting } from './setting.js';

const LIST = 'surveys';

/** Which page of a list. */
export interface PageRequest {
  readonly first?: number | null;
  readonly after?: string | null;
}

/** Which surveys; absent conditions hold for all. */
export interface SurveyConditions {
  readonly agencyId?: string | null;
  readonly status?: SurveyStatus | null;
}

/** The surveys the viewer may know of, newest first. */
export function listSurveys(setting: Setting, request: PageRequest, filter?: SurveyConditions | null): Promise<Connection<Survey>> {
  if (filter?.agencyId != null) return surveysOfAgency(setting, filter.agencyId, request, filter);
  return connection(request, pageSize(request.first), () => pageOfSurveys(setting.em, wanted(setting, request, filter?.status)));
}

/** Those of them that an agency asks. */
export function surveysOfAgency(
  setting: Setting,
  agencyId: string,
  request: PageRequest,
  filter?: SurveyConditions | null,
): Promise<Connection<Survey>> {
  const size = pageSize(request.first);
  const page = wanted(setting, request, filter?.status);
  const id = agencyId.toLowerCase();
  const isNone = !isId(id) || (filter?.agencyId != null && filter.agencyId.toLowerCase() !== id);
  return connection(request, size, () => (isNone ? Promise.resolve([]) : setting.loaders.agencyPage.load({ ...page, agencyId: id })));
}

function wanted({ viewer, clock }: Setting, { first, after }: PageRequest, status: SurveyStatus | null | undefined): SurveyPage {
  const [id = null] = after == null ? [] : decodePageCursor(LIST, 1, after);
  if (id !== null && !isId(id)) throw CodedError.badCursor();
  return { drafts: draftScope(viewer), status: status ?? null, now: clock.now().toISOString(), after: id, limit: pageSize(first) + 1 };
}

async function connection(request: PageRequest, size: number, read: () => Promise<Survey[]>): Promise<Connection<Survey>> {
  return page(
    await read(),
    size,
    request.after,
    (survey) => encodePageCursor(LIST, survey.id),
    (survey) => survey,
  );
}
