import type { EntityFetchNode, EntityGroup, Rewrite } from '../planning/plan.js';
import type { SubgraphError } from '../transport.js';
import {
  isDataObject,
  type DataObject,
  type Execution,
  type Federation,
  type LocatedError,
  type ResponsePath,
  type Step,
} from './execution.js';
import { collectAt, compilePath, locateAt, type CompiledPath } from './flatten-path.js';
import { copyOf, mergeInto } from './merge.js';
import { compileRepresenter, requiredTypes, type Representer } from './representations.js';
import { compileRewrites, renamePath, type Rewriter } from './rewrites.js';
import { callSubgraph } from './subgraph-call.js';
import { commonPath, relayedError, unavailableError } from './subgraph-errors.js';

/** Compiles a fetch of entities: one request, in which every entity is asked for once however often it occurs in the data. */
export function compileEntityFetch(node: EntityFetchNode, federation: Federation): Step {
  const groups = node.groups.map((group) => compileGroup(group, federation));
  return async (execution) => {
    const batches = new Map<string, Batch>();
    const targets = groups.map((group) => collectTargets(group, batchFor(batches, group.representationsVariable), execution));
    if (targets.every((list) => list.length === 0)) return;

    const representations = new Map([...batches].map(([variable, batch]) => [variable, batch.texts]));
    const answer = await callSubgraph(node, federation, execution, representations);
    if (answer.kind === 'unavailable') {
      const path = commonPath(groups.flatMap((group, index) => placesOf(group, targets[index]!, execution)));
      execution.errors.push(unavailableError(answer.cause, path, node.subgraph, federation));
      return;
    }
    for (const error of answer.errors) execution.errors.push(...place(error, groups, targets, node.subgraph, federation, execution));
    if (answer.data === null) return;
    for (const [index, group] of groups.entries()) mergeEntities(group, targets[index]!, answer.data[group.responseKey], execution);
  };
}

interface CompiledGroup {
  readonly responseKey: string;
  readonly representationsVariable: string;
  readonly paths: readonly CompiledPath[];
  readonly represent: Representer;
  readonly types: ReadonlySet<string> | null;
  readonly outputRewrites: readonly Rewrite[];
  readonly rewrite: Rewriter | null;
}

/** Representations on their way, each once. */
interface Batch {
  readonly texts: string[];
  readonly indexes: Map<string, number>;
}

/** An object of the data and the index of the entity that completes it. */
interface Target {
  readonly object: DataObject;
  readonly index: number;
}

function compileGroup(group: EntityGroup, { types }: Federation): CompiledGroup {
  return {
    responseKey: group.responseKey,
    representationsVariable: group.representationsVariable,
    paths: group.paths.map((path) => compilePath(path, types)),
    represent: compileRepresenter(group.requires, group.inputRewrites, types),
    types: requiredTypes(group.requires, types),
    outputRewrites: group.outputRewrites,
    rewrite: compileRewrites(group.outputRewrites, types),
  };
}

function batchFor(batches: Map<string, Batch>, variable: string): Batch {
  let batch = batches.get(variable);
  if (batch === undefined) batches.set(variable, (batch = { texts: [], indexes: new Map() }));
  return batch;
}

function collectTargets(group: CompiledGroup, batch: Batch, execution: Execution): Target[] {
  const found: DataObject[] = [];
  for (const path of group.paths) collectAt(execution.data, path, found);
  const targets: Target[] = [];
  for (const object of new Set(found)) {
    const typeName = object['__typename'];
    if (group.types !== null && typeof typeName === 'string' && !group.types.has(typeName)) continue;
    const text = group.represent(object, execution);
    if (text === null) continue;
    let index = batch.indexes.get(text);
    if (index === undefined) {
      index = batch.texts.push(text) - 1;
      batch.indexes.set(text, index);
    }
    targets.push({ object, index });
  }
  return targets;
}

/** Targets of one entity share its parts, unless they lie at different places of the plan: other things may be added there later. */
function mergeEntities(group: CompiledGroup, targets: readonly Target[], entities: unknown, execution: Execution): void {
  if (!Array.isArray(entities)) return;
  group.rewrite?.(entities);
  const used = new Set<DataObject>();
  for (const { object, index } of targets) {
    const entity: unknown = entities[index];
    if (!isDataObject(entity)) continue;
    if (!used.has(entity)) {
      used.add(entity);
      mergeInto(object, entity);
    } else if (group.paths.length > 1) {
      mergeInto(object, copyOf(entity));
    } else {
      noteShared(entity, execution.shared);
      mergeInto(object, entity);
    }
  }
}

/** Notes the objects right below; what is below them is shared with them. */
function noteShared(value: unknown, shared: Set<object>): void {
  const children: unknown[] = Array.isArray(value) ? value : Object.values(value as DataObject);
  for (const child of children) {
    if (Array.isArray(child)) noteShared(child, shared);
    else if (isDataObject(child)) shared.add(child);
  }
}

/** A subgraph's error once for each place where the client sees its entity. */
function place(
  error: SubgraphError,
  groups: readonly CompiledGroup[],
  targets: readonly (readonly Target[])[],
  subgraph: string,
  federation: Federation,
  execution: Execution,
): LocatedError[] {
  const [responseKey, index, ...rest] = error.path ?? [];
  const position = groups.findIndex((group) => group.responseKey === responseKey);
  if (position === -1 || typeof index !== 'number') {
    const path = commonPath(groups.flatMap((group, at) => placesOf(group, targets[at]!, execution)));
    return [relayedError(error, path, subgraph, federation)];
  }
  const group = groups[position]!;
  const below = renamePath(rest, group.outputRewrites);
  const places = placesOf(
    group,
    targets[position]!.filter((target) => target.index === index),
    execution,
  );
  return places.map((path) => relayedError(error, [...path, ...below], subgraph, federation));
}

/** Paths may overlap where a type condition narrows another; each place counts once. */
function placesOf(group: CompiledGroup, targets: readonly Target[], execution: Execution): ResponsePath[] {
  const wanted = new Set(targets.map((target) => target.object));
  const places = new Map<string, ResponsePath>();
  for (const path of group.paths) {
    for (const { object, path: at } of locateAt(execution.data, path)) if (wanted.has(object)) places.set(JSON.stringify(at), at);
  }
  return [...places.values()];
}
