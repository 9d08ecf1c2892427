import type { LocalizedText } from '@otklik/base';
import { AppealStatus } from './appeal-status.js';
import { silenceRejects } from './clarification.js';
import type { Standing } from './status-machine.js';
import type { Told } from './transitions.js';

/** What the platform itself does when its time has come. */
export type TimedAction = 'EXPIRE_CLARIFICATION' | 'CLOSE';

/** One such step. */
export interface TimedStep {
  readonly title: LocalizedText;
  readonly from: readonly AppealStatus[];
  readonly to: (appeal: Standing) => AppealStatus;
  /** Where it leads and when, for people. */
  readonly rule: LocalizedText;
  /** Type of the event that tells of it. */
  readonly event: string;
  /** Who gets a notice of it. */
  readonly tells: readonly Told[];
}

/** Every step that nobody takes but time. */
export const TIMED_STEPS: Readonly<Record<TimedAction, TimedStep>> = {
  EXPIRE_CLARIFICATION: {
    title: { ru: 'Автор не уточнил в срок', en: 'Its author has not clarified it in time' },
    from: [AppealStatus.CLARIFICATION],
    to: (appeal) => (silenceRejects(appeal.kind) ? AppealStatus.REJECTED : appeal.resumeStatus!),
    rule: {
      ru: 'после срока ответа (по умолчанию 3 календарных дня): сообщение отклоняется (`NO_CLARIFICATION`), обращение по 59-ФЗ возвращается туда, где было',
      en: 'after the time for the answer (3 calendar days by default): a message is rejected (`NO_CLARIFICATION`), an appeal under 59-FZ goes on where it stood',
    },
    event: 'appeal.clarification-expired',
    tells: ['AUTHOR', 'EXECUTOR', 'COORDINATOR'],
  },
  CLOSE: {
    title: { ru: 'Закрыто по времени', en: 'Closed by time' },
    from: [AppealStatus.ANSWERED, AppealStatus.RATED],
    to: () => AppealStatus.CLOSED,
    rule: {
      ru: 'через 30 дней после ответа (`OTKLIK_CLOSE_AFTER_DAYS`), но не раньше, чем истечёт время на повторное открытие, если автор недоволен: `CLOSED`, навсегда',
      en: '30 days after the answer (`OTKLIK_CLOSE_AFTER_DAYS`), but while its author is discontent not before the time for opening it again is over: `CLOSED`, for good',
    },
    event: 'appeal.closed',
    tells: ['AUTHOR'],
  },
};
