import type { LocalizedText } from '@otklik/base';
import type { Action } from './action.js';
import { AppealKind } from './appeal-kind.js';
import { AppealStatus } from './appeal-status.js';
import { needs, takes, type Need } from './need.js';
import { STATUSES_WITH_PARTS } from './participation.js';

/** Who is told that something happened. */
export type Told = 'AUTHOR' | 'COORDINATOR' | 'EXECUTOR' | 'APPROVER' | 'PARTICIPANTS';

/** One step of an appeal through its statuses. Who may take it is in the permission table, under the same name. */
export interface Transition {
  readonly title: LocalizedText;
  readonly from: readonly AppealStatus[];
  /** `SAME`: the status stays; `BACK`: where it stood before its author was asked. */
  readonly to: AppealStatus | 'SAME' | 'BACK';
  /** Of which kinds; all when absent. */
  readonly kinds?: readonly AppealKind[];
  /** Whether there has to be an author on the platform. */
  readonly needsAuthor?: true;
  /** Whether it is the step of an agency that takes part in it, in its own open part. */
  readonly ofPart?: true;
  /** Whether it is too late for it when the term is over. */
  readonly withinTerm?: true;
  /** What has to be told with it. */
  readonly needs: readonly Need[];
  /** The mutation that does it. */
  readonly mutation: string;
  /** Type of the event that tells of it. */
  readonly event: string;
  /** Who gets a notice of it. */
  readonly tells: readonly Told[];
}

const { SUBMITTED, MODERATED, REGISTERED, IN_PROGRESS, CLARIFICATION, POSTPONED, ON_APPROVAL, ANSWERED, RATED, REJECTED, WITHDRAWN, REDIRECTED } = AppealStatus;
const { MESSAGE, APPEAL } = AppealKind;
const COMMENT = takes('comment', 'TEXT', 'Комментарий', 'Comment');

