import { isId, type ValidationIssue } from '@otklik/base';
import { checkTakenDown } from '../domain/admission.js';
import { Visibility } from '../domain/visibility.js';
import type { Appeal } from '../store/appeal.entity.js';
import { bringIn, type BroughtIn } from './bring-in.js';
import type { Setting } from './setting.js';
import type { SubmitInput } from './submit-appeal.js';

/** What a citizen said, as an operator takes it down. */
export interface TakeDownInput extends SubmitInput {
  /** Who it was, when that is known: it is then theirs as if they had written it. */
  readonly citizenId?: string | null;
}

/** A clerk takes down what a citizen says at a reception place or by telephone. */
export function takeDownAppeal(setting: Setting, input: TakeDownInput): Promise<Appeal> {
  return bringIn(setting, takingDown(input));
}

/** What is brought in, by itself. */
export function takingDown(input: TakeDownInput): BroughtIn {
  const { kind, channel, citizenId = null } = input;
  return {
    permission: 'appeal.take-down',
    mutation: 'takeDownAppeal',
    input,
    issues: [...checkTakenDown(kind, channel, citizenId), ...(citizenId === null || isId(citizenId) ? [] : [UNKNOWN_CITIZEN])],
    submission: {
      kind,
      channel,
      // Nobody has said that everybody may read it when nobody knows who said it.
      visibility: citizenId === null ? Visibility.PRIVATE : input.visibility,
      authorId: citizenId?.toLowerCase() ?? null,
      origin: null,
    },
  };
}

const UNKNOWN_CITIZEN: ValidationIssue = {
  path: ['citizenId'],
  code: 'UNKNOWN_CITIZEN',
  message: { ru: 'Такого гражданина нет.', en: 'There is no such citizen.' },
};
