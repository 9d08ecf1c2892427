import { CodedError, isId } from '@otklik/base';
import { decodePageCursor, encodePageCursor, page, pageSize, type Connection, type OwnedPage } from '@otklik/subgraph';
import type { QuestionnaireStatus } from '../../domain/questionnaire/status.js';
import { SURVEY_PERMISSIONS } from '../../permissions.js';
import type { PaperEntry } from '../../store/questionnaire/paper-entries.js';
import type { Placement } from '../../store/questionnaire/placement.entity.js';
import type { Questionnaire } from '../../store/questionnaire/questionnaire.entity.js';
import { pageOfQuestionnaires } from '../../store/questionnaire/questionnaire-pages.js';
import type { PageRequest } from '../list-surveys.js';
import type { Setting } from '../setting.js';

/** Which questionnaires; absent conditions hold for all. */
export interface QuestionnaireFilter {
  readonly agencyId?: string | null;
  readonly status?: QuestionnaireStatus | null;
}

const LIST = 'questionnaires';
const PLACEMENTS = 'questionnaire-placements';
const PAPER = 'questionnaire-paper';

/** The questionnaires the viewer may know of, newest first. */
export async function listQuestionnaires(setting: Setting, request: PageRequest, filter?: QuestionnaireFilter | null): Promise<Connection<Questionnaire>> {
  const { viewer, em, loaders } = setting;
  const limit = pageSize(request.first) + 1;
  const after = placeIn(LIST, request.after);
  const conditions = { status: filter?.status ?? null, drafts: { everything: SURVEY_PERMISSIONS.allows(viewer, 'questionnaire.read-draft'), cabinetIds: SURVEY_PERMISSIONS.cabinetsFor(viewer, 'questionnaire.read-draft') } };
  if (filter?.agencyId == null) return connection(LIST, request, await pageOfQuestionnaires(em, { ...conditions, after, limit }));
  const ownerId = filter.agencyId.toLowerCase();
  const rows = isId(ownerId) ? await loaders.questionnairesOfAgency.load({ owner: 'agency_id', ownerId, after, limit, ...conditions }) : [];
  return connection(LIST, request, rows);
}

/** Where a questionnaire is placed, in the order of making; null but for staff and the operator. */
export async function readPlacements({ viewer, loaders }: Setting, questionnaire: Questionnaire, request: PageRequest): Promise<Connection<Placement> | null> {
  const wanted = ownedPage(PLACEMENTS, questionnaire, request);
  if (!SURVEY_PERMISSIONS.allows(viewer, 'questionnaire.read-draft', questionnaire)) return null;
  return connection(PLACEMENTS, request, await loaders.placements.load(wanted));
}

/** What was entered from paper, the newest first; null for whom it is not. */
export async function readPaper({ viewer, loaders }: Setting, questionnaire: Questionnaire, request: PageRequest): Promise<Connection<PaperEntry> | null> {
  const wanted = ownedPage(PAPER, questionnaire, request);
  if (!SURVEY_PERMISSIONS.allows(viewer, 'questionnaire.read-paper', questionnaire)) return null;
  return connection(PAPER, request, await loaders.paper.load(wanted));
}

function ownedPage(list: string, { id }: Questionnaire, { first, after }: PageRequest): OwnedPage {
  return { owner: 'questionnaire_id', ownerId: id, after: placeIn(list, after), limit: pageSize(first) + 1 };
}

function placeIn(list: string, after: string | null | undefined): string | null {
  const [id = null] = after == null ? [] : decodePageCursor(list, 1, after);
  if (id !== null && !isId(id)) throw CodedError.badCursor();
  return id;
}

function connection<Row extends { readonly id: string }>(list: string, request: PageRequest, rows: readonly Row[]): Connection<Row> {
  return page(
    rows,
    pageSize(request.first),
    request.after,
    ({ id }) => encodePageCursor(list, id),
    (row) => row,
  );
}
