import type { EntityFetchNode, EntityGroup } from '../planning/plan.js';
import type { Representations } from './compiled-request.js';
import { placeError, unavailableEntities, type SoughtGroup } from './entity-errors.js';
import { Batch, collectTargets, compileFinder, type TargetFinder } from './entity-targets.js';
import type { Execution, Federation, Step } from './execution.js';
import { mergeEntities } from './merge-entities.js';
import { compileRewrites, type Rewriter } from './rewrites.js';
import { callSubgraph } from './subgraph-call.js';

/** Compiles a fetch of entities: one request, in which every entity is asked for once however often it occurs in the data. */
export function compileEntityFetch(node: EntityFetchNode, federation: Federation): Step {
  const groups = node.groups.map((group) => compileGroup(group, node, federation));
  return async (execution) => {
    const { sought, representations } = seekAll(groups, execution);
    if (representations === null) return;
    const answer = await callSubgraph(node, federation, execution, representations);
    if (answer.kind === 'unavailable') {
      execution.errors.push(unavailableEntities(answer.cause, sought, node.subgraph, federation, execution));
      return;
    }
    for (const error of answer.errors) execution.errors.push(...placeError(error, sought, node.subgraph, federation, execution));
    if (answer.data === null) return;
    for (const { responseKey, rewrite, finder, targets } of sought) {
      const entities = answer.data[responseKey];
      if (!Array.isArray(entities)) continue;
      rewrite?.(entities);
      mergeEntities(targets, entities, finder.paths.length > 1, execution.shared);
    }
  };
}

interface CompiledGroup extends Pick<EntityGroup, 'responseKey' | 'representationsVariable' | 'outputRewrites'> {
  readonly finder: TargetFinder;
  readonly rewrite: Rewriter | null;
  /** Whether its representations go with those of another group. */
  readonly sharesVariable: boolean;
}

function compileGroup(group: EntityGroup, { groups }: EntityFetchNode, federation: Federation): CompiledGroup {
  const { responseKey, representationsVariable, outputRewrites } = group;
  const rewrite = compileRewrites(outputRewrites, federation.types);
  const sharesVariable = groups.some((other) => other !== group && other.representationsVariable === representationsVariable);
  return { responseKey, representationsVariable, outputRewrites, finder: compileFinder(group, federation), rewrite, sharesVariable };
}

type Sought = SoughtGroup & Pick<CompiledGroup, 'rewrite'>;

interface SoughtAll {
  readonly sought: readonly Sought[];
  readonly representations: Representations | null;
}

/** Apart from the fetch, which would keep the batches until its answer is there. No representations where nothing waits for an entity. */
function seekAll(groups: readonly CompiledGroup[], execution: Execution): SoughtAll {
  const batches = new Map<string, Batch>();
  const sought = groups.map((group) => seek(group, batches, execution));
  if (sought.every(({ targets }) => targets.objects.length === 0)) return { sought, representations: null };
  const representations = new Map<string, string>();
  for (const [variable, batch] of batches) representations.set(variable, batch.text);
  return { sought, representations };
}

function seek(group: CompiledGroup, batches: Map<string, Batch>, execution: Execution): Sought {
  const { responseKey, representationsVariable, outputRewrites, finder, rewrite, sharesVariable } = group;
  let batch = batches.get(representationsVariable);
  if (batch === undefined) batches.set(representationsVariable, (batch = new Batch(sharesVariable)));
  return { responseKey, outputRewrites, finder, rewrite, targets: collectTargets(finder, batch, execution) };
}
