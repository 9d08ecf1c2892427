import type { PluginManifest, RuleCondition } from '@otklik/plugin-sdk';
import { ruleSpace, type Cases, type Region, type RuleSpace } from './rule-space.js';

/** A line of a table, with the categories it is for. */
export interface ScopedLine {
  readonly when: RuleCondition;
  readonly categories: ReadonlySet<string>;
}

/** So many cases of a table are looked at, which takes a second at most; beyond them a line is let be. */
const MOST_STEPS = 3_000_000;

/** The lines for one category, and to which of its messages each applies. */
interface Sheet {
  readonly space: RuleSpace;
  readonly regions: ReadonlyMap<number, readonly Region[]>;
}

/** Steps that may still be taken. */
interface Work {
  left: number;
}

/**
 * For each line, which lines before it take every message that it would apply to, alone or together, so that it never applies: their
 * numbers, as few as will do in each category; null when they leave it something. Exact, but for territories within territories, and for tables of very many cases.
 */
export function hiddenLines(manifest: PluginManifest, lines: readonly ScopedLine[]): (readonly number[] | null)[] {
  const work: Work = { left: MOST_STEPS };
  const sheets = new Map<string, Sheet | null>();
  const sheetOf = (category: string): Sheet | null => {
    if (!sheets.has(category)) sheets.set(category, sheetFor(manifest, category, lines, work));
    return sheets.get(category)!;
  };
  return lines.map(({ categories }, index) => {
    const needed = new Set<number>();
    for (const category of categories) {
      const sheet = sheetOf(category);
      const fewest = sheet === null ? null : hiding(sheet, index, work);
      if (fewest === null) return null;
      fewest.forEach((i) => needed.add(i));
    }
    return [...needed].toSorted((a, b) => a - b);
  });
}

function sheetFor(manifest: PluginManifest, category: string, lines: readonly ScopedLine[], work: Work): Sheet | null {
  const own = lines.flatMap((line, i) => (line.categories.has(category) ? [i] : []));
  if (own.length < 2) return null;
  const space = ruleSpace(manifest, category, own.map((i) => lines[i]!.when));
  const cases = [...space.cases.values()].reduce((sum, { size }) => sum + size, 0);
  work.left -= cases * own.length;
  return work.left <= 0 ? null : { space, regions: new Map(own.map((i) => [i, space.regionsOf(lines[i]!.when)])) };
}

function hiding({ space, regions }: Sheet, index: number, work: Work): readonly number[] | null {
  const hides = (some: readonly number[]): boolean => regions.get(index)!.every((region) => isCovered(space, region, some.flatMap((i) => regions.get(i)!), work));
  const before = [...regions.keys()].filter((i) => i < index);
  if (before.length === 0 || !hides(before)) return null;
  return before.reduceRight((some, i) => {
    const fewer = some.filter((one) => one !== i);
    return hides(fewer) ? fewer : some;
  }, before);
}

/** Whether each message of a region is in one of others: what the first of them leaves, in as many parts as it has sides, is in the rest. */
function isCovered(space: RuleSpace, region: Region, by: readonly Region[], work: Work): boolean {
  if ([...region.values()].some((cases) => cases.size === 0)) return true;
  const next = by.findIndex((other) => meet(space, region, other, work));
  if (next === -1 || work.left <= 0) return false;
  const rest = by.slice(next + 1);
  let inside: Region = region;
  for (const [axis, cases] of by[next]!) {
    const here = casesOf(space, inside, axis);
    work.left -= here.size;
    const outside = new Set([...here].filter((one) => !cases.has(one)));
    if (outside.size > 0 && !isCovered(space, limited(inside, axis, outside), rest, work)) return false;
    inside = limited(inside, axis, new Set([...here].filter((one) => cases.has(one))));
  }
  return true;
}

function meet(space: RuleSpace, a: Region, b: Region, work: Work): boolean {
  return [...b].every(([axis, cases]) => {
    work.left -= 1;
    const here = casesOf(space, a, axis);
    const [fewer, more] = here.size < cases.size ? [here, cases] : [cases, here];
    for (const one of fewer) if (more.has(one)) return true;
    work.left -= fewer.size;
    return false;
  });
}

function casesOf(space: RuleSpace, region: Region, axis: string): Cases {
  return region.get(axis) ?? space.cases.get(axis) ?? new Set();
}

function limited(region: Region, axis: string, cases: Cases): Region {
  return new Map(region).set(axis, cases);
}
