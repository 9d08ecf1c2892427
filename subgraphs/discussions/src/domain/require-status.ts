import { Refusal, type LocalizedText } from '@otklik/base';
import { statusAt, type DiscussionStatus, type Milestones } from './discussion-status.js';

/** What people call the statuses. */
const STATUS_TITLES: Readonly<Record<DiscussionStatus, LocalizedText>> = {
  DRAFT: { ru: 'черновик', en: 'a draft' },
  ANNOUNCED: { ru: 'объявлено, ещё не началось', en: 'announced and not open yet' },
  OPEN: { ru: 'идёт', en: 'open' },
  REVIEW: { ru: 'приём предложений закончен', en: 'closed for proposals' },
  FINISHED: { ru: 'завершено', en: 'finished' },
};

/** @throws Refusal Conflict WRONG_STATUS when the discussion is in none of these statuses now */
export function requireStatus(discussion: Milestones, now: Date, ...allowed: readonly DiscussionStatus[]): void {
  const status = statusAt(discussion, now);
  if (allowed.includes(status)) return;
  const title = STATUS_TITLES[status];
  throw Refusal.conflict('WRONG_STATUS', {
    ru: `Сейчас это невозможно: состояние обсуждения — «${title.ru}».`,
    en: `This is not possible now: the discussion is ${title.en}.`,
  });
}
