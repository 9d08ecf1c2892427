import type { Appeal } from '../store/appeal.entity.js';
import { changeAppeal, type AppealChange, type ChangeInput } from './change-appeal.js';
import type { Setting } from './setting.js';

/** The work on what was put off begins; the promised day stays its deadline. */
export function resumeAppeal(setting: Setting, input: ChangeInput): Promise<Appeal> {
  return changeAppeal(setting, resuming(input));
}

/** The change by itself. */
export function resuming(input: ChangeInput): AppealChange {
  return { action: 'RESUME', input, apply: () => null };
}
