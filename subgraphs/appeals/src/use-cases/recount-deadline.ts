import type { EntityManager } from '@mikro-orm/postgresql';
import { localDateAt, type LocalDate } from '@otklik/base';
import type { FormRegistry } from '@otklik/plugin-host';
import { pausesOf } from '../domain/clarification.js';
import { deadlineFrom } from '../domain/deadline.js';
import type { Appeal } from '../store/appeal.entity.js';
import { findCategories, theRegion } from '../store/published.js';
import { surroundingsOf } from '../store/rule-surroundings.js';
import { placeOf } from '../store/territories.js';
import { termOfAppeal } from './term-of-appeal.js';

/** Counts the deadline of an appeal anew, from its reopening, else its registration, else its submission, by everything that became of its term. */
export async function recountDeadline(forms: FormRegistry, tx: EntityManager, appeal: Appeal): Promise<void> {
  const region = await theRegion(tx);
  const { timeZone } = region;
  const [category] = await findCategories(tx, [appeal.categoryId]);
  const from = appeal.reopenedAt ?? appeal.registeredAt ?? appeal.submittedAt;
  const { latitude, longitude } = appeal;
  const point = latitude == null || longitude == null ? null : { latitude, longitude };
  const around = await surroundingsOf(tx, forms.termAsks(appeal.categoryId), appeal.pluginId, appeal.cabinetId, async () => (await placeOf(tx, point, region)).asked);
  const term = termOfAppeal(forms, { ...appeal, hasInterimAnswer: appeal.interimAnswers != null }, category!, localDateAt(from, timeZone), around);
  const { dueAt, reasons, isProvisional } = deadlineFrom(from, term, timeZone, appeal.registeredAt == null, {
    pauses: pausesOf(appeal.kind, appeal.clarifications ?? []),
    extendedBy: appeal.extendedBy ?? null,
    promisedOn: (appeal.promisedOn as LocalDate | null | undefined) ?? null,
  });
  Object.assign(appeal, { dueAt, dueReasons: reasons, isProvisional });
}
