import type { LocalizedText, ValidationIssue } from '@otklik/base';
import { replaceAbsent, type Assignees } from '../domain/replace-absent.js';
import { absentAt } from '../store/absences.js';
import type { Appeal } from '../store/appeal.entity.js';
import { holdsRole } from '../store/published.js';
import { changeAppeal, type AppealChange, type ChangeInput } from './change-appeal.js';
import type { Setting } from './setting.js';

/** What a coordinator says to assign an appeal. */
export interface AssignInput extends ChangeInput {
  /** Login of an executor of the appeal's cabinet. */
  readonly executor: string;
  /** Logins of other executors there who help; nobody when absent. */
  readonly coExecutors?: readonly string[] | null;
}

/** A coordinator gives an appeal to an executor, or to another one than before. Who stands in for somebody absent gets it in their place. */
export function assignAppeal(setting: Setting, input: AssignInput): Promise<Appeal> {
  return changeAppeal(setting, assigning(input));
}

/** The change by itself. */
export function assigning(input: AssignInput): AppealChange {
  const coExecutors = input.coExecutors ?? [];
  let assignees: Assignees = { executor: input.executor, coExecutors };
  let note: LocalizedText | null = null;
  return {
    action: 'ASSIGN',
    input,
    validate: async (tx, appeal, now) => {
      const isExecutor = (login: string): Promise<boolean> => holdsRole(tx, login, appeal.cabinetId, 'EXECUTOR');
      const issues: ValidationIssue[] = (await isExecutor(input.executor)) ? [] : [UNKNOWN_EXECUTOR];
      if (coExecutors.length > MAX_CO_EXECUTORS || new Set([input.executor, ...coExecutors]).size <= coExecutors.length) return [...issues, BAD_CO_EXECUTORS];
      const known = await Promise.all(coExecutors.map(isExecutor));
      issues.push(...known.flatMap((isKnown, index) => (isKnown ? [] : [unknownCoExecutor(index)])));
      if (issues.length > 0) return issues;
      const replaced = replaceAbsent(assignees, await absentAt(tx, appeal.cabinetId, [input.executor, ...coExecutors], now));
      if ('issues' in replaced) return replaced.issues;
      ({ assignees, note } = replaced);
      return [];
    },
    note: () => note,
    apply: (_, appeal) => {
      const isFirst = appeal.executor == null;
      appeal.executor = assignees.executor;
      appeal.coExecutors = assignees.coExecutors.length === 0 ? null : assignees.coExecutors;
      return isFirst
        ? { ru: 'Назначен исполнитель', en: 'An executor is assigned' }
        : { ru: 'Исполнитель сменился', en: 'The executor has changed' };
    },
  };
}

/** An executor who is none of the cabinet. */
export const UNKNOWN_EXECUTOR = {
  path: ['executor'],
  code: 'UNKNOWN_EXECUTOR',
  message: { ru: 'В этом кабинете нет такого исполнителя.', en: 'This cabinet has no such executor.' },
};

const MAX_CO_EXECUTORS = 10;

const BAD_CO_EXECUTORS = {
  path: ['coExecutors'],
  code: 'OUT_OF_RANGE',
  message: {
    ru: `Соисполнителей — не больше ${MAX_CO_EXECUTORS}, каждый один раз и не сам исполнитель.`,
    en: `There are at most ${MAX_CO_EXECUTORS} co-executors, each once and not the executor.`,
  },
};

function unknownCoExecutor(index: number): ValidationIssue {
  return { ...UNKNOWN_EXECUTOR, path: ['coExecutors', String(index)] };
}
