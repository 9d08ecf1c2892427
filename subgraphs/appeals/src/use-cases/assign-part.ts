import type { LocalizedText } from '@otklik/base';
import { ParticipationStatus } from '../domain/participation.js';
import { replaceAbsent, type Assignees } from '../domain/replace-absent.js';
import { absentAt } from '../store/absences.js';
import type { Appeal } from '../store/appeal.entity.js';
import { holdsRole } from '../store/published.js';
import { UNKNOWN_EXECUTOR } from './assign-appeal.js';
import { changeAppeal, type AppealChange, type ChangeInput } from './change-appeal.js';
import { changePart } from './change-part.js';
import type { Setting } from './setting.js';

/** Who is to work on a part. */
export interface AssignPartInput extends ChangeInput {
  /** Login of an executor of the cabinet that takes part. */
  readonly executor: string;
}

/**
 * The coordinator of an agency that takes part gives its part to an executor of its own, or to another one than before. Who stands in for
 * somebody absent gets it in their place.
 */
export function assignPart(setting: Setting, input: AssignPartInput): Promise<Appeal> {
  return changeAppeal(setting, assigningPart(input));
}

/** The change by itself. */
export function assigningPart(input: AssignPartInput): AppealChange {
  let assignees: Assignees = { executor: input.executor, coExecutors: [] };
  let note: LocalizedText | null = null;
  return {
    action: 'ASSIGN_PART',
    input,
    validate: async (tx, _, now, part) => {
      const { cabinetId } = part!;
      if (!(await holdsRole(tx, input.executor, cabinetId, 'EXECUTOR'))) return [UNKNOWN_EXECUTOR];
      const replaced = replaceAbsent(assignees, await absentAt(tx, cabinetId, [input.executor], now));
      if ('issues' in replaced) return replaced.issues;
      ({ assignees, note } = replaced);
      return [];
    },
    note: () => note,
    apply: (tx, appeal, _, part) =>
      changePart(tx, appeal, part!, { status: ParticipationStatus.IN_PROGRESS, executor: assignees.executor }, { ru: 'назначен исполнитель', en: 'an executor is assigned' }),
  };
}
