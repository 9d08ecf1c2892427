/** Where an appeal stands. */
export enum AppealStatus {
  SUBMITTED = 'SUBMITTED',
  REGISTERED = 'REGISTERED',
  IN_PROGRESS = 'IN_PROGRESS',
  ON_APPROVAL = 'ON_APPROVAL',
  ANSWERED = 'ANSWERED',
  RATED = 'RATED',
}
