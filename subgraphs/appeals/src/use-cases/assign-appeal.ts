import type { Appeal } from '../store/appeal.entity.js';
import { holdsRole } from '../store/published.js';
import { changeAppeal, type AppealChange, type ChangeInput } from './change-appeal.js';
import type { Setting } from './setting.js';

/** What a coordinator says to assign an appeal. */
export interface AssignInput extends ChangeInput {
  /** Login of an executor of the appeal's cabinet. */
  readonly executor: string;
}

/** A coordinator gives an appeal to an executor, or to another one than before. */
export function assignAppeal(setting: Setting, input: AssignInput): Promise<Appeal> {
  return changeAppeal(setting, assigning(input));
}

/** The change by itself. */
export function assigning(input: AssignInput): AppealChange {
  return {
    action: 'ASSIGN',
    input,
    validate: async (tx, appeal) => ((await holdsRole(tx, input.executor, appeal.cabinetId, 'EXECUTOR')) ? [] : [UNKNOWN_EXECUTOR]),
    apply: (_, appeal) => {
      const isFirst = appeal.executor == null;
      appeal.executor = input.executor;
      return isFirst
        ? { ru: 'Назначен исполнитель', en: 'An executor is assigned' }
        : { ru: 'Исполнитель сменился', en: 'The executor has changed' };
    },
  };
}

const UNKNOWN_EXECUTOR = {
  path: ['executor'],
  code: 'UNKNOWN_EXECUTOR',
  message: { ru: 'В этом кабинете нет такого исполнителя.', en: 'This cabinet has no such executor.' },
};
