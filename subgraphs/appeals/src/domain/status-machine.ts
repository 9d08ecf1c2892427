import { Refusal, type LocalizedText } from '@otklik/base';
import { AppealStatus } from './appeal-status.js';

/** What can be done with an appeal that is already there. */
export type Action = 'REGISTER' | 'ASSIGN' | 'ANSWER' | 'APPROVE' | 'RATE';

/** One way of an appeal through its statuses. */
export interface Transition {
  readonly action: Action;
  readonly from: readonly AppealStatus[];
  readonly to: AppealStatus;
  /** Type of the event that tells of it. */
  readonly event: string;
}

const { SUBMITTED, REGISTERED, IN_PROGRESS, ON_APPROVAL, ANSWERED, RATED } = AppealStatus;

/** The whole way: every transition there is; who may take it is in the permission table. An assigned appeal may be assigned again. */
export const TRANSITIONS: Readonly<Record<Action, Transition>> = {
  REGISTER: { action: 'REGISTER', from: [SUBMITTED], to: REGISTERED, event: 'appeal.registered' },
  ASSIGN: { action: 'ASSIGN', from: [REGISTERED, IN_PROGRESS], to: IN_PROGRESS, event: 'appeal.assigned' },
  ANSWER: { action: 'ANSWER', from: [IN_PROGRESS], to: ON_APPROVAL, event: 'appeal.answer-proposed' },
  APPROVE: { action: 'APPROVE', from: [ON_APPROVAL], to: ANSWERED, event: 'appeal.answered' },
  RATE: { action: 'RATE', from: [ANSWERED], to: RATED, event: 'appeal.rated' },
};

/** What people call the statuses. */
const STATUS_TITLES: Readonly<Record<AppealStatus, LocalizedText>> = {
  SUBMITTED: { ru: 'подано', en: 'submitted' },
  REGISTERED: { ru: 'зарегистрировано', en: 'registered' },
  IN_PROGRESS: { ru: 'в работе', en: 'in progress' },
  ON_APPROVAL: { ru: 'ответ на утверждении', en: 'answer on approval' },
  ANSWERED: { ru: 'ответ дан', en: 'answered' },
  RATED: { ru: 'ответ оценён', en: 'rated' },
};

/** The status that an action leads to. @throws Refusal Conflict WRONG_STATUS when the present status does not allow it. */
export function nextStatus(action: Action, status: AppealStatus): AppealStatus {
  const { from, to } = TRANSITIONS[action];
  if (from.includes(status)) return to;
  const title = STATUS_TITLES[status];
  throw Refusal.conflict('WRONG_STATUS', {
    ru: `Сейчас это невозможно: состояние обращения — «${title.ru}».`,
    en: `This is not possible now: the appeal is ${title.en}.`,
  });
}
