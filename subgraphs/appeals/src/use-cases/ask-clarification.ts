import { checkText, formatDay, localDateAt } from '@otklik/base';
import type { FormRegistry } from '@otklik/plugin-host';
import { DEFAULT_ANSWER_DAYS, checkAnswerDays, newClarification } from '../domain/clarification.js';
import { MAX_TEXT_LENGTH } from '../domain/text.js';
import type { Appeal } from '../store/appeal.entity.js';
import { theRegion } from '../store/published.js';
import { changeAppeal, type AppealChange, type ChangeInput } from './change-appeal.js';
import { recountDeadline } from './recount-deadline.js';
import type { Setting } from './setting.js';
import { writtenText } from './written-text.js';

/** A question to the author. */
export interface AskInput extends ChangeInput {
  readonly question: string;
  /** Calendar days for the answer; 3 when absent. */
  readonly answerDays?: number | null;
}

/** Asks the author of an appeal to clarify it; until then its term stands still where the law lets it. */
export function askClarification(setting: Setting, input: AskInput): Promise<Appeal> {
  return changeAppeal(setting, asking(setting.forms, input));
}

/** The change by itself. */
export function asking(forms: FormRegistry, input: AskInput): AppealChange {
  const question = writtenText(input.question);
  const days = input.answerDays ?? DEFAULT_ANSWER_DAYS;
  return {
    action: 'ASK_CLARIFICATION',
    input,
    validate: () => [...checkText(question, ['question'], MAX_TEXT_LENGTH), ...checkAnswerDays(days)],
    apply: async (tx, appeal, now) => {
      const { timeZone } = await theRegion(tx);
      const clarification = newClarification(question, days, now, timeZone);
      appeal.clarifications = [...(appeal.clarifications ?? []), clarification];
      appeal.resumeStatus = appeal.status;
      await recountDeadline(forms, tx, appeal);
      const until = formatDay(localDateAt(new Date(clarification.answerBy), timeZone));
      return { ru: `Автора просят уточнить, ответ ждём до ${until.ru}`, en: `Its author is asked to clarify it by ${until.en}` };
    },
  };
}
