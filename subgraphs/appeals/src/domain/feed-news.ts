import type { AppealKind } from './appeal-kind.js';
import { AppealStatus } from './appeal-status.js';
import { isPublic } from './publicity.js';
import type { Visibility } from './visibility.js';

/** An appeal, as far as it says in whose public feeds it is and how. */
export interface Fed {
  readonly agencyId: string;
  readonly kind: AppealKind;
  readonly status: AppealStatus;
  readonly visibility: Visibility;
}

/** How an appeal stood before a change; its kind never changes. */
export type FedBefore = Omit<Fed, 'kind'>;

/** What the feed of one agency is told. */
export interface FeedNews {
  readonly agencyId: string;
  readonly event: 'APPEAL_PUBLISHED' | 'APPEAL_STATUS_CHANGED' | 'APPEAL_ANSWERED';
}

/**
 * What everybody hears of a change of an appeal that everybody may read after it: that it has become public or has come to an agency, that its
 * status is another one, that it is answered. An agency that it leaves hears that too.
 * @param before the appeal before the change; null when there was none
 */
export function feedNews(before: FedBefore | null, after: Fed): FeedNews[] {
  const { agencyId, status } = after;
  if (before === null || !isPublic({ ...before, kind: after.kind }, false)) return [{ agencyId, event: 'APPEAL_PUBLISHED' }];
  if (before.status === status && before.agencyId === agencyId) return [];
  const event = status === AppealStatus.ANSWERED ? 'APPEAL_ANSWERED' : 'APPEAL_STATUS_CHANGED';
  if (before.agencyId === agencyId) return [{ agencyId, event }];
  return [{ agencyId, event: 'APPEAL_PUBLISHED' }, { agencyId: before.agencyId, event }];
}
