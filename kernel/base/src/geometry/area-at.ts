import { whereabouts, type MultiPolygon } from './multi-polygon.js';
import type { Point } from './nearest.js';

/** One of a tree of areas. */
export interface Area {
  readonly code: string;
  /** How far below the root it is: the deepest one says most. */
  readonly depth: number;
  readonly area: MultiPolygon;
}

/** The areas that a point is in, the deepest first. On a border it is in all that meet there: of equals, the one that comes first in the alphabet is first. */
export function areasAt<Candidate extends Area>({ latitude, longitude }: Point, areas: readonly Candidate[]): Candidate[] {
  return areas
    .filter(({ area }) => whereabouts([longitude, latitude], area) !== 'OUTSIDE')
    .toSorted((a, b) => b.depth - a.depth || (a.code < b.code ? -1 : 1));
}
