import type { Appeal } from '../store/appeal.entity.js';
import { changeAppeal, type AppealChange, type ChangeInput } from './change-appeal.js';
import type { Setting } from './setting.js';

/** An approver lets the answer go out: from now on it is the agency's word. */
export function approveAnswer(setting: Setting, input: ChangeInput): Promise<Appeal> {
  return changeAppeal(setting, approving(input));
}

/** The change by itself. */
export function approving(input: ChangeInput): AppealChange {
  return {
    action: 'APPROVE',
    input,
    apply: (_, appeal, now) => {
      appeal.answeredAt = now;
      return null;
    },
  };
}
