/** A point as GeoJSON writes it: longitude first, in degrees of WGS 84. */
export type Position = readonly [longitude: number, latitude: number];

/** A closed line: its last point is its first one. */
export type Ring = readonly Position[];

/** An area: what it is bounded by, and its holes. */
export type Polygon = readonly Ring[];

/** Areas that are one, such as a district and its exclave. They may be as many as are wanted, and none crosses the 180th meridian. */
export type MultiPolygon = readonly Polygon[];

/** What an area fits into, in degrees. */
export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** Where a point lies, seen from an area. */
export type Whereabouts = 'INSIDE' | 'BORDER' | 'OUTSIDE';

/** What an area fits into. Of none it is empty. */
export function boxOf(area: MultiPolygon): Box {
  let box: Box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const [longitude, latitude] of area.flat(2)) {
    box = { west: Math.min(box.west, longitude), south: Math.min(box.south, latitude), east: Math.max(box.east, longitude), north: Math.max(box.north, latitude) };
  }
  return box;
}

/** Whether two boxes have a point in common. */
export function meets(a: Box, b: Box): boolean {
  return a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north;
}

/** Where a point lies, on the plane of degrees. The border of an area is that of its holes too. */
export function whereabouts(point: Position, area: MultiPolygon): Whereabouts {
  let found: Whereabouts = 'OUTSIDE';
  for (const polygon of area) {
    const here = inPolygon(point, polygon);
    if (here === 'INSIDE') return here;
    if (here === 'BORDER') found = here;
  }
  return found;
}

function inPolygon(point: Position, [outer = [], ...holes]: Polygon): Whereabouts {
  const here = inRing(point, outer);
  if (here !== 'INSIDE') return here;
  for (const hole of holes) {
    const inHole = inRing(point, hole);
    if (inHole !== 'OUTSIDE') return inHole === 'BORDER' ? 'BORDER' : 'OUTSIDE';
  }
  return here;
}

/** By the even-odd rule: how often a ray to the east crosses the ring. Sides are told by a sign alone, so that neighbours agree on a common edge. */
function inRing([x, y]: Position, ring: Ring): Whereabouts {
  let inside = false;
  for (let index = 1; index < ring.length; index += 1) {
    const [fromX, fromY] = ring[index - 1]!;
    const [toX, toY] = ring[index]!;
    const side = (toX - fromX) * (y - fromY) - (toY - fromY) * (x - fromX);
    if (side === 0 && isBetween(x, fromX, toX) && isBetween(y, fromY, toY)) return 'BORDER';
    if (fromY > y !== toY > y && side > 0 === toY > fromY) inside = !inside;
  }
  return inside ? 'INSIDE' : 'OUTSIDE';
}

function isBetween(value: number, a: number, b: number): boolean {
  return value >= Math.min(a, b) && value <= Math.max(a, b);
}
