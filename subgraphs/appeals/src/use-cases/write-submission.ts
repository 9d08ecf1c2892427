import type { EntityManager } from '@mikro-orm/postgresql';
import { localDateAt, type LocalizedText } from '@otklik/base';
import type { AppealKind } from '../domain/appeal-kind.js';
import { AppealStatus } from '../domain/appeal-status.js';
import type { Channel } from '../domain/channel.js';
import { deadlineFrom } from '../domain/deadline.js';
import type { Origin } from '../domain/origin.js';
import { effectiveVisibility, type Visibility } from '../domain/visibility.js';
import { AppealEntity, type Appeal } from '../store/appeal.entity.js';
import type { PublishedRegion } from '../store/published.js';
import { competentAgency } from '../store/competent-agency.js';
import { surroundingsOf } from '../store/rule-surroundings.js';
import { putPersonalDetails } from '../store/personal-details.js';
import { recordChange } from '../store/record-change.js';
import { goesByTerritory, placeOf } from '../store/territories.js';
import type { CheckedSubmission } from './check-submission.js';
import type { Drafting } from './setting.js';
import { termOfAppeal } from './term-of-appeal.js';

/** A checked submission with everything that is written besides. */
export interface Submission {
  readonly id: string;
  readonly checked: CheckedSubmission;
  readonly kind: AppealKind;
  readonly channel: Channel;
  readonly visibility: Visibility;
  /** The citizen behind it; null when it comes from elsewhere, or was taken down of somebody unknown. */
  readonly authorId: string | null;
  readonly origin: Origin | null;
  readonly submittedAt: Date;
  /** Whether it goes to the agency of its competence or its territory where its plugin or its category says so; what staff bring in stays with their cabinet. */
  readonly goesWhereItIs?: boolean;
  /** Of an incident: whether it is of high importance. */
  readonly isImportant?: boolean;
  /** Who brings it in, and as what, for the history. */
  readonly by: { readonly at: Date; readonly actor: string; readonly actorRole: string; readonly comment: LocalizedText | null };
}

/** Writes a new appeal, the first entry of its history and its event, in the caller's transaction: the one way into the store. */
export async function writeSubmission(tx: EntityManager, { forms, vault }: Drafting, region: PublishedRegion, submission: Submission): Promise<Appeal> {
  const { id, checked, kind, channel, authorId, origin, submittedAt, by, isImportant = false } = submission;
  const { category, text, location, details } = checked;
  const { open, personal } = forms.part(details.form, details.values);
  const { asked, territory, governing } = await placeOf(tx, location, region);
  const local = submission.goesWhereItIs === true && governing !== null && (await goesByTerritory(tx, category.id)) ? governing : null;
  const on = localDateAt(submittedAt, region.timeZone);
  const competent = submission.goesWhereItIs === true ? await competentAgency(tx, forms, { category, values: open, on, place: asked }, local ?? category) : null;
  const { agencyId, cabinetId } = competent ?? local ?? category;
  const around = await surroundingsOf(tx, forms.termAsks(category.id), category.pluginId, cabinetId, () => Promise.resolve(asked));
  const term = termOfAppeal(forms, { kind, isImportant, details: open }, category, on, around);
  const deadline = deadlineFrom(submittedAt, term, region.timeZone, true);
  const appeal = tx.create(AppealEntity, {
    id,
    kind,
    categoryId: category.id,
    agencyId,
    cabinetId,
    authorId,
    origin,
    text,
    latitude: location?.latitude ?? null,
    longitude: location?.longitude ?? null,
    address: location?.address ?? null,
    territory,
    pluginId: category.pluginId,
    form: details.form,
    formVersion: details.formVersion,
    details: details.form === null ? null : open,
    channel,
    visibility: effectiveVisibility(submission.visibility, kind, category.private),
    status: AppealStatus.SUBMITTED,
    version: 1,
    submittedAt,
    dueAt: deadline.dueAt,
    dueReasons: deadline.reasons,
    isProvisional: true,
    isImportant: isImportant ? true : null,
  });
  await recordChange(tx, appeal, { event: 'appeal.submitted', ...by, comment: by.comment ?? competent?.reason ?? null });
  if (Object.keys(personal).length > 0) await putPersonalDetails(tx, id, await vault.seal(id, JSON.stringify(personal)));
  return appeal;
}
