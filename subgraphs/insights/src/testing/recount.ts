import type { NewEvent } from '@otklik/events';
import { TIME_ZONE } from './cabinets-module.js';

/** A cell as tests compare it: where it belongs, and its whole numbers. */
export type CountedCell = readonly [
  place: string,
  received: number,
  done: number,
  onTime: number,
  seconds: number,
  rated: number,
  scores: number,
];

/** Counts the figures in the plainest way, from the last event of each appeal: what every other way has to agree with. */
export function recount(events: readonly NewEvent[]): CountedCell[] {
  const newest = new Map<string, NewEvent>();
  for (const event of events) if ((newest.get(event.topic)?.version ?? 0) < (event.version ?? 0)) newest.set(event.topic, event);
  const cells = new Map<string, number[]>();
  const add = (place: string, ...numbers: number[]) => {
    const sums = cells.get(place) ?? [0, 0, 0, 0, 0, 0];
    cells.set(
      place,
      sums.map((sum, index) => sum + (numbers[index] ?? 0)),
    );
  };
  for (const { payload } of newest.values()) {
    const appeal = payload as Record<string, string | null> & { score: number | null };
    const place = (moment: string) => `${monthOf(moment)} ${appeal['agencyId']} ${appeal['categoryId']} ${appeal['territory']}`;
    add(place(appeal['submittedAt']!), 1);
    const { answeredAt, registeredAt, submittedAt, dueAt, score } = appeal;
    if (answeredAt == null) continue;
    const seconds = (Date.parse(answeredAt) - Date.parse(registeredAt ?? submittedAt!)) / 1000;
    add(place(answeredAt), 0, 1, answeredAt <= dueAt! ? 1 : 0, seconds, score === null ? 0 : 1, score ?? 0);
  }
  return [...cells].map(([place, sums]) => [place, ...sums] as unknown as CountedCell).sort(byPlace);
}

export function byPlace(a: CountedCell, b: CountedCell): number {
  return a[0] < b[0] ? -1 : 1;
}

function monthOf(moment: string): string {
  // Swedish writes dates as ISO 8601 does.
  return new Date(moment).toLocaleDateString('sv-SE', { timeZone: TIME_ZONE }).slice(0, 7);
}
