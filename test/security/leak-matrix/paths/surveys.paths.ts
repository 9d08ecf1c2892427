import { byId, type Path, type Paths } from './path.js';

const survey = (inner = 'HERE'): Path => byId('survey', 'draftSurvey', 'closedSurvey', inner);
const results = (inner: string): Path => ({ open: `{ survey(id: "<closedSurvey>") { results { ${inner} } } }` });
const ofQuestion = (inner: string): Path => results(`questions { ${inner} }`);
const listed = (inner: string): Path => ({
  secret: `{ surveys(filter: { agencyId: "<roads>", status: DRAFT }) { ${inner} } }`,
  open: `{ surveys(filter: { agencyId: "<roads>", status: CLOSED }) { ${inner} } }`,
});
const texts = (inner: string): Path => ofQuestion(`texts { ${inner} }`);

/** To a survey that is a draft, and to one that is closed, with its results. */
export const SURVEY_PATHS: Paths = {
  Survey: survey(),
  'Survey.results@running': { open: '{ survey(id: "<runningSurvey>") { HERE } }' },
  SurveyAnswersUpdate: { open: '{ surveyAnswersUpdate(cursor: "<closedSurveyCursor>") { HERE } }' },
  SurveyConnection: listed('HERE'),
  SurveyEdge: listed('edges { HERE }'),
  SurveyInterval: ofQuestion('options { interval { HERE } }'),
  SurveyOption: survey('questions { options { HERE } }'),
  SurveyOptionResult: ofQuestion('options { HERE }'),
  SurveyQuestion: survey('questions { HERE }'),
  SurveyQuestionResult: ofQuestion('HERE'),
  SurveyResults: results('HERE'),
  SurveyScale: survey('questions { scale { HERE } }'),
  SurveyScaleResult: ofQuestion('distribution { HERE }'),
  SurveyText: texts('nodes { HERE }'),
  SurveyTextConnection: texts('HERE'),
  SurveyTextEdge: texts('edges { HERE }'),
  'Query.survey': { secret: '{ HERE(id: "<draftSurvey>") }', open: '{ HERE(id: "<closedSurvey>") }' },
  'Query.surveys': { secret: '{ HERE(filter: { agencyId: "<roads>", status: DRAFT }) }', open: '{ HERE(filter: { agencyId: "<roads>", status: CLOSED }) }' },
  'Query.surveyAnswersUpdate': { open: '{ HERE(cursor: "<closedSurveyCursor>") }' },
  'Agency.surveys': {
    secret: '{ agency(id: "<roads>") { HERE(filter: { status: DRAFT }) } }',
    open: '{ agency(id: "<roads>") { HERE(filter: { status: CLOSED }) } }',
  },
};
