import type { LocalizedText } from '@otklik/base';
import type { Action } from './action.js';
import type { AppealKind } from './appeal-kind.js';
import { AppealStatus } from './appeal-status.js';
import { needs, takes, type Need } from './need.js';

/** Who is told that something happened. */
export type Told = 'AUTHOR' | 'COORDINATOR' | 'EXECUTOR' | 'APPROVER';

/** One step of an appeal through its statuses. Who may take it is in the permission table, under the same name. */
export interface Transition {
  readonly title: LocalizedText;
  readonly from: readonly AppealStatus[];
  /** Null: the status stays. */
  readonly to: AppealStatus | null;
  /** Of which kinds; all when absent. */
  readonly kinds?: readonly AppealKind[];
  /** What has to be told with it. */
  readonly needs: readonly Need[];
  /** The mutation that does it. */
  readonly mutation: string;
  /** Type of the event that tells of it. */
  readonly event: string;
  /** Who gets a notice of it. */
  readonly tells: readonly Told[];
}

const { SUBMITTED, MODERATED, REGISTERED, IN_PROGRESS, ON_APPROVAL, ANSWERED, RATED, REJECTED } = AppealStatus;
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
    from: [SUBMITTED, MODERATED],
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
  ASSIGN: {
    title: { ru: 'Назначить исполнителя', en: 'Assign an executor' },
    from: [REGISTERED, IN_PROGRESS],
    to: IN_PROGRESS,
    needs: [needs('executor', 'EXECUTOR', 'Исполнитель', 'Executor')],
    mutation: 'assignAppeal',
    event: 'appeal.assigned',
    tells: ['AUTHOR', 'EXECUTOR'],
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
  RATE: {
    title: { ru: 'Оценить ответ', en: 'Rate the answer' },
    from: [ANSWERED],
    to: RATED,
    needs: [needs('score', 'SCORE', 'Оценка', 'Score'), COMMENT],
    mutation: 'rateAnswer',
    event: 'appeal.rated',
    tells: ['EXECUTOR', 'APPROVER'],
  },
};
