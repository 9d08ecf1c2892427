import type { RenameKey, Rewrite, RewriteSegment, SetValue } from '../planning/plan.js';
import type { TypeConditions } from '../schema/type-conditions.js';
import { isDataObject, type DataObject, type ResponsePath } from './execution.js';

/** Changes data in place. */
export type Rewriter = (data: unknown) => void;

/**
 * One function for all rewrites of a fetch, or null when there are none.
 * @param leafOf what a value that is set looks like where the rewrites take place; type names are kept as they are
 */
export function compileRewrites(
  rewrites: readonly Rewrite[],
  types: TypeConditions,
  leafOf: (value: string) => string = JSON.stringify,
): Rewriter | null {
  if (rewrites.length === 0) return null;
  const setters = rewrites.filter((rewrite) => rewrite.kind === 'setValue').map((setter) => compileSetter(setter, types, leafOf));
  const renamers = groupBySource(rewrites).map((group) => compileRenamer(group, types));
  // A key with several new names only fills what is missing, so it goes before those with one.
  const steps = [...setters, ...renamers.sort((a, b) => Number(b.ambiguous) - Number(a.ambiguous)).map(({ rewrite }) => rewrite)];
  return (data) => {
    for (const step of steps) step(data);
  };
}

/** The path under the names that the client knows. List positions do not count; types do not either: the keys tell enough. */
export function renamePath(path: ResponsePath, rewrites: readonly Rewrite[]): ResponsePath {
  const renamed = [...path];
  const fieldPositions = path.flatMap((key, position) => (typeof key === 'string' ? [position] : []));
  for (const rewrite of rewrites) {
    if (rewrite.kind !== 'renameKey') continue;
    const keys = rewrite.path.flatMap((segment) => (segment.kind === 'key' ? [segment.key] : []));
    const position = fieldPositions[keys.length - 1];
    if (position !== undefined && keys.every((key, index) => path[fieldPositions[index]!] === key)) renamed[position] = rewrite.to;
  }
  return renamed;
}

function compileSetter(setter: SetValue, types: TypeConditions, leafOf: (value: string) => string): Rewriter {
  const segment = setter.path.at(-1);
  const value = segment?.kind === 'key' && segment.key === '__typename' ? setter.value : leafOf(setter.value);
  return compileWalk(setter.path, types, (object, key) => {
    if (key in object) object[key] = value;
  });
}

/** Renamings of the same key at the same path. */
function groupBySource(rewrites: readonly Rewrite[]): RenameKey[][] {
  const groups = new Map<string, RenameKey[]>();
  for (const rewrite of rewrites) {
    if (rewrite.kind !== 'renameKey') continue;
    const source = JSON.stringify(rewrite.path);
    groups.set(source, [...(groups.get(source) ?? []), rewrite]);
  }
  return [...groups.values()];
}

/**
 * Planner 0.0.38 may give one key several new names, when two types of entity alias alike: the type of the entity is
 * not in the path. The value then goes under each name that is free; the projection takes the one it selects.
 */
function compileRenamer(group: readonly RenameKey[], types: TypeConditions): { readonly ambiguous: boolean; readonly rewrite: Rewriter } {
  const names = [...new Set(group.map((renamer) => renamer.to))];
  const ambiguous = names.length > 1;
  const rewrite = compileWalk(group[0]!.path, types, (object, key) => {
    if (!(key in object)) return;
    const value = object[key];
    delete object[key];
    for (const name of names) if (!ambiguous || !(name in object)) object[name] = value;
  });
  return { ambiguous, rewrite };
}

function compileWalk(path: readonly RewriteSegment[], types: TypeConditions, change: (object: DataObject, key: string) => void): Rewriter {
  const conditions = path.map((segment) => (segment.kind === 'type' ? types.namesSatisfyingAny(segment.conditions) : null));
  const last = path.length - 1;

  function walk(value: unknown, from: number): void {
    if (Array.isArray(value)) {
      for (const item of value) walk(item, from);
      return;
    }
    if (!isDataObject(value)) return;
    const segment = path[from]!;
    if (segment.kind === 'key') {
      if (from === last) change(value, segment.key);
      else walk(value[segment.key], from + 1);
      return;
    }
    const typeName = value['__typename'];
    if (typeof typeName !== 'string' || conditions[from]!.has(typeName)) walk(value, from + 1);
  }

  return (data) => walk(data, 0);
}
