import { checkLine, normaliseLine, type ValidationIssue } from '@otklik/base';

/** A place on the map and what people call it. Degrees of WGS 84. */
export interface Location {
  readonly latitude: number;
  readonly longitude: number;
  readonly address: string | null;
}

/** A corner of a region's boundary: latitude and longitude in degrees. */
export type Corner = readonly [latitude: number, longitude: number];

/** The longest address, in characters. */
export const MAX_ADDRESS_LENGTH = 500;

/** A place as a client gives it, made fit to be kept. */
export function normaliseLocation(location: { latitude: number; longitude: number; address?: string | null }): Location {
  const address = normaliseLine(location.address ?? '');
  return { latitude: location.latitude, longitude: location.longitude, address: address === '' ? null : address };
}

/** What is wrong with a place: degrees that do not exist, a point outside the region, an address too long. */
export function checkLocation(location: Location, boundary: readonly Corner[]): ValidationIssue[] {
  const issues = location.address === null ? [] : checkLine(location.address, ['location', 'address'], MAX_ADDRESS_LENGTH);
  if (!(Math.abs(location.latitude) <= 90 && Math.abs(location.longitude) <= 180)) {
    issues.push({
      path: ['location'],
      code: 'OUT_OF_RANGE',
      message: { ru: 'Широта — от −90 до 90, долгота — от −180 до 180.', en: 'Latitude is from −90 to 90, longitude from −180 to 180.' },
    });
  } else if (!isInside(location, boundary)) {
    issues.push({
      path: ['location'],
      code: 'OUTSIDE_REGION',
      message: { ru: 'Эта точка за пределами региона.', en: 'This point is outside the region.' },
    });
  }
  return issues;
}

/**
 * Whether a point lies in a polygon, by the even-odd rule on the plane of degrees. Longitudes are counted from the first
 * corner, so that a region across the 180th meridian is one piece.
 */
export function isInside(point: { latitude: number; longitude: number }, boundary: readonly Corner[]): boolean {
  const origin = boundary[0]?.[1] ?? 0;
  const pointX = eastOf(origin, point.longitude);
  let inside = false;
  boundary.forEach(([latitude, longitude], index) => {
    const [previousLatitude, previousLongitude] = boundary.at(index - 1)!;
    if (latitude > point.latitude === previousLatitude > point.latitude) return;
    const x = eastOf(origin, longitude);
    const previousX = eastOf(origin, previousLongitude);
    const crossing = x + ((point.latitude - latitude) / (previousLatitude - latitude)) * (previousX - x);
    if (crossing > pointX) inside = !inside;
  });
  return inside;
}

/** Degrees eastward from a meridian: from −180 up to 180. */
function eastOf(meridian: number, longitude: number): number {
  return ((longitude - meridian + 540) % 360) - 180;
}
