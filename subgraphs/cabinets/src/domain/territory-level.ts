/** How deep in the tree of territories one is. */
export enum TerritoryLevel {
  REGION = 'REGION',
  DISTRICT = 'DISTRICT',
  SETTLEMENT = 'SETTLEMENT',
}

/** The root is 0. */
export const TERRITORY_DEPTH: Readonly<Record<TerritoryLevel, number>> = { REGION: 0, DISTRICT: 1, SETTLEMENT: 2 };
