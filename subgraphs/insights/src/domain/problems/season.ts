/** Two-sided 95 % of the normal distribution. */
const Z = 1.959964;

/** What to expect of the next period. */
export interface Expectation {
  /** Mean of the same period of the years before. */
  readonly expected: number;
  /** In 95 of 100 cases it will be from here… */
  readonly low: number;
  /** …to here. */
  readonly high: number;
}

/**
 * What to expect of the next period by its season: the mean of the same period of earlier years, with a 95 % prediction interval of a Poisson
 * count. A plain rule: it knows no trend, and no weather. (W. Nelson: Confidence intervals for the ratio of two Poisson means and Poisson
 * predictor intervals, IEEE Transactions on Reliability R-19, 1970.)
 * @param years what was counted in each of them; at least one
 */
export function seasonalExpectation(years: readonly number[]): Expectation {
  const expected = years.reduce((sum, count) => sum + count, 0) / years.length;
  const half = Z * Math.sqrt(expected * (1 + 1 / years.length));
  return { expected, low: Math.max(0, expected - half), high: expected + half };
}
