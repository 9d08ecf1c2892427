import { getNamedType, isInputObjectType, type GraphQLField, type GraphQLInputType, type FieldNode } from 'graphql';
import type { CostDirectives } from './cost-directives.js';
import { sum, type Formula } from './formula.js';
import type { OperationValues } from './operation-values.js';

/** What the arguments of a field cost: weights of those that are given, and of the input fields given within them. */
export function argumentsFormula(
  owner: string,
  node: FieldNode,
  field: GraphQLField<unknown, unknown>,
  { weights }: CostDirectives,
  values: OperationValues,
): Formula {
  const formulas = (node.arguments ?? []).flatMap((given): Formula[] => {
    const argument = field.args.find(({ name }) => name === given.name.value);
    if (argument === undefined) return [];
    const own = weights.get(`${owner}.${field.name}(${argument.name}:)`) ?? typeWeight(argument.type, weights);
    if (!hasWeightsWithin(argument.type, weights)) return own === 0 ? [] : [own];
    const reader = values.reader(given.value);
    return [own, (variables) => inputCost(argument.type, reader.read(variables), weights)];
  });
  return sum(formulas);
}

function typeWeight(type: GraphQLInputType, weights: CostDirectives['weights']): number {
  return weights.get(getNamedType(type).name) ?? 0;
}

function inputCost(type: GraphQLInputType, value: unknown, weights: CostDirectives['weights']): number {
  if (Array.isArray(value)) return value.reduce<number>((total, item) => total + inputCost(type, item, weights), 0);
  const named = getNamedType(type);
  if (!isInputObjectType(named) || typeof value !== 'object' || value === null) return 0;
  return Object.values(named.getFields()).reduce((total, field) => {
    const inner = (value as Record<string, unknown>)[field.name];
    if (inner === undefined) return total;
    const own = weights.get(`${named.name}.${field.name}`) ?? typeWeight(field.type, weights);
    return total + own + inputCost(field.type, inner, weights);
  }, 0);
}

/** Whether anything inside an input type has a weight: usually nothing does, and its values are not looked at. */
function hasWeightsWithin(type: GraphQLInputType, weights: CostDirectives['weights'], seen = new Set<string>()): boolean {
  const named = getNamedType(type);
  if (!isInputObjectType(named) || seen.has(named.name)) return false;
  seen.add(named.name);
  return Object.values(named.getFields()).some(
    (field) => weights.has(`${named.name}.${field.name}`) || typeWeight(field.type, weights) !== 0 || hasWeightsWithin(field.type, weights, seen),
  );
}
