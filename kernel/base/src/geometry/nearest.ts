/** A point of the globe, in degrees. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** The nearest of some places, the first one of those as near; null when there are none. */
export function nearest<Place extends Point>(point: Point, places: readonly Place[]): Place | null {
  let found: { place: Place; distance: number } | null = null;
  for (const place of places) {
    const distance = angleBetween(point, place);
    if (found === null || distance < found.distance) found = { place, distance };
  }
  return found?.place ?? null;
}

/** Metres between two points along the globe, taken for a ball. */
export function metresBetween(a: Point, b: Point): number {
  return angleBetween(a, b) * EARTH_RADIUS;
}

/** The mean radius, in metres. */
const EARTH_RADIUS = 6_371_008.8;

/** Angle between two points of the globe in radians, by the haversine formula. */
function angleBetween(a: Point, b: Point): number {
  const half = (from: number, to: number): number => Math.sin(((to - from) * Math.PI) / 360) ** 2;
  const cosines = Math.cos((a.latitude * Math.PI) / 180) * Math.cos((b.latitude * Math.PI) / 180);
  return 2 * Math.asin(Math.sqrt(half(a.latitude, b.latitude) + cosines * half(a.longitude, b.longitude)));
}
