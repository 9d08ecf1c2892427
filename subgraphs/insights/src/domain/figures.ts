/** Whole numbers that add up over appeals, cells and months. */
export interface Sums {
  readonly received: number;
  readonly done: number;
  readonly onTime: number;
  /** Seconds from registration to the answer, over all that are done. */
  readonly seconds: number;
  /** How many of the done ones are rated. */
  readonly rated: number;
  /** Their scores together. */
  readonly scores: number;
}

/** What people read of sums. A share or mean of nothing is null. */
export interface Figures {
  readonly received: number;
  readonly done: number;
  readonly onTime: number;
  /** 0 to 1, of those done; to four decimals. */
  readonly onTimeShare: number | null;
  /** Days of 24 hours from registration to the answer, over those done; to two decimals. */
  readonly averageDays: number | null;
  readonly rating: { readonly mean: number | null; readonly count: number };
}

export const NOTHING: Sums = { received: 0, done: 0, onTime: 0, seconds: 0, rated: 0, scores: 0 };

const DAY_SECONDS = 86_400;

/** Turns sums into figures. */
export function figuresOf({ received, done, onTime, seconds, rated, scores }: Sums): Figures {
  return {
    received,
    done,
    onTime,
    onTimeShare: quotient(onTime, done, 4),
    averageDays: quotient(seconds, done * DAY_SECONDS, 2),
    rating: { mean: quotient(scores, rated, 2), count: rated },
  };
}

/** By how much a number has grown against the one before: 0.5 is half as much again; null when there was nothing before. */
export function growth(now: number, before: number): number | null {
  return quotient(now - before, before, 4);
}

/** The part of a whole, 0 to 1, to four decimals; null of nothing. */
export function share(part: number, whole: number): number | null {
  return quotient(part, whole, 4);
}

function quotient(dividend: number, divisor: number, decimals: number): number | null {
  return divisor === 0 ? null : Number((dividend / divisor).toFixed(decimals));
}
