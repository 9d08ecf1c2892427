import { localDateAt, type LocalDate } from '@otklik/base';

/** A time in which a term stands still: the agency waits for its author. */
export interface Pause {
  readonly from: Date;
  /** Null while it goes on: nobody knows yet for how long, so the deadline is moved when it ends. */
  readonly to: Date | null;
}

/** A pause that is over. */
export interface EndedPause {
  readonly from: Date;
  readonly to: Date;
}

/** Those that are over. */
export function endedOf(pauses: readonly Pause[]): EndedPause[] {
  return pauses.filter((pause): pause is EndedPause => pause.to !== null);
}

/** Whether a day does not count: from the day on which the pause began up to the one before its end. */
export function isPaused(day: LocalDate, pauses: readonly EndedPause[], timeZone: string): boolean {
  return pauses.some(({ from, to }) => localDateAt(from, timeZone) <= day && day < localDateAt(to, timeZone));
}

/** The parts of a time that lie outside all pauses, in order; in milliseconds since the epoch. */
export function outsideOf(start: number, end: number, pauses: readonly EndedPause[]): (readonly [number, number])[] {
  const parts: (readonly [number, number])[] = [];
  let begin = start;
  for (const { from, to } of pauses.toSorted((a, b) => a.from.getTime() - b.from.getTime())) {
    const [pauseStart, pauseEnd] = [Math.max(from.getTime(), begin), Math.min(to.getTime(), end)];
    if (pauseEnd <= pauseStart) continue;
    if (begin < pauseStart) parts.push([begin, pauseStart]);
    begin = pauseEnd;
  }
  if (begin < end) parts.push([begin, end]);
  return parts;
}
