import { AppealKind } from '../domain/appeal-kind.js';
import { Channel } from '../domain/channel.js';
import { checkPostLink, networkOf } from '../domain/post-link.js';
import { Visibility } from '../domain/visibility.js';
import type { Appeal } from '../store/appeal.entity.js';
import { bringIn, type BroughtIn } from './bring-in.js';
import type { UncheckedSubmission } from './check-submission.js';
import type { Setting } from './setting.js';

/** A post or comment that somebody of the staff found. */
export interface RecordIncidentInput extends UncheckedSubmission {
  readonly idempotencyKey: string;
  readonly categoryId: string;
  /** Where it stands. */
  readonly link: string;
  /** Whether it has to be answered sooner. */
  readonly isImportant: boolean;
}

/** A clerk records an incident from a post in a social network. It belongs to nobody here: who wrote the post has not asked the platform. */
export function recordIncident(setting: Setting, input: RecordIncidentInput): Promise<Appeal> {
  return bringIn(setting, recording(input));
}

/** What is brought in, by itself. */
export function recording(input: RecordIncidentInput): BroughtIn {
  const { link, isImportant } = input;
  const issues = checkPostLink(link);
  return {
    permission: 'appeal.record-incident',
    mutation: 'recordIncident',
    input,
    issues,
    submission: {
      kind: AppealKind.INCIDENT,
      channel: Channel.SOCIAL,
      visibility: Visibility.PRIVATE,
      authorId: null,
      origin: issues.length > 0 ? null : { source: networkOf(link), externalId: link, subtopic: null, agency: null },
      isImportant,
    },
  };
}
