import type { Entitled } from '../cast/strangers.js';
import { LOGINS } from '../cast/strangers.js';
import { PUBLIC_SCHEMA } from '../matrix/graph-fields.js';
import { getNamedType, isUnionType } from 'graphql';

/** A mutation that could succeed, on an object of the world. `<name>` stands for an id. */
export interface Call {
  /** Null for a mutation without input. */
  readonly input: Readonly<Record<string, unknown>> | null;
  /** Who does it in earnest when everybody else has tried. */
  readonly by: Entitled;
}

const WORDS = { ru: 'Слова', en: 'Words' };
const POTHOLE = { categoryId: 'roads.pothole', text: 'Слова', location: { latitude: 55.03, longitude: 82.92 }, details: { roadPothole: { lane: 1 } } };
const SQUARE = [[82, 54], [83, 54], [83, 55], [82, 55], [82, 54]];
/** Two of them overlap, so that there is a notice. */
const overlapping = (code: string) => ({
  type: 'Feature',
  properties: { code, level: 'REGION', title_ru: 'Слова' },
  geometry: { type: 'Polygon', coordinates: [SQUARE.map(([x, y]) => [x! + (code === 'TRIED' ? 0 : 0.5), y])] },
});
const FORM = { title: [{ language: 'ru', text: 'Слова' }], questions: [{ key: 'csat', kind: 'CSAT', title: [{ language: 'ru', text: 'Слова' }] }] };
const CLAUSES = [{ number: '1', text: 'Пункт' }];

