import {
  QueryPlanner,
  type FetchNode,
  type FetchRewrite,
  type FlattenNodePathSegment,
  type PlanNode as RustNode,
  type RequiresSelection,
} from '@graphql-hive/router-query-planner';
import type {
  EntityFetchNode,
  EntityGroup,
  FetchRequest,
  PathSegment,
  PlanNode,
  RequiredSelection,
  Rewrite,
  RewriteSegment,
  SubscriptionPlan,
} from './plan.js';
import type { Planner } from './planner.js';
import { plainNumbers } from './plain-numbers.js';
import { plainEscapes, rightEscapes } from './right-escapes.js';

/** Progressive `@override` labels are not offered yet: every label is off. */
const NO_LABELS: Set<string> = new Set();
const NO_PERCENTAGE = 0;

/** The planner of Hive Router (Rust, in this thread), and SDL of what clients may use, as it sees it. */
export interface RustPlanner {
  readonly planner: Planner;
  readonly consumerSdl: string;
}

/** As the planner reads it right. */
const readable = (text: string): string => plainNumbers(plainEscapes(text));

/** Throws when the supergraph is not one. */
export function createRustPlanner(supergraphSdl: string): RustPlanner {
  const planner = new QueryPlanner(readable(supergraphSdl));
  const nodeOf = (operationText: string): RustNode | null => planner.plan(readable(operationText), null, NO_LABELS, NO_PERCENTAGE).node ?? null;
  return {
    consumerSdl: rightEscapes(planner.consumerSchema),
    planner: {
      plan(operationText) {
        const node = nodeOf(operationText);
        return node === null ? null : translate(node);
      },
      planSubscription: (operationText) => subscription(nodeOf(operationText)),
    },
  };
}

function translate(node: RustNode): PlanNode {
  switch (node.kind) {
    case 'Fetch':
      return { kind: 'rootFetch', ...request(node), outputRewrites: rewrites(node.outputRewrites) };
    case 'Flatten':
      return flattened(node.node, node.path);
    case 'BatchFetch': {
      const groups = node.entityBatch.aliases.map(
        (alias): EntityGroup => ({
          responseKey: alias.alias,
          representationsVariable: alias.representationsVariableName,
          paths: alias.paths.map(path),
          requires: required(alias.requires),
          inputRewrites: rewrites(alias.inputRewrites),
          outputRewrites: rewrites(alias.outputRewrites),
        }),
      );
      return { kind: 'entityFetch', ...request(node), groups };
    }
    case 'Sequence':
      return { kind: 'sequence', nodes: node.nodes.map(translate) };
    case 'Parallel':
      return { kind: 'parallel', nodes: node.nodes.map(translate) };
    case 'Condition':
      return {
        kind: 'condition',
        variable: node.condition,
        whenTrue: node.ifClause ? translate(node.ifClause) : null,
        whenFalse: node.elseClause ? translate(node.elseClause) : null,
      };
    // A subscription stands at the beginning of its plan only; what leads to the other is refused before planning.
    case 'Subscription':
    case 'Defer':
      throw new Error(`The engine does not run plan nodes of kind ${node.kind}`);
  }
}

/** A `Subscription` node alone, or the first of a sequence. */
function subscription(node: RustNode | null): SubscriptionPlan {
  const [first, ...rest] = node?.kind === 'Sequence' ? node.nodes : node === null ? [] : [node];
  if (first?.kind !== 'Subscription') throw new Error('The planner does not begin this subscription with one event of one subgraph');
  const { subgraph, operation, variableUsages } = request(first.primary);
  return {
    primary: { subgraph, operation, variableUsages, outputRewrites: rewrites(first.primary.outputRewrites) },
    rest: rest.length === 0 ? null : { kind: 'sequence', nodes: rest.map(translate) },
  };
}

function flattened(inner: RustNode, at: readonly FlattenNodePathSegment[]): EntityFetchNode {
  if (inner.kind !== 'Fetch' || inner.requires === undefined)
    throw new Error(`The planner flattened a ${inner.kind} that fetches no entities`);
  const group: EntityGroup = {
    responseKey: '_entities',
    representationsVariable: 'representations',
    paths: [path(at)],
    requires: required(inner.requires),
    inputRewrites: rewrites(inner.inputRewrites),
    outputRewrites: rewrites(inner.outputRewrites).map(withinEntity),
  };
  return { kind: 'entityFetch', ...request(inner), groups: [group] };
}

function request(node: Pick<FetchNode, 'serviceName' | 'operation' | 'operationKind' | 'variableUsages'>): FetchRequest {
  return {
    subgraph: node.serviceName,
    operation: node.operation,
    operationType: node.operationKind === 'mutation' ? 'mutation' : 'query',
    variableUsages: node.variableUsages ?? [],
  };
}

function path(segments: readonly FlattenNodePathSegment[]): PathSegment[] {
  return segments.flatMap((segment): PathSegment[] => {
    if (segment === '@') return [];
    return 'Field' in segment ? [{ kind: 'field', name: segment.Field }] : [{ kind: 'type', conditions: segment.TypeCondition }];
  });
}

/** A required field's `name` is the key in the data and `alias` the key in the representation: the other way round than in an operation. */
function required(selections: readonly RequiresSelection[]): RequiredSelection[] {
  return selections.map((selection): RequiredSelection => {
    switch (selection.kind) {
      case 'Field':
        return {
          kind: 'field',
          from: selection.name,
          to: selection.alias ?? selection.name,
          selections: required(selection.selections ?? []),
        };
      case 'InlineFragment':
        return {
          kind: 'fragment',
          typeCondition: selection.typeCondition,
          skipIf: selection.skipIf ?? null,
          includeIf: selection.includeIf ?? null,
          selections: required(selection.selections),
        };
      case 'FragmentSpread':
        throw new Error('The planner named a fragment in a representation');
    }
  });
}

function rewrites(given: readonly FetchRewrite[] | undefined): Rewrite[] {
  return (given ?? []).map((rewrite): Rewrite => {
    if ('KeyRenamer' in rewrite)
      return { kind: 'renameKey', path: rewritePath(rewrite.KeyRenamer.path), to: rewrite.KeyRenamer.renameKeyTo };
    const setter = 'ValueSetter' in rewrite ? rewrite.ValueSetter : rewrite;
    return { kind: 'setValue', path: rewritePath(setter.path), value: setter.setValueTo };
  });
}

function rewritePath(segments: readonly ({ TypenameEquals: string[] } | { Key: string })[]): RewriteSegment[] {
  return segments.map((segment) =>
    'Key' in segment ? { kind: 'key', key: segment.Key } : { kind: 'type', conditions: segment.TypenameEquals },
  );
}

/** Paths of rewrites start at the entity; Apollo's plans, whose shape this one follows, start them at `_entities`. */
function withinEntity(rewrite: Rewrite): Rewrite {
  const first = rewrite.path[0];
  return first?.kind === 'key' && first.key === '_entities' ? { ...rewrite, path: rewrite.path.slice(1) } : rewrite;
}
