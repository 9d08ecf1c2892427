import { keptPriority, type Priority } from '../domain/priority.js';
import type { Appeal } from '../store/appeal.entity.js';
import { changeAppeal, type AppealChange, type ChangeInput } from './change-appeal.js';
import type { Setting } from './setting.js';

/** How soon an appeal is to be taken up. */
export interface PriorityInput extends ChangeInput {
  readonly priority: Priority;
}

/** Says how soon those who work on an appeal are to take it up. */
export function setPriority(setting: Setting, input: PriorityInput): Promise<Appeal> {
  return changeAppeal(setting, prioritising(input));
}

/** The change by itself. */
export function prioritising(input: PriorityInput): AppealChange {
  return {
    action: 'PRIORITISE',
    input,
    apply: (_, appeal) => {
      appeal.priority = keptPriority(input.priority);
      return null;
    },
    note: () => NOTES[input.priority],
  };
}

const NOTES = {
  NORMAL: { ru: 'Обычный приоритет', en: 'Normal priority' },
  HIGH: { ru: 'Высокий приоритет', en: 'High priority' },
  URGENT: { ru: 'Срочно', en: 'Urgent' },
} as const;
