/** What an agency is in the order of public power. */
export enum AgencyKind {
  FEDERAL_BODY = 'FEDERAL_BODY',
  REGION = 'REGION',
  MINISTRY = 'MINISTRY',
  INSTITUTION = 'INSTITUTION',
  MUNICIPALITY = 'MUNICIPALITY',
}
