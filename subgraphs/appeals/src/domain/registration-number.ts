import { localDateAt, yearOf } from '@otklik/base';

/** The year under which an appeal is registered, by the region's calendar. */
export function registrationYear(at: Date, timeZone: string): number {
  return yearOf(localDateAt(at, timeZone));
}

/** «MTDH-2026-1»: the agency's code, the year, and the appeal's place in the agency's year. */
export function registrationNumber(agencyCode: string, year: number, place: number): string {
  return `${agencyCode}-${year}-${place}`;
}
