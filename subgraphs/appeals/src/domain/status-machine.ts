import { Refusal, type ConflictCode, type LocalizedText } from '@otklik/base';
import type { Action } from './action.js';
import { AppealKind } from './appeal-kind.js';
import { STATUS_TITLES, type AppealStatus } from './appeal-status.js';
import { isOpen, partsThatShow, type Participation, type Shared } from './participation.js';
import { isTooLateToRedirect } from './redirection.js';
import { isDiscontent, isTooLateToReopen, type Answered } from './reopening.js';
import { TRANSITIONS, type Transition } from './transitions.js';

/** What the next step depends on, of an appeal. */
export interface Standing extends Answered, Shared {
  readonly kind: AppealKind;
  readonly status: AppealStatus;
  /** Where it stood before its author was asked. */
  readonly resumeStatus?: AppealStatus | null;
  readonly authorId?: string | null;
  readonly registeredAt?: Date | null;
  readonly dueAt: Date;
  /** By how many days its term was extended. */
  readonly extendedBy?: number | null;
  /** The part of whoever takes the step, if it is the step of one who takes part. */
  readonly part?: Participation | null;
}

/** Why a step cannot be taken now. */
export interface Obstacle {
  readonly code: ConflictCode;
  readonly text: LocalizedText;
}

/** What is in the way of an action; null when nothing is. */
export function obstacle(action: Action, appeal: Standing, now: Date): Obstacle | null {
  const { from, kinds, needsAuthor, withinTerm, ofPart } = transition(action);
  if (kinds !== undefined && !kinds.includes(appeal.kind)) return NOT_OF_THIS_KIND;
  if (!from.includes(appeal.status)) return wrongStatus(appeal.status);
  if (needsAuthor === true && appeal.authorId == null) return NOBODY_TO_ASK;
  if (ofPart === true && (appeal.part == null || !isOpen(appeal.part))) return NOTHING_ASKED;
  if (action === 'MAKE_RESPONSIBLE' && partsThatShow(appeal).length === 0) return NOBODY_TAKES_PART;
  if (action === 'SEND_TO_AGENCIES' && appeal.kind === AppealKind.APPEAL && isTooLateToRedirect(appeal, now)) return TOO_LATE_TO_REDIRECT;
  if (action === 'EXTEND' && appeal.extendedBy != null) return EXTENDED_BEFORE;
  if (action === 'REDIRECT' && isTooLateToRedirect(appeal, now)) return TOO_LATE_TO_REDIRECT;
  if (action === 'REOPEN' && !isDiscontent(appeal)) return NOT_REOPENABLE;
  if (action === 'REOPEN' && isTooLateToReopen(appeal, now)) return TOO_LATE_TO_REOPEN;
  return withinTerm === true && now > appeal.dueAt ? TERM_IS_OVER : null;
}

/** The status that an action leads to. @throws Refusal Conflict when something is in its way */
export function nextStatus(action: Action, appeal: Standing, now: Date): AppealStatus {
  const why = obstacle(action, appeal, now);
  if (why !== null) throw Refusal.conflict(why.code, why.text);
  const { to } = transition(action);
  if (to === 'BACK') return appeal.resumeStatus!;
  return to === 'SAME' ? appeal.status : to;
}

/** The transition of an action. */
export function transition(action: Action): Transition {
  return TRANSITIONS[action];
}

function wrongStatus(status: AppealStatus): Obstacle {
  const title = STATUS_TITLES[status];
  return {
    code: 'WRONG_STATUS',
    text: { ru: `Сейчас это невозможно: состояние обращения — «${title.ru}».`, en: `This is not possible now: the appeal is ${title.en}.` },
  };
}

const NOT_OF_THIS_KIND: Obstacle = {
  code: 'WRONG_STATUS',
  text: { ru: 'С обращениями этого вида так не поступают.', en: 'This is not done with appeals of this kind.' },
};

const NOBODY_TO_ASK: Obstacle = {
  code: 'WRONG_STATUS',
  text: { ru: 'Спросить некого: автора на платформе нет.', en: 'There is nobody to ask: its author is not on the platform.' },
};

const NOTHING_ASKED: Obstacle = {
  code: 'WRONG_STATUS',
  text: { ru: 'От вашего ведомства по этому обращению сейчас ничего не ждут.', en: 'Nothing is waited for from your agency now.' },
};

const NOBODY_TAKES_PART: Obstacle = {
  code: 'WRONG_STATUS',
  text: { ru: 'Других ведомств в этом обращении нет: направить его можно по компетенции.', en: 'No other agency takes part in it: send it to the competent one instead.' },
};

const EXTENDED_BEFORE: Obstacle = {
  code: 'ALREADY_EXTENDED',
  text: { ru: 'Срок уже продлевали: это можно сделать один раз.', en: 'The term was extended before: that can be done once.' },
};

const TERM_IS_OVER: Obstacle = {
  code: 'TOO_LATE',
  text: { ru: 'Срок уже истёк: продлевают его до этого.', en: 'The term is over: it is extended before that.' },
};

const TOO_LATE_TO_REDIRECT: Obstacle = {
  code: 'TOO_LATE',
  text: { ru: 'Направить в другое ведомство можно в течение семи дней с регистрации.', en: 'An appeal is sent to another agency within seven days from its registration.' },
};

const NOT_REOPENABLE: Obstacle = {
  code: 'NOT_REOPENABLE',
  text: {
    ru: 'Открыть повторно можно после оценки 1 или 2 либо ответа «не исправлено».',
    en: 'It is opened again after a score of 1 or 2, or after saying that it is not fixed.',
  },
};

const TOO_LATE_TO_REOPEN: Obstacle = {
  code: 'TOO_LATE',
  text: { ru: 'Открыть повторно можно в течение 30 дней после ответа и не больше двух раз.', en: 'It is opened again within 30 days after the answer, and at most twice.' },
};
