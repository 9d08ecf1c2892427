import { Refusal, canName, localDateAt, type LocalizedText } from '@otklik/base';
import { checkIdempotencyKey, fingerprint } from '@otklik/subgraph';
import type { Marks } from '../../domain/questionnaire/form-keys.js';
import { Respondents } from '../../domain/questionnaire/placement.js';
import type { ResponseInput } from '../../domain/questionnaire/read-responses.js';
import { SURVEY_PERMISSIONS } from '../../permissions.js';
import { countAddress, takeAnswer } from '../../store/questionnaire/answer-marks.js';
import type { Placement } from '../../store/questionnaire/placement.entity.js';
import { regionZone } from '../../store/questionnaire/published-zone.js';
import { QuestionnaireEntity, type Questionnaire } from '../../store/questionnaire/questionnaire.entity.js';
import type { Setting } from '../setting.js';
import { castResponses, responsesTo } from './cast-responses.js';
import { lockQuestionnaire, noSuchQuestionnaire, questionnaireClosed } from './change-questionnaire.js';
import { isOpen } from './open-form.js';
import { noSuchPlacement } from './place-questionnaire.js';

/** Answers as a client sends them. */
export interface AnswerQuestionnaireInput {
  /** Chosen by the client, the same for every retry. */
  readonly idempotencyKey: string;
  /** Of the placement. */
  readonly token: string;
  /** From the form; needed by those who are not signed in. */
  readonly ticket?: string | null;
  /** The version that was answered, for those who are signed in; the current one by default. A ticket knows its own. */
  readonly version?: number | null;
  readonly answers: readonly ResponseInput[];
}

/** Who answers which version, as what their answer is known again by. */
interface Respondent {
  readonly version: number;
  readonly marks: Marks;
  /** What to say to somebody who has answered already. */
  readonly taken: LocalizedText;
  /** Of somebody who is not signed in. */
  readonly address: string | null;
}

/** The address of those of whom nobody knows it: they share a limit. */
const UNKNOWN_ADDRESS = 'unknown';

/**
 * Anybody answers at a placement: a person who is signed in once for each version, others once for each ticket and so often a day from
 * one address. The same key and body again is answered with success and not counted again. Nothing that is written ties anybody to answers.
 */
export async function answerQuestionnaire(setting: Setting, input: AnswerQuestionnaireInput): Promise<Questionnaire> {
  const { viewer, em, clock, formKeys, onCommitted, voteKeys } = setting;
  if (!SURVEY_PERMISSIONS.allows(viewer, 'questionnaire.answer')) throw Refusal.forbidden();
  const keyIssues = checkIdempotencyKey(input.idempotencyKey);
  if (keyIssues.length > 0) throw Refusal.validation(keyIssues);
  const { placement, questionnaire: known } = await placeOf(setting, input.token);
  const respondent = respondentOf(setting, known, placement, input);
  const answered = await em.fork().transactional(async (tx) => {
    if (!(await takeAnswer(tx, respondent.marks, respondent.taken))) return tx.findOneOrFail(QuestionnaireEntity, { id: known.id });
    const zone = await regionZone(tx);
    const now = clock.now();
    const questionnaire = await lockQuestionnaire(tx, known.id);
    if (questionnaire === null) throw noSuchQuestionnaire();
    if (!isOpen(questionnaire)) throw questionnaireClosed();
    // Under another secret everybody could answer a second time.
    if (questionnaire.secretId !== voteKeys.secretId) throw Refusal.conflict('WRONG_STATUS', WRONG_SECRET);
    const { questions, responses } = await responsesTo(tx, questionnaire, respondent.version, input.answers);
    if (respondent.address !== null) {
      await countAddress(tx, formKeys, localDateAt(now, zone), { placementId: placement.id, address: respondent.address, perDay: placement.answersPerDay });
    }
    await castResponses(tx, { questionnaire, placement, version: respondent.version, questions, responses, now, zone });
    return questionnaire;
  });
  onCommitted();
  return answered;
}

async function placeOf({ loaders }: Setting, token: string): Promise<{ placement: Placement; questionnaire: Questionnaire }> {
  const placement = canName(token) ? await loaders.token.load(token) : null;
  if (placement === null || placement.revokedAt != null) throw noSuchPlacement();
  const questionnaire = await loaders.questionnaire.load(placement.questionnaireId);
  if (questionnaire === null || questionnaire.publishedNumber === 0) throw noSuchPlacement();
  return { placement, questionnaire };
}

function respondentOf({ viewer, formKeys, clock, client }: Setting, questionnaire: Questionnaire, placement: Placement, input: AnswerQuestionnaireInput): Respondent {
  const { idempotencyKey: key, token, answers } = input;
  if (viewer.kind === 'person') {
    const version = input.version ?? questionnaire.publishedNumber;
    const body = fingerprint({ token, version, answers });
    return { version, marks: formKeys.marks(['person', questionnaire.id, version, viewer.citizenId], key, body), taken: ANSWERED, address: null };
  }
  if (questionnaire.respondents === Respondents.SIGNED_IN) throw Refusal.forbidden(SIGN_IN);
  if (input.ticket == null) throw badTicket('REQUIRED', NO_TICKET);
  const read = formKeys.readTicket(input.ticket, clock.now());
  if (read.state === 'expired') throw badTicket('EXPIRED', EXPIRED);
  if (read.state !== 'valid' || read.ticket.placementId !== placement.id) throw badTicket('BAD_TICKET', NOT_OURS);
  const { version, nonce } = read.ticket;
  return { version, marks: formKeys.marks(['ticket', nonce], key, fingerprint({ token, answers })), taken: USED, address: client ?? UNKNOWN_ADDRESS };
}

function badTicket(code: string, message: LocalizedText): Refusal {
  return Refusal.validation([{ path: ['ticket'], code, message }]);
}

const ANSWERED = { ru: 'Вы уже ответили на эту анкету.', en: 'You have answered this questionnaire already.' };
const USED = { ru: 'По этой форме ответ уже принят: откройте её заново.', en: 'An answer has come by this form already: open it anew.' };
const SIGN_IN = { ru: 'На эту анкету отвечают после входа.', en: 'This questionnaire is answered after signing in.' };
const NO_TICKET = { ru: 'Нужен билет формы: questionnaireForm(token) { ticket }.', en: 'The ticket of the form is needed: questionnaireForm(token) { ticket }.' };
const EXPIRED = { ru: 'Форма открыта слишком давно: откройте её заново.', en: 'The form was opened too long ago: open it anew.' };
const NOT_OURS = { ru: 'Билет не от этой формы.', en: 'The ticket is not of this form.' };
const WRONG_SECRET = {
  ru: 'Анкета приостановлена: платформа запущена не с тем ключом, с которым она опубликована. Опубликуйте новую версию.',
  en: 'The questionnaire is on hold: the platform runs with another secret than it was published with. Publish a new version.',
};
