import type { Position, Ring } from './multi-polygon.js';

/** What is wrong with a ring. */
export type RingFault = 'TOO_SHORT' | 'OUT_OF_RANGE' | 'NOT_CLOSED' | 'NO_AREA' | 'CROSSES_ITSELF';

/** The first thing that is wrong with a ring; null when it bounds an area. */
export function ringFault(ring: Ring): RingFault | null {
  if (ring.length < 4) return 'TOO_SHORT';
  if (!ring.every(isOnEarth)) return 'OUT_OF_RANGE';
  const [first, last] = [ring[0]!, ring.at(-1)!];
  if (first[0] !== last[0] || first[1] !== last[1]) return 'NOT_CLOSED';
  if (areaOf(ring) === 0) return 'NO_AREA';
  return crossesItself(ring) ? 'CROSSES_ITSELF' : null;
}

function isOnEarth([longitude, latitude]: Position): boolean {
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
}

/** In square degrees. */
function areaOf(ring: Ring): number {
  const [[originX, originY]] = ring as [Position];
  let doubled = 0;
  for (let index = 1; index < ring.length; index += 1) {
    const [fromX, fromY] = ring[index - 1]!;
    const [toX, toY] = ring[index]!;
    doubled += (fromX - originX) * (toY - originY) - (toX - originX) * (fromY - originY);
  }
  return Math.abs(doubled) / 2;
}

interface Edge {
  readonly from: Position;
  readonly to: Position;
  readonly west: number;
  readonly east: number;
}

/** Whether two edges cross between their ends. Edges are looked at from west to east, each with those that begin before it ends. */
function crossesItself(ring: Ring): boolean {
  const edges = ring
    .slice(1)
    .map((to, index): Edge => ({ from: ring[index]!, to, west: Math.min(ring[index]![0], to[0]), east: Math.max(ring[index]![0], to[0]) }))
    .sort((a, b) => a.west - b.west);
  return edges.some((edge, index) => {
    for (let other = index + 1; other < edges.length && edges[other]!.west <= edge.east; other += 1) if (cross(edge, edges[other]!)) return true;
    return false;
  });
}

function cross(a: Edge, b: Edge): boolean {
  return side(a, b.from) * side(a, b.to) < 0 && side(b, a.from) * side(b, a.to) < 0;
}

function side({ from, to }: Edge, [x, y]: Position): number {
  return Math.sign((to[0] - from[0]) * (y - from[1]) - (to[1] - from[1]) * (x - from[0]));
}
