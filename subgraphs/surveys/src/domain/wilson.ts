/** Two-sided 95 % of the normal distribution. */
const Z = 1.959964;

/** Where the true share lies with 95 % certainty, if the sample were random; both ends from 0 to 1. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Wilson's score interval of a share. `n` is above zero. (E. B. Wilson, JASA 22, 1927.) */
export function wilson(count: number, n: number): Interval {
  const share = count / n;
  const middle = share + Z ** 2 / (2 * n);
  const half = Z * Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2));
  const scale = 1 + Z ** 2 / n;
  return { low: Math.max(0, (middle - half) / scale), high: Math.min(1, (middle + half) / scale) };
}
