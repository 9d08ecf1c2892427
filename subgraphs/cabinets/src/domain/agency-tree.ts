/** An agency and the one it wants to be below. */
export interface Placement {
  readonly id: string;
  /** Null at the top. */
  readonly parentId: string | null;
}

/** Why an agency cannot stand where it wants to. */
export type TreeFault = 'UNKNOWN_PARENT' | 'CYCLE';

/**
 * Finds the placements that would break the tree, whatever their order: below an agency that neither is there nor comes
 * with them, or below itself. What hangs on a refused new agency is refused too.
 *
 * @param known agencies that are there, with their parents: all that are named by the placements, and all above those
 */
export function treeFaults(placements: readonly Placement[], known: ReadonlyMap<string, string | null>): Map<string, TreeFault> {
  const faults = new Map<string, TreeFault>();
  let wanted = new Map(placements.map(({ id, parentId }) => [id, parentId]));
  for (;;) {
    const broken = withoutParent(wanted, known);
    for (const id of broken) faults.set(id, 'UNKNOWN_PARENT');
    const circling = broken.length > 0 ? [] : inCycles(wanted, known);
    for (const id of circling) faults.set(id, 'CYCLE');
    if (broken.length + circling.length === 0) return faults;
    wanted = new Map([...wanted].filter(([id]) => !faults.has(id)));
  }
}

type Parents = ReadonlyMap<string, string | null>;

function withoutParent(wanted: Parents, known: Parents): string[] {
  return [...wanted].filter(([, parentId]) => parentId !== null && !wanted.has(parentId) && !known.has(parentId)).map(([id]) => id);
}

/** The wanted agencies that stand on a cycle themselves; each way up is walked once. */
function inCycles(wanted: Parents, known: Parents): string[] {
  const above = (id: string): string | null => (wanted.has(id) ? wanted.get(id) : known.get(id)) ?? null;
  const done = new Set<string>();
  const circling: string[] = [];
  for (const start of wanted.keys()) {
    const way = new Set<string>();
    let id: string | null = start;
    while (id !== null && !done.has(id) && !way.has(id)) {
      way.add(id);
      id = above(id);
    }
    if (id !== null && way.has(id)) {
      const steps = [...way];
      circling.push(...steps.slice(steps.indexOf(id)).filter((step) => wanted.has(step)));
    }
    for (const step of way) done.add(step);
  }
  return circling;
}
