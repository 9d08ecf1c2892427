import { checkRating } from '../domain/rating.js';
import type { Appeal } from '../store/appeal.entity.js';
import { changeAppeal, type AppealChange, type ChangeInput } from './change-appeal.js';
import { checkComment, writtenComment } from './comment.js';
import type { Setting } from './setting.js';

/** What the author thinks of the answer. */
export interface RateInput extends ChangeInput {
  /** 1 (bad) to 5 (good). */
  readonly score: number;
  readonly comment?: string | null;
}

/** The author rates the answer, once. */
export function rateAnswer(setting: Setting, input: RateInput): Promise<Appeal> {
  return changeAppeal(setting, rating(input));
}

/** The change by itself. */
export function rating(input: RateInput): AppealChange {
  const comment = writtenComment(input.comment);
  return {
    action: 'RATE',
    input,
    validate: () => [...checkRating(input.score), ...checkComment(comment)],
    apply: (_, appeal) => {
      appeal.ratingScore = input.score;
      appeal.ratingComment = comment;
      return { ru: `Оценка ответа: ${input.score} из 5`, en: `The answer is rated ${input.score} of 5` };
    },
  };
}
