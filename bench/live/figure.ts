import type { Checked } from './check-deliveries.ts';
import type { Scenario } from './options.ts';

/** One measured value, and what the issue wants of it. */
export interface Figure {
  readonly scenario: Scenario;
  readonly name: string;
  readonly measured: number;
  readonly unit: string;
  /** Null when nothing is wanted of it. */
  readonly wanted: string | null;
  /** Null when nothing is wanted of it. */
  readonly holds: boolean | null;
  /** Whether clients were told something wrong if it does not hold: that ends the benchmark with exit code 1. */
  readonly isWrong?: true;
}

type Named = Pick<Figure, 'scenario' | 'name' | 'measured' | 'unit'>;

export function told(figure: Named): Figure {
  return { ...figure, wanted: null, holds: null };
}

export function atMost(limit: number, figure: Named): Figure {
  return { ...figure, wanted: `≤ ${limit}`, holds: figure.measured <= limit };
}

export function atLeast(limit: number, figure: Named): Figure {
  return { ...figure, wanted: `≥ ${limit}`, holds: figure.measured >= limit };
}

/** Nothing lost, doubled, out of order or made up. */
export function deliveriesOf(scenario: Scenario, { delivered, lost, doubled, outOfOrder, unknown }: Checked): Figure[] {
  const none = (name: string, measured: number): Figure => ({ scenario, name, measured, unit: '', wanted: '0', holds: measured === 0, isWrong: true });
  return [
    told({ scenario, name: 'results delivered', measured: delivered, unit: '' }),
    none('lost', lost),
    none('doubled', doubled),
    none('out of order', outOfOrder),
    none('unknown', unknown),
  ];
}
