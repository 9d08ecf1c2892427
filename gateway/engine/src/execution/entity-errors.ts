import type { Rewrite } from '../planning/plan.js';
import type { SubgraphError } from '../transport.js';
import type { TargetFinder, Targets } from './entity-targets.js';
import type { DataObject, Execution, Federation, LocatedError, ResponsePath } from './execution.js';
import { locateAt } from './flatten-path.js';
import { renamePath } from './rewrites.js';
import { commonPath, relayedError, unavailableError } from './subgraph-errors.js';

/** A group of a fetch with the objects that wait for its entities. */
export interface SoughtGroup {
  readonly responseKey: string;
  readonly outputRewrites: readonly Rewrite[];
  readonly finder: TargetFinder;
  readonly targets: Targets;
}

/** The error for a subgraph that did not answer, at the path that all places have in common. */
export function unavailableEntities(cause: unknown, groups: readonly SoughtGroup[], subgraph: string, federation: Federation, execution: Execution): LocatedError {
  return unavailableError(cause, commonPath(groups.flatMap((group) => placesOf(group, null, execution))), subgraph, federation);
}

/** A subgraph's error once for each place where the client sees its entity. */
export function placeError(error: SubgraphError, groups: readonly SoughtGroup[], subgraph: string, federation: Federation, execution: Execution): LocatedError[] {
  const [responseKey, index, ...rest] = error.path ?? [];
  const group = groups.find((candidate) => candidate.responseKey === responseKey);
  if (group === undefined || typeof index !== 'number') {
    return [relayedError(error, commonPath(groups.flatMap((each) => placesOf(each, null, execution))), subgraph, federation)];
  }
  const below = renamePath(rest, group.outputRewrites);
  return placesOf(group, index, execution).map((path) => relayedError(error, [...path, ...below], subgraph, federation));
}

/**
 * Paths may overlap where a type condition narrows another; each place counts once.
 * @param entity index of the entity; null for all
 */
function placesOf({ finder, targets }: SoughtGroup, entity: number | null, execution: Execution): ResponsePath[] {
  const wanted = new Set<DataObject>(targets.objects.filter((_, position) => entity === null || targets.indexes[position] === entity));
  const places = new Map<string, ResponsePath>();
  for (const path of finder.paths) {
    for (const { object, path: at } of locateAt(execution.data, path)) if (wanted.has(object)) places.set(JSON.stringify(at), at);
  }
  return [...places.values()];
}
