import type { Appeal } from '../store/appeal.entity.js';
import { changeAppeal, type AppealChange, type ChangeInput } from './change-appeal.js';
import type { Setting } from './setting.js';

/** A moderator has looked at an appeal and lets it pass: it waits for registration, and a public message becomes public. */
export function moderateAppeal(setting: Setting, input: ChangeInput): Promise<Appeal> {
  return changeAppeal(setting, moderating(input));
}

/** The change by itself. */
export function moderating(input: ChangeInput): AppealChange {
  return { action: 'MODERATE', input, apply: () => null };
}
