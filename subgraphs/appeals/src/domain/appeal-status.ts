import type { LocalizedText } from '@otklik/base';

/** Where an appeal stands. */
export enum AppealStatus {
  SUBMITTED = 'SUBMITTED',
  MODERATED = 'MODERATED',
  REGISTERED = 'REGISTERED',
  IN_PROGRESS = 'IN_PROGRESS',
  ON_APPROVAL = 'ON_APPROVAL',
  ANSWERED = 'ANSWERED',
  RATED = 'RATED',
  REJECTED = 'REJECTED',
}

/** What people call the statuses. */
export const STATUS_TITLES: Readonly<Record<AppealStatus, LocalizedText>> = {
  SUBMITTED: { ru: 'подано', en: 'submitted' },
  MODERATED: { ru: 'проверено модератором', en: 'checked by a moderator' },
  REGISTERED: { ru: 'зарегистрировано', en: 'registered' },
  IN_PROGRESS: { ru: 'в работе', en: 'in progress' },
  ON_APPROVAL: { ru: 'ответ на утверждении', en: 'answer on approval' },
  ANSWERED: { ru: 'ответ дан', en: 'answered' },
  RATED: { ru: 'ответ оценён', en: 'rated' },
  REJECTED: { ru: 'отклонено', en: 'rejected' },
};

/** Before a moderator or the registration has looked at it, and when it was turned away: nothing for everybody's eyes. */
export const NEVER_PUBLIC: readonly AppealStatus[] = [AppealStatus.SUBMITTED, AppealStatus.REJECTED];
