import type { LocalizedText } from '@otklik/base';
import { AppealStatus } from './appeal-status.js';
import { silenceRejects } from './clarification.js';
import type { Standing } from './status-machine.js';
import type { Told } from './transitions.js';

/** What the platform itself does when its time has come. */
export type TimedAction = 'EXPIRE_CLARIFICATION';

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
};
