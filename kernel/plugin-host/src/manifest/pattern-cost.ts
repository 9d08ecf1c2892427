import { RegExpParser, type AST } from '@eslint-community/regexpp';

const parser = new RegExpParser({ ecmaVersion: 2024 });

/** What a part of a pattern may cost, and the fewest characters it takes. */
interface Cost {
  /** In how many ways a backtracking matcher can at most try it. */
  readonly ways: number;
  readonly shortest: number;
}

const UNBOUNDED: Cost = { ways: Infinity, shortest: 0 };

/**
 * In how many ways a backtracking matcher can at most try a pattern on a text of the given length: an upper bound of the
 * product of all its choices. Each way costs at most as many steps as the text has characters, so a bound on the ways is a
 * bound on the time. `Infinity` for what cannot be bounded so: lookaround, backreferences, repeated nothing, syntax errors.
 */
export function patternCost(pattern: string, longest: number): number {
  try {
    const cost = oneOf(parser.parsePattern(pattern, 0, pattern.length, { unicode: true }).alternatives, longest);
    return cost.shortest > longest ? Infinity : cost.ways;
  } catch {
    return Infinity;
  }
}

function oneOf(alternatives: readonly AST.Alternative[], longest: number): Cost {
  const costs = alternatives.map((alternative) => inTurn(alternative.elements, longest));
  return { ways: costs.reduce((sum, cost) => sum + cost.ways, 0), shortest: Math.min(...costs.map((cost) => cost.shortest)) };
}

function inTurn(elements: readonly AST.Element[], longest: number): Cost {
  const costs = elements.map((element) => elementCost(element, longest));
  return { ways: costs.reduce((product, cost) => product * cost.ways, 1), shortest: costs.reduce((sum, cost) => sum + cost.shortest, 0) };
}

function elementCost(element: AST.Element, longest: number): Cost {
  switch (element.type) {
    case 'Character':
    case 'CharacterSet':
    case 'CharacterClass':
      return { ways: 1, shortest: 1 };
    case 'Group':
    case 'CapturingGroup':
      return oneOf(element.alternatives, longest);
    case 'Quantifier':
      return repeated(element, longest);
    case 'Assertion':
      return element.kind === 'lookahead' || element.kind === 'lookbehind' ? UNBOUNDED : { ways: 1, shortest: 0 };
    case 'Backreference':
    case 'ExpressionCharacterClass':
      return UNBOUNDED;
  }
}

/** The ways of every number of repetitions, together. */
function repeated({ element, min, max }: AST.Quantifier, longest: number): Cost {
  const once = elementCost(element, longest);
  if (min * once.shortest > longest || (once.shortest === 0 && max > 1)) return UNBOUNDED;
  let ways = 0;
  for (let times = min; times <= Math.min(max, longest) && ways < Infinity; times++) ways += once.ways ** times;
  return { ways, shortest: min * once.shortest };
}
