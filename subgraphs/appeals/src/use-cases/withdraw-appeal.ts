import type { Appeal } from '../store/appeal.entity.js';
import { changeAppeal, type AppealChange, type ChangeInput } from './change-appeal.js';
import type { Setting } from './setting.js';

/** The author takes an appeal back: nobody has to answer it any more. */
export function withdrawAppeal(setting: Setting, input: ChangeInput): Promise<Appeal> {
  return changeAppeal(setting, withdrawing(input));
}

/** The change by itself. */
export function withdrawing(input: ChangeInput): AppealChange {
  return {
    action: 'WITHDRAW',
    input,
    apply: (_, appeal) => {
      appeal.resumeStatus = null;
      return null;
    },
  };
}
