/** Variables of a request as they came; what is missing has its default. */
export type Variables = Readonly<Record<string, unknown>>;

/** A figure that is known, or that depends on the variables of a request. */
export type Formula = number | ((variables: Variables) => number);

export function valueOf(formula: Formula, variables: Variables): number {
  return typeof formula === 'number' ? formula : formula(variables);
}

/** Adds up; what is known is added now. */
export function sum(formulas: readonly Formula[]): Formula {
  return combine(formulas, 0, (a, b) => a + b);
}

/** The largest, never below zero. */
export function largest(formulas: readonly Formula[]): Formula {
  return combine(formulas, 0, Math.max);
}

export function product(a: Formula, b: Formula): Formula {
  // What is taken no times is not asked for its size.
  if (a === 0 || b === 0) return 0;
  return combine([a, b], 1, (x, y) => x * y);
}

function combine(formulas: readonly Formula[], start: number, join: (a: number, b: number) => number): Formula {
  const open = formulas.filter((formula) => typeof formula === 'function');
  const known = formulas.reduce<number>((total, formula) => (typeof formula === 'number' ? join(total, formula) : total), start);
  return open.length === 0 ? known : (variables) => open.reduce((total, formula) => join(total, formula(variables)), known);
}
