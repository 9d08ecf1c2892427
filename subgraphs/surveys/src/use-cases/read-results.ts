import { CodedError, isId } from '@otklik/base';
import { decodePageCursor, encodePageCursor, page, pageSize, type Connection } from '@otklik/subgraph';
import { QuestionKind } from '../domain/question.js';
import { resultsOf, type QuestionResult } from '../domain/results.js';
import { SurveyStatus, statusAt } from '../domain/survey-status.js';
import { SURVEY_PERMISSIONS } from '../permissions.js';
import type { PlacedText } from '../store/ballot-box.js';
import type { Survey } from '../store/survey.entity.js';
import type { PageRequest } from './list-surveys.js';
import type { Setting } from './setting.js';

const LIST = 'survey-texts';

/** The results of a closed survey, the same for everybody; null before it closes, for everybody too. */
export async function readResults({ loaders, clock }: Setting, survey: Survey): Promise<QuestionResult[] | null> {
  if (statusAt(survey, clock.now()) !== SurveyStatus.CLOSED) return null;
  return resultsOf(survey.questions, await loaders.tally.load(survey.id));
}

/** The texts that answer a question of a closed survey, in no order that means something; null but for the agency's staff. */
export async function readTexts(
  { viewer, loaders, clock }: Setting,
  survey: Survey,
  result: QuestionResult,
  request: PageRequest,
): Promise<Connection<PlacedText> | null> {
  const isAllowed = SURVEY_PERMISSIONS.allows(viewer, 'survey.read-texts', { cabinetId: survey.cabinetId });
  if (result.question.kind !== QuestionKind.TEXT || !isAllowed) return null;
  if (statusAt(survey, clock.now()) !== SurveyStatus.CLOSED) return null;
  const size = pageSize(request.first);
  const rows = await loaders.texts.load({
    surveyId: survey.id,
    questionId: result.question.id,
    after: placeOf(request.after),
    limit: size + 1,
  });
  return page(
    rows,
    size,
    request.after,
    ({ bagId, place }) => encodePageCursor(LIST, bagId, String(place)),
    (row) => row,
  );
}

function placeOf(after: string | null | undefined): { bagId: string; place: number } | null {
  if (after == null) return null;
  const [bagId = '', place = ''] = decodePageCursor(LIST, 2, after);
  if (!isId(bagId) || !/^\d{1,4}$/.test(place)) throw CodedError.badCursor();
  return { bagId, place: Number(place) };
}
