import type { LocalizedText } from '@otklik/base';

/** Where an appeal stands. */
export enum AppealStatus {
  SUBMITTED = 'SUBMITTED',
  MODERATED = 'MODERATED',
  REGISTERED = 'REGISTERED',
  IN_PROGRESS = 'IN_PROGRESS',
  CLARIFICATION = 'CLARIFICATION',
  POSTPONED = 'POSTPONED',
  ON_APPROVAL = 'ON_APPROVAL',
  ANSWERED = 'ANSWERED',
  RATED = 'RATED',
  REJECTED = 'REJECTED',
  WITHDRAWN = 'WITHDRAWN',
  REDIRECTED = 'REDIRECTED',
  CLOSED = 'CLOSED',
}

/** What people call the statuses. */
export const STATUS_TITLES: Readonly<Record<AppealStatus, LocalizedText>> = {
  SUBMITTED: { ru: 'подано', en: 'submitted' },
  MODERATED: { ru: 'проверено модератором', en: 'checked by a moderator' },
  REGISTERED: { ru: 'зарегистрировано', en: 'registered' },
  IN_PROGRESS: { ru: 'в работе', en: 'in progress' },
  CLARIFICATION: { ru: 'ждёт уточнения от автора', en: 'waiting for its author' },
  POSTPONED: { ru: 'отложено', en: 'put off' },
  ON_APPROVAL: { ru: 'ответ на утверждении', en: 'answer on approval' },
  ANSWERED: { ru: 'ответ дан', en: 'answered' },
  RATED: { ru: 'ответ оценён', en: 'rated' },
  REJECTED: { ru: 'отклонено', en: 'rejected' },
  WITHDRAWN: { ru: 'отозвано автором', en: 'withdrawn by its author' },
  REDIRECTED: { ru: 'направлено в другое ведомство', en: 'sent to another agency' },
  CLOSED: { ru: 'закрыто', en: 'closed' },
};

/** Before a moderator or the registration has looked at it, and when it was turned away or taken back: nothing for everybody's eyes. */
export const NEVER_PUBLIC: readonly AppealStatus[] = [AppealStatus.SUBMITTED, AppealStatus.REJECTED, AppealStatus.WITHDRAWN];