/** Of every mutation one, in an order in which each finds what it needs: what ends sessions comes last. */
export const CALLS: Readonly<Record<string, Call>> = {
  submitAppeal: { input: { idempotencyKey: 'tried', categoryId: 'core.other', text: 'Слова' }, by: 'anna' },
  recordIncident: { input: { ...POTHOLE, idempotencyKey: 'tried-incident', link: 'https://vk.com/wall-1_1' }, by: 'coordinator' },
  takeDownAppeal: { input: { ...POTHOLE, idempotencyKey: 'tried-call', channel: 'PHONE' }, by: 'coordinator' },
  registerAppeal: { input: { appealId: '<toRegister>' }, by: 'coordinator' },
  moderateAppeal: { input: { appealId: '<toModerate>' }, by: 'coordinator' },
  rejectAppeal: { input: { appealId: '<toReject>', ground: 'INSULTS' }, by: 'coordinator' },
  assignAppeal: { input: { appealId: '<toAssign>', executor: LOGINS.executor }, by: 'coordinator' },
  answerAppeal: { input: { appealId: '<toAnswer>', text: 'Слова' }, by: 'executor' },
  approveAnswer: { input: { appealId: '<toApprove>' }, by: 'approver' },
  rateAnswer: { input: { appealId: '<toRate>', score: 1, comment: 'Слова' }, by: 'anna' },
  createAttachmentUpload: { input: { idempotencyKey: 'tried-file', fileName: 'a.png', mediaType: 'image/png', size: 9 }, by: 'anna' },
  addInternalComment: { input: { appealId: '<secret>', text: 'Слова' }, by: 'coordinator' },
  deleteInternalComment: { input: { commentId: '<secretComment>' }, by: 'coordinator' },
  saveFilter: { input: { cabinetId: '<cabinet>', title: 'Слова', filter: { forWork: true }, isShared: true }, by: 'administrator' },
  deleteSavedFilter: { input: { savedFilterId: '<filterToDelete>' }, by: 'administrator' },
  createReplyTemplate: { input: { cabinetId: '<cabinet>', title: 'Слова', body: 'Слова' }, by: 'administrator' },
  updateReplyTemplate: { input: { templateId: '<template>', body: 'Слова' }, by: 'administrator' },
  deleteReplyTemplate: { input: { templateId: '<templateToDelete>' }, by: 'administrator' },
  exportAppeals: { input: { format: 'CSV' }, by: 'coordinator' },
  redactAppeal: { input: { appealId: '<open>', target: 'TEXT', reason: 'OFFENSIVE' }, by: 'coordinator' },
  liftRedaction: { input: { appealId: '<open-sign>', redactionId: '<open-signRedaction>' }, by: 'coordinator' },
  showAttachment: { input: { appealId: '<open>', attachmentId: '<openFile>' }, by: 'coordinator' },
  // One appeal goes from step to step.
  bulkModerate: { input: { appealIds: ['<inBulk>'] }, by: 'coordinator' },
  bulkRegister: { input: { appealIds: ['<inBulk>'] }, by: 'coordinator' },
  bulkAssign: { input: { appealIds: ['<inBulk>'], executor: LOGINS.executor }, by: 'coordinator' },
  bulkExtend: { input: { appealIds: ['<inBulk>'], days: 5, ground: 'Слова' }, by: 'approver' },
  bulkPostpone: { input: { appealIds: ['<inBulk>'], promisedOn: '<promised>', comment: 'Слова' }, by: 'coordinator' },
  bulkReject: { input: { appealIds: ['<inBulkOut>'], ground: 'INSULTS' }, by: 'coordinator' },
  bulkRedirect: { input: { appealIds: ['<inBulkAway>'], agencyId: '<housing>', comment: 'Слова' }, by: 'coordinator' },
  bulkApprove: { input: { appealIds: ['<inBulkAnswered>'] }, by: 'approver' },
  askClarification: { input: { appealId: '<toAsk>', question: 'Слова' }, by: 'coordinator' },
  answerClarification: { input: { appealId: '<toClarify>', text: 'Слова' }, by: 'anna' },
  redirectAppeal: { input: { appealId: '<toRedirect>', agencyId: '<housing>', comment: 'Слова' }, by: 'coordinator' },
  sendToAgencies: { input: { appealId: '<toExtend>', agencies: [{ agencyId: '<housing>', question: 'Слова' }] }, by: 'coordinator' },
  makeResponsible: { input: { appealId: '<toHandOver>', agencyId: '<housing>', comment: 'Слова' }, by: 'coordinator' },
  assignPart: { input: { appealId: '<toTakePart>', executor: LOGINS.executor }, by: 'coordinator' },
  contributeAnswer: { input: { appealId: '<toTakePart>', text: 'Слова' }, by: 'executor' },
  refusePart: { input: { appealId: '<toRefuse>', comment: 'Слова' }, by: 'coordinator' },
  extendDeadline: { input: { appealId: '<toExtend>', days: 5, ground: 'Слова' }, by: 'approver' },
  postponeAppeal: { input: { appealId: '<toPostpone>', promisedOn: '<promised>', comment: 'Слова' }, by: 'coordinator' },
  resumeAppeal: { input: { appealId: '<toResume>' }, by: 'coordinator' },
  giveInterimAnswer: { input: { appealId: '<toTellMeanwhile>', text: 'Слова' }, by: 'approver' },
  returnAnswer: { input: { appealId: '<toReturn>', comment: 'Слова' }, by: 'approver' },
  confirmResult: { input: { appealId: '<toConfirm>', fixed: true }, by: 'anna' },
  reopenAppeal: { input: { appealId: '<toReopen>', comment: 'Слова' }, by: 'anna' },
  withdrawAppeal: { input: { appealId: '<toWithdraw>' }, by: 'anna' },
  importMessages: {
    input: { source: 'tried', messages: [{ externalId: '1', text: 'Слова', agencyCode: 'MTDH' }, { externalId: '2', text: 'Слова', categoryId: 'none' }] },
    by: 'operator',
  },
  importAgencies: {
    input: {
      agencies: [
        { slug: 'tried', code: 'TRIED', kind: 'INSTITUTION', title: WORDS, parent: 'roads' },
        { slug: 'no', code: 'NO', kind: 'INSTITUTION', title: WORDS, parent: 'none' },
      ],
    },
    by: 'operator',
  },
  importStaff: { input: { staff: [{ login: 'tried', role: 'OPERATOR' }, { login: 'tried', role: 'EXECUTOR', cabinet: 'none' }] }, by: 'operator' },
  importTerritories: {
    input: { geoJson: JSON.stringify({ type: 'FeatureCollection', features: [overlapping('TRIED'), overlapping('OTHER')] }) },
    by: 'operator',
  },
  setCategoryRouting: { input: { categoryId: 'roads.pothole', byTerritory: true }, by: 'administrator' },
  addPublisher: { input: { id: 'tried', title: WORDS, key: '<newKey>' }, by: 'operator' },
  publishPlugin: { input: { release: '<newRelease>' }, by: 'operator' },
  decidePlugin: { input: { pluginId: 'acme.waiting', version: '1.0.0', state: 'APPROVED' }, by: 'operator' },
  installPlugin: { input: { pluginId: 'acme.offered', version: '1.0.0', cabinet: 'roads' }, by: 'administrator' },
  upgradePlugin: { input: { pluginId: 'acme.trees', version: '1.1.0', cabinet: 'roads' }, by: 'administrator' },
  rollBackPlugin: { input: { pluginId: 'acme.trees', cabinet: 'roads' }, by: 'administrator' },
  configurePlugin: { input: { pluginId: 'acme.trees', cabinet: 'roads', config: '{"crews": 3}' }, by: 'administrator' },
  setPluginState: { input: { pluginId: 'acme.trees', cabinet: 'roads', state: 'SUSPENDED' }, by: 'administrator' },
  revokePublisher: { input: { id: 'gone' }, by: 'operator' },
  updateAgencyPage: { input: { agencyId: '<roads>', about: WORDS }, by: 'administrator' },
  grantRole: { input: { login: 'tried', role: 'EXECUTOR', cabinet: 'roads' }, by: 'administrator' },
  setAbsence: { input: { cabinet: 'roads', login: LOGINS.coordinator, from: '<absentOn>', until: '<absentOn>' }, by: 'administrator' },
  endAbsence: { input: { absenceId: '<absenceToEnd>' }, by: 'administrator' },
  reorderAutoRules: { input: { cabinetId: '<cabinet>', ruleIds: ['<ruleToDelete>', '<rule>'] }, by: 'administrator' },
  createAutoRule: { input: { cabinetId: '<cabinet>', title: 'Слова', executor: LOGINS.executor }, by: 'administrator' },
  updateAutoRule: { input: { ruleId: '<rule>', title: 'Слова' }, by: 'administrator' },
  deleteAutoRule: { input: { ruleId: '<ruleToDelete>' }, by: 'administrator' },
  setPriority: { input: { appealId: '<toAssign>', priority: 'HIGH' }, by: 'coordinator' },
  revokeRole: { input: { login: LOGINS.auditor, role: 'AUDITOR', cabinet: 'roads' }, by: 'administrator' },
  confirmRootCause: { input: { appealId: '<toRate>', rootCause: 'wear' }, by: 'coordinator' },
  raiseSystemicProblems: { input: { idempotencyKey: 'tried-thresholds' }, by: 'operator' },
  updateSystemicProblem: { input: { systemicProblemId: '<systemicProblem>', comment: 'Слова' }, by: 'operator' },
  recordExpertVerdict: { input: { lifeSituationId: '<lifeSituation>', grade: 'GOOD', comment: 'Слова' }, by: 'operator' },
  recordMetric: { input: { serviceId: '<service>', metric: 'DAYS', unit: 'DAY', state: 'TARGET', value: 1, on: '2027-01-01' }, by: 'operator' },
  recordPrincipleCheck: { input: { serviceId: '<service>', principle: 'FEEDBACK', verdict: 'MET', comment: 'Слова' }, by: 'operator' },
  saveLifeSituation: { input: { code: 'tried', kind: 'REGIONAL', agencyId: '<roads>', title: WORDS }, by: 'operator' },
  saveService: { input: { code: 'tried', kind: 'SERVICE', agencyId: '<roads>', title: WORDS }, by: 'operator' },
  rebuildInsights: { input: null, by: 'operator' },
  createSurvey: { input: { idempotencyKey: 'tried', agencyId: '<roads>', title: WORDS, closesAt: '<later>', questions: [{ kind: 'TEXT', title: WORDS }] }, by: 'coordinator' },
  publishSurvey: { input: { surveyId: '<surveyToPublish>' }, by: 'approver' },
  answerSurvey: {
    input: { idempotencyKey: 'tried-answers', surveyId: '<runningSurvey>', answers: [{ questionId: '<runningQuestion>', optionIds: ['<runningOption>'] }] },
    by: 'anna',
  },
  closeSurvey: { input: { surveyId: '<surveyToClose>' }, by: 'approver' },
  createQuestionnaire: { input: { idempotencyKey: 'tried', agencyId: '<roads>', content: FORM }, by: 'coordinator' },
  draftQuestionnaireVersion: { input: { questionnaireId: '<openQuestionnaire>', content: FORM }, by: 'coordinator' },
  placeQuestionnaire: { input: { questionnaireId: '<openQuestionnaire>', channel: 'SITE_WIDGET', place: 'Слова' }, by: 'coordinator' },
  answerQuestionnaire: { input: { idempotencyKey: 'tried', token: '<formToken>', ticket: '<formTicket>', answers: [{ question: 'csat', value: 5 }] }, by: 'anna' },
  enterPaperAnswers: { input: { idempotencyKey: 'tried', placementId: '<reception>', answers: [{ question: 'csat', value: 5 }] }, by: 'coordinator' },
  revokePlacement: { input: { placementId: '<placementToRevoke>' }, by: 'coordinator' },
  publishQuestionnaire: { input: { questionnaireId: '<questionnaireToPublish>' }, by: 'approver' },
  closeQuestionnaire: { input: { questionnaireId: '<questionnaireToClose>' }, by: 'approver' },
  createDiscussion: {
    input: { idempotencyKey: 'tried', agencyId: '<roads>', title: 'Слова', summary: 'Слова', opensAt: '<soon>', closesAt: '<later>', clauses: CLAUSES },
    by: 'coordinator',
  },
  addDraftVersion: { input: { idempotencyKey: 'tried-version', discussionId: '<draftDiscussion>', explanation: 'Слова', clauses: CLAUSES }, by: 'coordinator' },
  publishDiscussion: { input: { discussionId: '<discussionToPublish>' }, by: 'approver' },
  submitProposal: { input: { idempotencyKey: 'tried-proposal', discussionId: '<runningDiscussion>', text: 'Слова' }, by: 'anna' },
  moderateProposal: { input: { proposalId: '<pendingProposal>', decision: 'PUBLISH' }, by: 'coordinator' },
  // `anna` wrote it: her own she may not support.
  supportProposal: { input: { proposalId: '<proposalToReply>', stance: 'FOR' }, by: 'operator' },
  replyToProposal: { input: { proposalId: '<proposalToReply>', outcome: 'PARTLY', explanation: 'Слова' }, by: 'coordinator' },
  closeDiscussion: { input: { discussionId: '<discussionToClose>' }, by: 'approver' },
  finishDiscussion: { input: { discussionId: '<discussionInReview>' }, by: 'approver' },
  updateProfile: { input: { givenName: 'Имя' }, by: 'anna' },
  erasePersonalData: { input: { personId: '<anna>', ground: 'Слова' }, by: 'operator' },
  eraseMyPersonalData: { input: { confirm: true }, by: 'anna' },
  endSessions: { input: { login: LOGINS.executor }, by: 'operator' },
  endMySessions: { input: null, by: 'anna' },
};

/** The types of what a mutation answers when it succeeds: nobody comes to them in another way. */
export function payloadTypes(mutation: string): string[] {
  const result = getNamedType(PUBLIC_SCHEMA.getMutationType()!.getFields()[mutation]!.type);
  if (!isUnionType(result)) return [];
  const successes = result.getTypes().filter(({ name }) => name.endsWith('Success'));
  return successes.flatMap((type) => [type.name, ...Object.values(type.getFields()).map((field) => getNamedType(field.type).name).filter(isNested)]);
}

/** Whether a type is reached by what a mutation answers, and by nothing else. */
export function isNested(type: string): boolean {
  return type.startsWith('Imported') || /^Bulk\w+Item$/.test(type);
}

/** All of them. */
export const PAYLOAD_TYPES: ReadonlySet<string> = new Set(Object.keys(PUBLIC_SCHEMA.getMutationType()!.getFields()).flatMap(payloadTypes));
