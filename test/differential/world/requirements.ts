import { Kind, valueFromASTUntyped, type FieldNode, type SelectionSetNode } from 'graphql';
import type { GraphFacts } from './graph-facts.js';
import { Thing } from './world.js';

/** What the world has for a selection of `@key` or `@requires`; `read` gives the value of a field, or throws. */
export function demand(
  facts: GraphFacts,
  thing: Thing,
  { selections }: SelectionSetNode,
  read: (thing: Thing, field: string, args: Readonly<Record<string, unknown>>) => unknown,
): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const node of selections) {
    if (node.kind === Kind.FIELD && node.name.value !== '__typename') {
      const below = (value: unknown): unknown => {
        if (Array.isArray(value)) return value.map(below);
        return value instanceof Thing ? demand(facts, value, node.selectionSet!, read) : (value ?? null);
      };
      result[node.name.value] = below(read(thing, node.name.value, argumentsOf(node)));
    } else if (node.kind === Kind.INLINE_FRAGMENT && facts.isA(thing.type, node.typeCondition?.name.value ?? thing.type)) {
      Object.assign(result, demand(facts, thing, node.selectionSet, read));
    }
  }
  return result;
}

/** The part of a representation that the selection names; a field that was not sent is told from null. */
export function supplied(facts: GraphFacts, given: unknown, { selections }: SelectionSetNode): unknown {
  if (Array.isArray(given)) return given.map((item) => supplied(facts, item, { kind: Kind.SELECTION_SET, selections }));
  if (typeof given !== 'object' || given === null) return given;
  const object = given as Readonly<Record<string, unknown>>;
  const result: Record<string, unknown> = {};
  for (const node of selections) {
    if (node.kind === Kind.FIELD && node.name.value !== '__typename') {
      const value = object[node.name.value];
      result[node.name.value] = value === undefined ? 'not sent' : node.selectionSet === undefined ? value : supplied(facts, value, node.selectionSet);
    } else if (node.kind === Kind.INLINE_FRAGMENT) {
      const condition = node.typeCondition?.name.value;
      const type = object['__typename'];
      if (condition === undefined || (typeof type === 'string' && facts.isA(type, condition)))
        Object.assign(result, supplied(facts, object, node.selectionSet));
    }
  }
  return result;
}

function argumentsOf(node: FieldNode): Record<string, unknown> {
  return Object.fromEntries((node.arguments ?? []).map((arg) => [arg.name.value, valueFromASTUntyped(arg.value)]));
}
