import type { EntityManager } from '@mikro-orm/postgresql';
import { localDateAt, type LocalDate } from '@otklik/base';
import type { FormRegistry } from '@otklik/plugin-host';
import { pausesOf } from '../domain/clarification.js';
import { deadlineFrom } from '../domain/deadline.js';
import type { Appeal } from '../store/appeal.entity.js';
import { findCategories, theRegion } from '../store/published.js';
import { termOfAppeal } from './term-of-appeal.js';

/** Counts the deadline of an appeal anew, from its reopening, else its registration, else its submission, by everything that became of its term. */
export async function recountDeadline(forms: FormRegistry, tx: EntityManager, appeal: Appeal): Promise<void> {
  const { timeZone } = await theRegion(tx);
  const [category] = await findCategories(tx, [appeal.categoryId]);
  const from = appeal.reopenedAt ?? appeal.registeredAt ?? appeal.submittedAt;
  const term = termOfAppeal(forms, { ...appeal, hasInterimAnswer: appeal.interimAnswers != null }, category!, localDateAt(from, timeZone));
  const { dueAt, reasons, isProvisional } = deadlineFrom(from, term, timeZone, appeal.registeredAt == null, {
    pauses: pausesOf(appeal.kind, appeal.clarifications ?? []),
    extendedBy: appeal.extendedBy ?? null,
    promisedOn: (appeal.promisedOn as LocalDate | null | undefined) ?? null,
  });
  Object.assign(appeal, { dueAt, dueReasons: reasons, isProvisional });
}
