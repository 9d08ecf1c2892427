import { byId, type Path, type Paths } from './path.js';

const questionnaire = (inner = 'HERE'): Path => byId('questionnaire', 'draftQuestionnaire', 'openQuestionnaire', inner);
/** Of the draft of its first version, and of the version that is asked. */
const version = (inner: string): Path => ({
  secret: `{ questionnaire(id: "<draftQuestionnaire>") { draft { ${inner} } } }`,
  open: `{ questionnaire(id: "<openQuestionnaire>") { current { ${inner} } } }`,
});
const listed = (inner: string): Path => ({
  secret: `{ questionnaires(filter: { agencyId: "<roads>", status: DRAFT }) { ${inner} } }`,
  open: `{ questionnaires(filter: { agencyId: "<roads>", status: OPEN }) { ${inner} } }`,
});
const placements = (inner: string): Path => ({ secret: `{ questionnaire(id: "<openQuestionnaire>") { placements { ${inner} } } }` });
const paper = (inner: string): Path => ({ secret: `{ questionnaire(id: "<openQuestionnaire>") { paperEntries { ${inner} } } }` });
const form = (inner: string): Path => ({ open: `{ questionnaireForm(token: "<formToken>") { ${inner} } }` });

/** To a questionnaire that is a draft, and to one that is asked. */
export const QUESTIONNAIRE_PATHS: Paths = {
  Questionnaire: questionnaire(),
  'Questionnaire.closedAt': { open: '{ questionnaire(id: "<closedQuestionnaire>") { HERE } }' },
  'Questionnaire.paperEntries': { secret: '{ questionnaire(id: "<openQuestionnaire>") { HERE } }' },
  'Questionnaire.placements': { secret: '{ questionnaire(id: "<openQuestionnaire>") { HERE } }' },
  'Questionnaire.draft@next': { secret: '{ questionnaire(id: "<openQuestionnaire>") { HERE } }' },
  QuestionnaireAnswersUpdate: { open: '{ questionnaireAnswersUpdate(cursor: "<openQuestionnaireCursor>") { HERE } }' },
  QuestionnaireBinding: questionnaire('binding { HERE }'),
  'QuestionnaireBinding.serviceId@placement': placements('nodes { binding { HERE } }'),
  QuestionnaireChoice: version('questions { rows { HERE } }'),
  QuestionnaireCondition: version('questions { showIf { HERE } }'),
  QuestionnaireConnection: listed('HERE'),
  QuestionnaireEdge: listed('edges { HERE }'),
  QuestionnaireForm: form('HERE'),
  'QuestionnaireForm.step': form('HERE(answers: [])'),
  QuestionnairePaperEntry: paper('nodes { HERE }'),
  QuestionnairePaperEntryConnection: paper('HERE'),
  QuestionnairePaperEntryEdge: paper('edges { HERE }'),
  QuestionnairePlacement: placements('nodes { HERE }'),
  QuestionnairePlacementConnection: placements('HERE'),
  QuestionnairePlacementEdge: placements('edges { HERE }'),
  QuestionnaireQuestion: version('questions { HERE }'),
  QuestionnaireStep: form('step(number: 0, answers: []) { HERE }'),
  QuestionnaireVersion: version('HERE'),
  'Query.questionnaire': { secret: '{ HERE(id: "<draftQuestionnaire>") }', open: '{ HERE(id: "<openQuestionnaire>") }' },
  'Query.questionnaires': { secret: '{ HERE(filter: { agencyId: "<roads>", status: DRAFT }) }', open: '{ HERE(filter: { agencyId: "<roads>", status: OPEN }) }' },
  'Query.questionnaireAnswersUpdate': { open: '{ HERE(cursor: "<openQuestionnaireCursor>") }' },
  'Query.questionnaireForm': { open: '{ HERE(token: "<formToken>") }' },
  'Agency.questionnaires': {
    secret: '{ agency(id: "<roads>") { HERE(status: DRAFT) } }',
    open: '{ agency(id: "<roads>") { HERE(status: OPEN) } }',
  },
};
