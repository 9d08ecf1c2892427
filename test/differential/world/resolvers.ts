import { Kind, OperationTypeNode, type GraphQLFieldResolver, type SelectionSetNode } from 'graphql';
import type { TestSubgraph } from '@otklik/gateway-engine/testing';
import { canonical } from './canonical.js';
import type { FieldFacts, SubgraphFacts } from './subgraph-facts.js';
import { demand, supplied } from './requirements.js';
import { Thing, type World } from './world.js';

/** What one run of an operation shares among all that answer it. */
export interface RunContext {
  /** Root fields of a mutation in the order in which they took effect. */
  readonly history: string[];
}

/** Answers the whole graph in one place. A field with `@requires` is a text of what it requires, read from the world. */
export function plainResolver(world: World): GraphQLFieldResolver<unknown, unknown> {
  const read = (thing: Thing, field: string, args: Readonly<Record<string, unknown>>): unknown => {
    const requiring = world.facts.answering(thing.type, field).find(({ requires }) => requires !== null);
    return requiring === undefined
      ? world.valueOf(thing, field, args)
      : requirementText(field, args, demand(world.facts, thing, requiring.requires!, read));
  };
  return (source, args: Record<string, unknown>, context, { parentType, fieldName, operation }) => {
    const thing = Thing.from(source) ?? new Thing(parentType.name, parentType.name);
    return withHistory(thing, fieldName, args, context as RunContext, operation.operation === OperationTypeNode.MUTATION, () => read(thing, fieldName, args));
  };
}

/** Answers what one subgraph may be asked, and refuses the rest: `@external` fields that were not provided, overridden fields. */
export function subgraphResolver(world: World, subgraph: SubgraphFacts): GraphQLFieldResolver<unknown, unknown> {
  const read = (thing: Thing, facts: FieldFacts, args: Readonly<Record<string, unknown>>): unknown => {
    const field = facts.node.name.value;
    if (facts.requires !== null) {
      if (thing.given === null) throw new Error(`${subgraph.name} was asked for ${thing.type}.${field} without what it requires.`);
      return requirementText(field, args, supplied(world.facts, thing.given, facts.requires));
    }
    if (facts.isExternal && !world.facts.isKeyField(thing.type, field) && fieldIn(world, thing, field) === null)
      throw new Error(`${subgraph.name} was asked for ${thing.type}.${field}, which is external and not provided.`);
    if (!facts.isExternal && !world.facts.answering(thing.type, field).some(({ subgraph: name }) => name === subgraph.name))
      throw new Error(`${subgraph.name} was asked for ${thing.type}.${field}, which another overrides.`);
    return world.valueOf(thing, field, args);
  };
  return (source, args: Record<string, unknown>, context, { parentType, fieldName, operation }) => {
    const thing = Thing.from(source) ?? new Thing(parentType.name, parentType.name);
    const facts = subgraph.field(parentType.name, fieldName)!;
    return withHistory(thing, fieldName, args, context as RunContext, operation.operation === OperationTypeNode.MUTATION, () =>
      provide(read(thing, facts, args), facts.provides ?? fieldIn(world, thing, fieldName)),
    );
  };
}

/** `__resolveReference` of every entity that the subgraph resolves: finds the entity by whichever key was sent. */
export function referenceResolvers(world: World, subgraph: SubgraphFacts): NonNullable<TestSubgraph['resolvers']> {
  const types = [...subgraph.objectNames(), ...subgraph.interfaceNames()].filter((type) => subgraph.keysOf(type).some(({ isResolvable }) => isResolvable));
  return Object.fromEntries(
    types.map((type) => {
      const keys = subgraph.keysOf(type).filter(({ isResolvable }) => isResolvable);
      const resolve = (given: Readonly<Record<string, unknown>>): Thing | null => {
        // What the reference resolver of an interface gave is asked again as the type that it turned out to be.
        const known = Thing.from(given);
        if (known !== null) return known;
        const found = world.entitiesOf(type).find((thing) =>
          keys.some(({ fields }) => {
            const key = demand(world.facts, thing, fields, (inner, field, args) => world.valueOf(inner, field, args));
            return canonical(key) === canonical(supplied(world.facts, given, fields));
          }),
        );
        return found === undefined ? null : new Thing(found.type, found.identity, given);
      };
      return [type, { __resolveReference: resolve }];
    }),
  );
}

function requirementText(field: string, args: Readonly<Record<string, unknown>>, required: unknown): string {
  return `${field} of ${canonical(required)}${Object.keys(args).length === 0 ? '' : ` with ${canonical(args)}`}`;
}

/** Keeps what a field provides with the objects that it gives. */
function provide(value: unknown, provided: SelectionSetNode | null): unknown {
  if (provided === null) return value;
  if (Array.isArray(value)) return value.map((item) => provide(item, provided));
  return value instanceof Thing ? new Thing(value.type, value.identity, value.given, provided) : value;
}

const LEAF: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: [] };

/** What is provided below a field of the thing; null when the field itself is not. */
function fieldIn(world: World, thing: Thing, field: string, provided = thing.provided): SelectionSetNode | null {
  for (const node of provided?.selections ?? []) {
    if (node.kind === Kind.FIELD && node.name.value === field) return node.selectionSet ?? LEAF;
    if (node.kind === Kind.INLINE_FRAGMENT && world.facts.isA(thing.type, node.typeCondition?.name.value ?? thing.type)) {
      const below = fieldIn(world, thing, field, node.selectionSet);
      if (below !== null) return below;
    }
  }
  return null;
}

/** Root fields of a mutation leave a trace; a field named `history` shows the traces so far. */
function withHistory(
  { type, identity }: Thing,
  field: string,
  args: Readonly<Record<string, unknown>>,
  { history }: RunContext,
  isMutation: boolean,
  read: () => unknown,
): unknown {
  if (field === 'history') return [...history];
  if (isMutation && type === 'Mutation' && identity === 'Mutation') history.push(`${field}${canonical(args)}`);
  return read();
}
