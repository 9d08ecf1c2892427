import { buildSubgraphSchema } from '@apollo/subgraph';
import { assertValidSchema, concatAST, extendSchema, isTypeDefinitionNode, visit, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { SubgraphCore, SubgraphModules, TypeResolvers } from './subgraph-core.js';

/** Additions that were found good, which they stay. */
const checked = new WeakSet<DocumentNode>();

/**
 * The schema of a subgraph that answers. What plugins add is put onto the schema of the core, and each addition is checked once: with
 * hundreds of plugins, making and checking everything anew would keep requests waiting.
 * @throws Error with what is wrong in the SDL
 */
export function executableSchema(core: SubgraphCore, { additions }: Pick<SubgraphModules, 'additions'>, resolvers: TypeResolvers): GraphQLSchema {
  const bare = buildSubgraphSchema([{ typeDefs: core.document, resolvers: resolvers as never }]);
  if (additions.length === 0) return bare;
  const unchecked = additions.filter((addition) => !checked.has(addition));
  if (unchecked.length > 0) {
    assertValidSchema(extendSchema(bare, concatAST(withNeeded(unchecked, additions))));
    for (const addition of unchecked) checked.add(addition);
  }
  return extendSchema(bare, concatAST(additions), { assumeValid: true, assumeValidSDL: true });
}

/** Additions with those others that define types which they name. */
function withNeeded(some: readonly DocumentNode[], all: readonly DocumentNode[]): DocumentNode[] {
  const definers = new Map(all.flatMap((addition) => typesIn(addition).map((name) => [name, addition] as const)));
  const needed = new Set(some);
  for (const addition of needed) {
    visit(addition, {
      NamedType({ name }) {
        const definer = definers.get(name.value);
        if (definer !== undefined) needed.add(definer);
      },
    });
  }
  return [...needed];
}

function typesIn({ definitions }: DocumentNode): string[] {
  return definitions.filter(isTypeDefinitionNode).map(({ name }) => name.value);
}
