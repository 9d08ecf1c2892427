import type { EntityManager } from '@mikro-orm/postgresql';
import type { LocalizedText } from '@otklik/base';
import { AppealStatus } from '../domain/appeal-status.js';
import { closeClarification } from '../domain/clarification.js';
import { closingReason } from '../domain/closing.js';
import { tellOfEndedParts } from '../domain/participation.js';
import { TIMED_STEPS, type TimedAction } from '../domain/timed-step.js';
import type { Appeal } from '../store/appeal.entity.js';
import { recordChange } from '../store/record-change.js';
import { endParts } from './end-parts.js';

/** How the history names the platform itself. */
const PLATFORM = { actor: 'otklik', actorRole: 'PLATFORM' };

/** What each step writes, except status and version; answers what the history says of it. */
const WRITE: Readonly<Record<TimedAction, (appeal: Appeal, now: Date) => LocalizedText>> = {
  EXPIRE_CLARIFICATION: (appeal, now) => {
    appeal.clarifications = closeClarification(appeal.clarifications ?? [], null, now);
    if (TIMED_STEPS.EXPIRE_CLARIFICATION.to(appeal) === AppealStatus.REJECTED) appeal.rejectionGround = 'NO_CLARIFICATION';
    return TIMED_STEPS.EXPIRE_CLARIFICATION.title;
  },
  CLOSE: closingReason,
};

/** Does with a locked appeal what its time has come for, in the caller's transaction. */
export async function takeTimedStep(tx: EntityManager, appeal: Appeal, action: TimedAction, now: Date): Promise<Appeal> {
  const { to, event } = TIMED_STEPS[action];
  const status = to(appeal);
  const stood = { agencyId: appeal.agencyId, status: appeal.status, visibility: appeal.visibility };
  const said = WRITE[action](appeal, now);
  const comment = endParts(appeal, status, now) ? tellOfEndedParts(said) : said;
  if (appeal.status === AppealStatus.CLARIFICATION) appeal.resumeStatus = null;
  appeal.status = status;
  appeal.version += 1;
  await recordChange(tx, appeal, { event, at: now, ...PLATFORM, comment, stood });
  return appeal;
}
