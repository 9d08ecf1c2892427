import { GraphQLError, Kind, parse, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';
import { selectOperation } from '../operation/select-operation.js';
import type { EntityFetchNode, EntityGroup, PlanNode, RootRequest } from '../planning/plan.js';

/** A fetch whose answers are to be read. The plan's own node, by which it is found again. */
export type Fetch = RootRequest | EntityFetchNode;

/** A fetch with the text of its request taken apart. */
export interface FetchDocument {
  readonly fetch: Fetch;
  readonly selectionSet: SelectionSetNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

const DOCUMENTS = new WeakMap<Fetch, FetchDocument | null>();

/** Null when the text is none: planner 0.0.38 now and then writes one that cannot be parsed, which the subgraph will refuse. */
export function documentOf(fetch: Fetch): FetchDocument | null {
  let document = DOCUMENTS.get(fetch);
  if (document === undefined) DOCUMENTS.set(fetch, (document = parsed(fetch)));
  return document;
}

function parsed(fetch: Fetch): FetchDocument | null {
  try {
    const { definition, fragments } = selectOperation(parse(fetch.operation, { noLocation: true }), null);
    return { fetch, selectionSet: definition.selectionSet, fragments };
  } catch (error) {
    if (error instanceof GraphQLError) return null;
    throw error;
  }
}

/** The groups of an entity fetch; null for one of root fields. */
export function groupsOf(fetch: Fetch): readonly EntityGroup[] | null {
  return 'groups' in fetch ? fetch.groups : null;
}

/** Whether the data of a fetch is changed before it is merged. */
export function isRewritten(fetch: Fetch): boolean {
  const rewrites = 'groups' in fetch ? fetch.groups.flatMap((group) => group.outputRewrites) : fetch.outputRewrites;
  return rewrites.length > 0;
}

/** All fetches of a plan. */
export function fetchesOf(node: PlanNode | null): Fetch[] {
  switch (node?.kind) {
    case 'rootFetch':
    case 'entityFetch':
      return [node];
    case 'sequence':
    case 'parallel':
      return node.nodes.flatMap(fetchesOf);
    case 'condition':
      return [...fetchesOf(node.whenTrue), ...fetchesOf(node.whenFalse)];
    case undefined:
      return [];
  }
}

/** Whether selection sets have fragments that may be about some types only; those on the type of the place are about all. */
export function hasTypedFragments(sets: readonly SelectionSetNode[], declared: string | null): boolean {
  return sets.some(({ selections }) =>
    selections.some((selection) => {
      if (selection.kind === Kind.FIELD) return false;
      if (selection.kind === Kind.FRAGMENT_SPREAD) return true;
      const condition = selection.typeCondition?.name.value ?? declared;
      return condition !== declared || hasTypedFragments([selection.selectionSet], declared);
    }),
  );
}
