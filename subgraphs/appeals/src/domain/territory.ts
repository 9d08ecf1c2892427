/** A municipality as a place. */
export interface Territory {
  /** Code of its administration. */
  readonly code: string;
  /** Of its administrative centre, in degrees. */
  readonly latitude: number;
  readonly longitude: number;
}

/**
 * The municipality that a place is counted with: the one whose centre is nearest, null when there are none. Right for most
 * places and never for a dispute; boundaries of municipalities would be better.
 */
export function nearestTerritory(place: { latitude: number; longitude: number }, territories: readonly Territory[]): string | null {
  let nearest: { code: string; distance: number } | null = null;
  for (const { code, latitude, longitude } of territories) {
    const distance = angleBetween(place, { latitude, longitude });
    if (nearest === null || distance < nearest.distance) nearest = { code, distance };
  }
  return nearest?.code ?? null;
}

/** Angle between two points of the globe in radians, by the haversine formula. */
function angleBetween(a: { latitude: number; longitude: number }, b: { latitude: number; longitude: number }): number {
  const half = (from: number, to: number): number => Math.sin(((to - from) * Math.PI) / 360) ** 2;
  const cosines = Math.cos((a.latitude * Math.PI) / 180) * Math.cos((b.latitude * Math.PI) / 180);
  return 2 * Math.asin(Math.sqrt(half(a.latitude, b.latitude) + cosines * half(a.longitude, b.longitude)));
}
