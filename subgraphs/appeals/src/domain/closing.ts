import type { LocalizedText } from '@otklik/base';
import type { Answered } from './reopening.js';

/** So many days after its answer an appeal is closed, unless the platform is told otherwise. */
export const CLOSED_AFTER_DAYS = 30;

/** Why an answered appeal is closed by time, as its history says it. */
export function closingReason({ answeredAt, ratingScore, fixed }: Answered, now: Date): LocalizedText {
  const days = Math.floor((now.getTime() - answeredAt!.getTime()) / 86_400_000);
  const { ru, en } = wordOfAuthor(fixed ?? null, ratingScore ?? null);
  return { ru: `Закрыто: дней после ответа — ${days}, ${ru}`, en: `Closed: ${days} days after the answer, ${en}` };
}

function wordOfAuthor(fixed: boolean | null, score: number | null): LocalizedText {
  if (fixed === true) return { ru: 'автор подтвердил, что исправлено', en: 'its author has confirmed that it is fixed' };
  if (fixed === false) return { ru: 'автор сообщил, что не исправлено, но повторно не открыл', en: 'its author has said that it is not fixed, but has not opened it again' };
  if (score === null) return { ru: 'автор его не оценил', en: 'its author has not rated it' };
  return { ru: `автор оценил его на ${score} из 5`, en: `its author has rated it ${score} of 5` };
}
