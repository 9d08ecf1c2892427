import { AppealStatus } from './appeal-status.js';
import { AttachmentPart } from './attachment.js';

const { ANSWERED, RATED, CLOSED, REJECTED, WITHDRAWN } = AppealStatus;

/** Nothing is considered any more. */
const FINISHED: readonly AppealStatus[] = [ANSWERED, RATED, CLOSED, REJECTED, WITHDRAWN];

/** Whether a file may be added as an appeal stands: by its author while it is considered, to the answer while that is written. */
export function isOpenFor(part: AttachmentPart, status: AppealStatus): boolean {
  return part === AttachmentPart.ANSWER ? status === AppealStatus.IN_PROGRESS : !FINISHED.includes(status);
}
