import { AppealStatus } from './appeal-status.js';

/** Whether the citizen waits for the agency in a status, so that its term matters. A new status has to say. */
const IS_AWAITED: Readonly<Record<AppealStatus, boolean>> = {
  SUBMITTED: true,
  MODERATED: true,
  REGISTERED: true,
  IN_PROGRESS: true,
  // Its author is waited for, not the agency.
  CLARIFICATION: false,
  POSTPONED: true,
  ON_APPROVAL: true,
  ANSWERED: false,
  RATED: false,
  REJECTED: false,
  WITHDRAWN: false,
  REDIRECTED: true,
  CLOSED: false,
};

/** The statuses in which the agency owes an answer. */
export const AWAITED_STATUSES: readonly AppealStatus[] = Object.values(AppealStatus).filter((status) => IS_AWAITED[status]);
