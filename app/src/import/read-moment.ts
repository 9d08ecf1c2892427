import { isLocalDate, momentAt } from '@otklik/base';

const WITH_OFFSET = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?$/;
const RUSSIAN = /^(\d{2})\.(\d{2})\.(\d{4})(?:,? (\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;

/**
 * A moment as tables write it: `2026-03-14T09:30:00+07:00`, `2026-03-14 09:30`, `14.03.2026 09:30`, or the day alone; without an
 * offset, in the time zone. Null when it is none of these.
 */
export function readMoment(text: string, timeZone: string): Date | null {
  if (WITH_OFFSET.test(text)) return valid(new Date(text));
  const iso = ISO.exec(text);
  const russian = RUSSIAN.exec(text);
  if (iso === null && russian === null) return null;
  const [year, month, day, hours = '0', minutes = '0', seconds = '0'] = iso?.slice(1) ?? [russian![3]!, russian![2]!, russian![1]!, ...russian!.slice(4)];
  const date = `${year}-${month}-${day}`;
  if (!isLocalDate(date) || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return null;
  return new Date(momentAt(date, Number(hours) * 60 + Number(minutes), timeZone).getTime() + Number(seconds) * 1_000);
}

function valid(date: Date): Date | null {
  return Number.isNaN(date.getTime()) ? null : date;
}