/** The whole way as data: every step that there is. An appeal may be registered without a moderator; an assigned one may be assigned again. */
export const TRANSITIONS: Readonly<Record<Action, Transition>> = {
  MODERATE: {
    title: { ru: 'Пропустить после проверки', en: 'Let it pass after a check' },
    from: [SUBMITTED],
    to: MODERATED,
    needs: [],
    mutation: 'moderateAppeal',
    event: 'appeal.moderated',
    tells: ['COORDINATOR'],
  },
  REGISTER: {
    title: { ru: 'Зарегистрировать', en: 'Register' },
    from: [SUBMITTED, MODERATED, REDIRECTED],
    to: REGISTERED,
    needs: [],
    mutation: 'registerAppeal',
    event: 'appeal.registered',
    tells: ['AUTHOR', 'COORDINATOR'],
  },
  REJECT: {
    title: { ru: 'Отклонить', en: 'Reject' },
    from: [SUBMITTED, MODERATED, REGISTERED, IN_PROGRESS],
    to: REJECTED,
    needs: [needs('ground', 'GROUND', 'Основание', 'Ground'), COMMENT],
    mutation: 'rejectAppeal',
    event: 'appeal.rejected',
    tells: ['AUTHOR'],
  },
  REDIRECT: {
    title: { ru: 'Направить в другое ведомство', en: 'Send to another agency' },
    from: [MODERATED, REGISTERED, IN_PROGRESS],
    to: REDIRECTED,
    needs: [needs('agencyId', 'AGENCY', 'Ведомство', 'Agency'), needs('comment', 'TEXT', 'Почему', 'Why')],
    mutation: 'redirectAppeal',
    event: 'appeal.redirected',
    tells: ['AUTHOR', 'COORDINATOR'],
  },
  SEND_TO_AGENCIES: {
    title: { ru: 'Спросить и другие ведомства', en: 'Ask other agencies too' },
    from: [REGISTERED, IN_PROGRESS],
    to: 'SAME',
    kinds: [MESSAGE, APPEAL],
    withinTerm: true,
    needs: [needs('agencies', 'AGENCIES', 'Ведомства и вопросы к ним', 'Agencies and what each is asked')],
    mutation: 'sendToAgencies',
    event: 'appeal.sent-to-agencies',
    tells: ['AUTHOR', 'PARTICIPANTS'],
  },
  MAKE_RESPONSIBLE: {
    title: { ru: 'Сделать ответственным другое ведомство', en: 'Make another agency the responsible one' },
    from: [REGISTERED, IN_PROGRESS],
    to: REGISTERED,
    needs: [needs('agencyId', 'AGENCY', 'Ведомство из участвующих', 'One of the agencies that take part'), needs('comment', 'TEXT', 'Почему', 'Why')],
    mutation: 'makeResponsible',
    event: 'appeal.responsible-changed',
    tells: ['AUTHOR', 'COORDINATOR', 'PARTICIPANTS'],
  },
  ASSIGN: {
    title: { ru: 'Назначить исполнителя', en: 'Assign an executor' },
    from: [REGISTERED, IN_PROGRESS],
    to: IN_PROGRESS,
    needs: [needs('executor', 'EXECUTOR', 'Исполнитель', 'Executor'), takes('coExecutors', 'EXECUTORS', 'Соисполнители', 'Co-executors')],
    mutation: 'assignAppeal',
    event: 'appeal.assigned',
    tells: ['AUTHOR', 'EXECUTOR'],
  },
  PRIORITISE: {
    title: { ru: 'Назначить приоритет', en: 'Give a priority' },
    from: [SUBMITTED, MODERATED, REGISTERED, IN_PROGRESS, CLARIFICATION, POSTPONED, ON_APPROVAL, REDIRECTED],
    to: 'SAME',
    needs: [needs('priority', 'PRIORITY', 'Приоритет', 'Priority')],
    mutation: 'setPriority',
    event: 'appeal.prioritised',
    tells: ['EXECUTOR'],
  },
  ASK_CLARIFICATION: {
    title: { ru: 'Запросить уточнение у автора', en: 'Ask its author to clarify it' },
    from: [MODERATED, REGISTERED, IN_PROGRESS],
    to: CLARIFICATION,
    needsAuthor: true,
    needs: [needs('question', 'TEXT', 'Вопрос', 'Question'), takes('answerDays', 'DAYS', 'Сколько дней на ответ', 'Days for the answer')],
    mutation: 'askClarification',
    event: 'appeal.clarification-asked',
    tells: ['AUTHOR'],
  },
  ANSWER_CLARIFICATION: {
    title: { ru: 'Уточнить', en: 'Clarify' },
    from: [CLARIFICATION],
    to: 'BACK',
    needs: [needs('text', 'TEXT', 'Уточнение', 'Clarification')],
    mutation: 'answerClarification',
    event: 'appeal.clarified',
    tells: ['EXECUTOR', 'COORDINATOR'],
  },
  EXTEND: {
    title: { ru: 'Продлить срок', en: 'Extend the term' },
    from: [REGISTERED, IN_PROGRESS],
    to: 'SAME',
    kinds: [MESSAGE, APPEAL],
    withinTerm: true,
    needs: [needs('days', 'DAYS', 'На сколько дней', 'By how many days'), needs('ground', 'TEXT', 'Основание', 'Ground')],
    mutation: 'extendDeadline',
    event: 'appeal.extended',
    tells: ['AUTHOR', 'EXECUTOR'],
  },
  POSTPONE: {
    title: { ru: 'Отложить до обещанного дня', en: 'Put off to a promised day' },
    from: [IN_PROGRESS],
    to: POSTPONED,
    kinds: [MESSAGE],
    needs: [needs('promisedOn', 'DATE', 'Обещанный день', 'Promised day'), needs('comment', 'TEXT', 'Почему', 'Why')],
    mutation: 'postponeAppeal',
    event: 'appeal.postponed',
    tells: ['AUTHOR', 'EXECUTOR'],
  },
  RESUME: {
    title: { ru: 'Вернуть в работу', en: 'Resume the work' },
    from: [POSTPONED],
    to: IN_PROGRESS,
    needs: [],
    mutation: 'resumeAppeal',
    event: 'appeal.resumed',
    tells: ['AUTHOR', 'EXECUTOR'],
  },
  INTERIM: {
    title: { ru: 'Дать промежуточный ответ', en: 'Give an interim answer' },
    from: [IN_PROGRESS, POSTPONED],
    to: 'SAME',
    needs: [needs('text', 'TEXT', 'Промежуточный ответ', 'Interim answer')],
    mutation: 'giveInterimAnswer',
    event: 'appeal.interim-answered',
    tells: ['AUTHOR'],
  },
  ANSWER: {
    title: { ru: 'Подготовить ответ', en: 'Propose an answer' },
    from: [IN_PROGRESS],
    to: ON_APPROVAL,
    needs: [needs('text', 'TEXT', 'Ответ', 'Answer')],
    mutation: 'answerAppeal',
    event: 'appeal.answer-proposed',
    tells: ['APPROVER'],
  },
  APPROVE: {
    title: { ru: 'Утвердить ответ', en: 'Approve the answer' },
    from: [ON_APPROVAL],
    to: ANSWERED,
    needs: [],
    mutation: 'approveAnswer',
    event: 'appeal.answered',
    tells: ['AUTHOR', 'EXECUTOR'],
  },
  RETURN: {
    title: { ru: 'Вернуть ответ на доработку', en: 'Return the answer for rework' },
    from: [ON_APPROVAL],
    to: IN_PROGRESS,
    needs: [needs('comment', 'TEXT', 'Что исправить', 'What to mend')],
    mutation: 'returnAnswer',
    event: 'appeal.answer-returned',
    tells: ['EXECUTOR'],
  },
  ASSIGN_PART: {
    title: { ru: 'Назначить исполнителя части', en: 'Assign an executor to the part' },
    from: STATUSES_WITH_PARTS,
    to: 'SAME',
    ofPart: true,
    needs: [needs('executor', 'EXECUTOR', 'Исполнитель', 'Executor')],
    mutation: 'assignPart',
    event: 'appeal.part-assigned',
    tells: ['COORDINATOR', 'PARTICIPANTS'],
  },
  CONTRIBUTE: {
    title: { ru: 'Ответить ответственному ведомству', en: 'Answer the responsible agency' },
    from: STATUSES_WITH_PARTS,
    to: 'SAME',
    ofPart: true,
    needs: [needs('text', 'TEXT', 'Ответ', 'Answer')],
    mutation: 'contributeAnswer',
    event: 'appeal.contributed',
    tells: ['COORDINATOR', 'EXECUTOR'],
  },
  REFUSE_PART: {
    title: { ru: 'Отказаться от части', en: 'Refuse the part' },
    from: STATUSES_WITH_PARTS,
    to: 'SAME',
    ofPart: true,
    needs: [needs('comment', 'TEXT', 'Почему', 'Why')],
    mutation: 'refusePart',
    event: 'appeal.part-refused',
    tells: ['COORDINATOR', 'EXECUTOR'],
  },
  RATE: {
    title: { ru: 'Оценить ответ', en: 'Rate the answer' },
    from: [ANSWERED],
    to: RATED,
    needs: [needs('score', 'SCORE', 'Оценка', 'Score'), COMMENT],
    mutation: 'rateAnswer',
    event: 'appeal.rated',
    tells: ['EXECUTOR', 'APPROVER'],
  },
  CONFIRM: {
    title: { ru: 'Подтвердить или опровергнуть исправление', en: 'Say whether it is fixed' },
    from: [ANSWERED, RATED],
    to: 'SAME',
    needs: [needs('fixed', 'BOOLEAN', 'Исправлено', 'Fixed'), COMMENT],
    mutation: 'confirmResult',
    event: 'appeal.confirmed',
    tells: ['EXECUTOR', 'APPROVER'],
  },
  REOPEN: {
    title: { ru: 'Открыть повторно', en: 'Open again' },
    from: [ANSWERED, RATED],
    to: IN_PROGRESS,
    kinds: [MESSAGE],
    needs: [needs('comment', 'TEXT', 'Что не так', 'What is wrong')],
    mutation: 'reopenAppeal',
    event: 'appeal.reopened',
    tells: ['EXECUTOR', 'APPROVER', 'COORDINATOR'],
  },
  WITHDRAW: {
    title: { ru: 'Отозвать', en: 'Withdraw' },
    from: [SUBMITTED, MODERATED, REGISTERED, IN_PROGRESS, CLARIFICATION, POSTPONED, REDIRECTED],
    to: WITHDRAWN,
    needs: [],
    mutation: 'withdrawAppeal',
    event: 'appeal.withdrawn',
    tells: ['COORDINATOR', 'EXECUTOR'],
  },
};
