/** By what figures can be told apart. */
export enum Dimension {
  CATEGORY = 'CATEGORY',
  AGENCY = 'AGENCY',
  TERRITORY = 'TERRITORY',
  MONTH = 'MONTH',
}
