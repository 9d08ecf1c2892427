/** A number of events, and for how long they were counted: in any unit, the same for both counts that are compared. */
export interface Counted {
  readonly count: number;
  readonly exposure: number;
}

/**
 * How likely it is that chance alone gives as many events now, or more, if they come at the same rate as before: the one-sided exact conditional
 * test of two Poisson counts. Given their sum, the count of now is binomial with the share of its exposure.
 * (J. Przyborowski, H. Wilenski: Homogeneity of results in testing samples from Poisson series, Biometrika 31, 1940.)
 * @returns 0 to 1; 1 when nothing was counted now
 */
export function growthPValue(now: Counted, before: Counted): number {
  return upperBinomialTail(now.count, now.count + before.count, now.exposure / (now.exposure + before.exposure));
}

/**
 * P-values made comparable with a false discovery rate: rejecting those that are at most q finds at most a part q of falsely rejected ones on
 * average; and where nothing is there to be found, any at all in at most q of the cases. For independent or positively dependent tests.
 * (Y. Benjamini, Y. Hochberg: Controlling the false discovery rate, JRSS B 57, 1995: the step-up procedure, as adjusted values.)
 * @returns in the order of the p-values
 */
export function adjustedPValues(pValues: readonly number[]): number[] {
  const order = pValues.map((_, index) => index).sort((a, b) => pValues[b]! - pValues[a]!);
  const adjusted = new Array<number>(pValues.length);
  let least = 1;
  order.forEach((index, place) => {
    least = Math.min(least, (pValues[index]! * pValues.length) / (pValues.length - place));
    adjusted[index] = least;
  });
  return adjusted;
}

/** P(X ≥ k) of a binomial X of n trials. Summed from its largest term, in logarithms, so that no count is too large. */
function upperBinomialTail(k: number, n: number, p: number): number {
  if (k <= 0) return 1;
  if (p >= 1) return 1;
  // The shorter tail is summed: far fewer terms, and nothing is lost by 1 − x where it is small.
  if (k <= n * p) return 1 - lowerBinomialTail(k - 1, n, p);
  let term = Math.exp(logBinomial(k, n, p));
  let sum = 0;
  for (let x = k; x <= n && term > sum * Number.EPSILON; x++) {
    sum += term;
    term *= ((n - x) / (x + 1)) * (p / (1 - p));
  }
  return Math.min(1, sum);
}

function lowerBinomialTail(k: number, n: number, p: number): number {
  let term = Math.exp(logBinomial(k, n, p));
  let sum = 0;
  for (let x = k; x >= 0 && term > sum * Number.EPSILON; x--) {
    sum += term;
    term *= (x / (n - x + 1)) * ((1 - p) / p);
  }
  return Math.min(1, sum);
}

function logBinomial(k: number, n: number, p: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k) + k * Math.log(p) + (n - k) * Math.log1p(-p);
}

/** ln n!: exact sums for small n, Stirling's series for others, to 12 digits. (NIST DLMF 5.11.1.) */
function logFactorial(n: number): number {
  if (n < SMALL.length) return SMALL[n]!;
  const x = n + 1;
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * x) - 1 / (360 * x ** 3) + 1 / (1260 * x ** 5);
}

const SMALL: readonly number[] = Array.from({ length: 32 }).reduce<number[]>((known, _, n) => [...known, n === 0 ? 0 : known[n - 1]! + Math.log(n)], []);
