import type { ValidationIssue } from '@otklik/base';
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

/** A coordinator gives an appeal to an executor, or to another one than before. */
export function assignAppeal(setting: Setting, input: AssignInput): Promise<Appeal> {
  return changeAppeal(setting, assigning(input));
}

/** The change by itself. */
export function assigning(input: AssignInput): AppealChange {
  const coExecutors = input.coExecutors ?? [];
  return {
    action: 'ASSIGN',
    input,
    validate: async (tx, appeal) => {
      const isExecutor = (login: string): Promise<boolean> => holdsRole(tx, login, appeal.cabinetId, 'EXECUTOR');
      const issues = (await isExecutor(input.executor)) ? [] : [UNKNOWN_EXECUTOR];
      if (coExecutors.length > MAX_CO_EXECUTORS || new Set([input.executor, ...coExecutors]).size <= coExecutors.length) return [...issues, BAD_CO_EXECUTORS];
      const known = await Promise.all(coExecutors.map(isExecutor));
      return [...issues, ...known.flatMap((isKnown, index) => (isKnown ? [] : [unknownCoExecutor(index)]))];
    },
    apply: (_, appeal) => {
      const isFirst = appeal.executor == null;
      appeal.executor = input.executor;
      appeal.coExecutors = coExecutors.length === 0 ? null : coExecutors;
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
