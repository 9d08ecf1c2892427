import { boxOf, meets, whereabouts, type Box, type MultiPolygon, type Position } from './multi-polygon.js';

/** How far an area may reach into another by the rounding of its corners, in degrees: some ten metres. */
const SLIVER = 0.0001;

/** Whether two areas share more than a border: a corner, or the middle of an edge, of one lies well inside the other. */
export function overlap(a: MultiPolygon, b: MultiPolygon): boolean {
  return meets(boxOf(a), boxOf(b)) && (reachesInto(a, b) || reachesInto(b, a));
}

function reachesInto(area: MultiPolygon, other: MultiPolygon): boolean {
  const box = boxOf(other);
  // Most points of a neighbour are not even near.
  const isIn = (point: Position): boolean => isInBox(point, box) && whereabouts(point, other) === 'INSIDE' && !isNearBorder(point, other);
  return area.some((polygon) => polygon.some((ring) => ring.some((point, index) => isIn(point) || (index > 0 && isIn(middle(ring[index - 1]!, point))))));
}

function isInBox([x, y]: Position, { west, south, east, north }: Box): boolean {
  return x >= west && x <= east && y >= south && y <= north;
}

function isNearBorder(point: Position, area: MultiPolygon): boolean {
  return area.some((polygon) => polygon.some((ring) => ring.some((to, index) => index > 0 && distance(point, ring[index - 1]!, to) <= SLIVER)));
}

/** Of a point from an edge, on the plane of degrees. */
function distance([x, y]: Position, [fromX, fromY]: Position, [toX, toY]: Position): number {
  const [alongX, alongY] = [toX - fromX, toY - fromY];
  const length = alongX ** 2 + alongY ** 2;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - fromX) * alongX + (y - fromY) * alongY) / length));
  return Math.hypot(x - fromX - share * alongX, y - fromY - share * alongY);
}

function middle(a: Position, b: Position): Position {
  return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
}
