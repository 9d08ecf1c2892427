/** Something below something else. */
export interface Below {
  readonly slug: string;
  readonly parent: string | null;
}

/**
 * Puts those above before those below, as they stand otherwise, so that a table in any order can be sent in parts. What
 * stands on a cycle, or below one, comes last.
 */
export function parentsFirst<Item extends Below>(items: readonly Item[]): Item[] {
  const slugs = new Set(items.map(({ slug }) => slug));
  const below = Map.groupBy(items, ({ parent }) => (parent !== null && slugs.has(parent) ? parent : ''));
  const ordered = [...(below.get('') ?? [])];
  // The list grows while it is walked: level by level.
  for (const { slug } of ordered) ordered.push(...(below.get(slug) ?? []));
  const placed = new Set(ordered);
  return [...ordered, ...items.filter((item) => !placed.has(item))];
}
