import type { EntityGroup } from '../planning/plan.js';
import type { DataObject, Execution, Federation } from './execution.js';
import { collectAt, compilePath, type CompiledPath } from './flatten-path.js';
import { compileRepresenter, compileSingleKeys, requiredTypes, type Representer, type SingleKey, type SingleKeys } from './representations.js';

/** Where the entities of a group are and how they are represented. */
export interface TargetFinder {
  readonly paths: readonly CompiledPath[];
  readonly represent: Representer;
  readonly singleKeys: SingleKeys;
  readonly types: ReadonlySet<string> | null;
}

/** Representations on their way, each once. */
export class Batch {
  private readonly texts: string[] = [];
  private readonly indexes = new Map<string, number>();

  /** @param isShared whether several groups put representations in */
  constructor(private readonly isShared: boolean) {}

  /** JSON texts with commas between them: in one piece, since it is kept until its answer is there. */
  get text(): string {
    return this.texts.join(',');
  }

  /** The index of a representation. */
  indexOf(text: string): number {
    const known = this.indexes.get(text);
    if (known !== undefined) return known;
    const index = this.add(text);
    this.indexes.set(text, index);
    return index;
  }

  /** The same for one that its group has not put in yet. */
  indexOfNew(text: string): number {
    return this.isShared ? this.indexOf(text) : this.add(text);
  }

  private add(text: string): number {
    return this.texts.push(text) - 1;
  }
}

/** Objects of the data, and for each of them the index of the entity that completes it. */
export class Targets {
  readonly objects: DataObject[] = [];
  readonly indexes: number[] = [];

  add(object: DataObject, index: number): void {
    this.objects.push(object);
    this.indexes.push(index);
  }
}

export function compileFinder({ paths, requires, inputRewrites }: EntityGroup, { types, texts }: Federation): TargetFinder {
  return {
    paths: paths.map((path) => compilePath(path, types)),
    represent: compileRepresenter(requires, inputRewrites, types, texts),
    singleKeys: compileSingleKeys(requires, inputRewrites, types),
    types: requiredTypes(requires, types),
  };
}

/** Finds the objects that wait for an entity, and puts the entities' representations into the batch. */
export function collectTargets({ paths, represent, singleKeys, types }: TargetFinder, batch: Batch, execution: Execution): Targets {
  const found: DataObject[] = [];
  for (const path of paths) collectAt(execution.data, path, found);
  // Without shared parts, one path leads to nothing twice.
  const objects = paths.length === 1 && execution.shared.size === 0 ? found : Array.from(new Set(found));
  const targets = new Targets();
  const known = new Map<string, Map<string, number>>();
  for (let position = 0; position < objects.length; position++) {
    const object = objects[position]!;
    const typeName = object['__typename'];
    if (typeof typeName === 'string') {
      if (types !== null && !types.has(typeName)) continue;
      const single = singleKeys(typeName);
      const key = single === null ? null : keyOf(object, single);
      if (single !== null && typeof key === 'string') {
        let indexes = known.get(typeName);
        if (indexes === undefined) known.set(typeName, (indexes = new Map<string, number>()));
        let index = indexes.get(key);
        if (index === undefined) indexes.set(key, (index = batch.indexOfNew(`${single.head}${key}}`)));
        targets.add(object, index);
        continue;
      }
    }
    const text = represent(object, execution);
    if (text !== null) targets.add(object, batch.indexOf(text));
  }
  return targets;
}

function keyOf(object: DataObject, { from, to }: SingleKey): unknown {
  const key = object[from];
  return key === undefined ? object[to] : key;
}
