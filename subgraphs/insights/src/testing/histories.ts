import { nameId } from '@otklik/base';
import type { NewEvent } from '@otklik/events';
import fc from 'fast-check';

export const AGENCIES = [nameId('test', 'roads agency'), nameId('test', 'waste agency')] as const;
export const CATEGORIES = ['roads.pothole', 'waste.dump', 'clinics.queue'] as const;
export const TERRITORIES = ['berdsk', 'ob', null] as const;

const HOUR_MS = 3_600_000;
const START = Date.UTC(2026, 5, 28);

/** One appeal from its submission on, as random numbers make it. */
export interface Life {
  readonly agency: number;
  readonly category: number;
  readonly territory: number;
  /** Hours after the start of the tests' time. */
  readonly submitted: number;
  /** Hours from one change to the next, as many as there are changes after the submission. */
  readonly steps: readonly number[];
  readonly dueHours: number;
  readonly score: number;
  /** Whether it passes to the other agency when it is assigned. */
  readonly redirected: boolean;
}

const WAY = ['appeal.submitted', 'appeal.registered', 'appeal.assigned', 'appeal.answer-proposed', 'appeal.answered', 'appeal.rated'];
const STATUSES = ['SUBMITTED', 'REGISTERED', 'IN_PROGRESS', 'ON_APPROVAL', 'ANSWERED', 'RATED'];

/** Appeals over about four months. */
export const lives = (maxLength: number): fc.Arbitrary<Life[]> =>
  fc.array(
    fc.record({
      agency: fc.nat(1),
      category: fc.nat(2),
      territory: fc.nat(2),
      submitted: fc.nat(24 * 100),
      steps: fc.array(fc.nat(24 * 20), { maxLength: WAY.length - 1 }),
      dueHours: fc.nat(24 * 30),
      score: fc.integer({ min: 1, max: 5 }),
      redirected: fc.boolean(),
    }),
    { maxLength },
  );

/** Every event of an appeal, in its order. */
export function eventsOf(life: Life, name: string): NewEvent[] {
  const id = nameId('appeal', name);
  const moments = life.steps.reduce<number[]>(
    (done, hours) => [...done, done.at(-1)! + hours * HOUR_MS],
    [START + life.submitted * HOUR_MS],
  );
  const at = (step: number, upTo: number) => (step <= upTo ? new Date(moments[step]!).toISOString() : null);
  return moments.map((_, step) => ({
    topic: `appeal/${id}`,
    type: WAY[step]!,
    aggregate: id,
    version: step + 1,
    payload: {
      status: STATUSES[step],
      at: at(step, step),
      public: step > 0 && life.category !== 2,
      categoryId: CATEGORIES[life.category]!,
      agencyId: AGENCIES[life.redirected && step >= 2 ? 1 - life.agency : life.agency]!,
      territory: TERRITORIES[life.territory]!,
      submittedAt: at(0, step),
      registeredAt: at(1, step),
      dueAt: new Date((moments[Math.min(step, 1)] ?? 0) + life.dueHours * HOUR_MS).toISOString(),
      answeredAt: at(4, step),
      score: step >= 5 ? life.score : null,
    },
  }));
}

/** Mixes the events of many appeals: each keeps its own order. `seed` decides how. */
export function mixed(all: readonly Life[], seed: number, prefix = ''): NewEvent[] {
  const random = randomNumbers(seed);
  const queues = all.map((life, index) => eventsOf(life, `${prefix}${index}`)).filter((queue) => queue.length > 0);
  const events: NewEvent[] = [];
  while (queues.length > 0) {
    const index = Math.floor(random() * queues.length);
    const queue = queues[index]!;
    events.push(queue.shift()!);
    if (queue.length === 0) queues.splice(index, 1);
  }
  return events;
}

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mix = Math.imul(state ^ (state >>> 15), 1 | state);
    mix = (mix + Math.imul(mix ^ (mix >>> 7), 61 | mix)) ^ mix;
    return ((mix ^ (mix >>> 14)) >>> 0) / 4_294_967_296;
  };
}
