import type { LocalizedText } from '@otklik/base';
import { AppealKind } from './appeal-kind.js';

/** Where a calendar term goes that ends on a day off: to the working day before it, or to the one after. */
export type DayOffPolicy = 'BACKWARD' | 'FORWARD';

/** The time an agency has for an answer. */
export interface Term {
  /** A whole number above zero. */
  readonly amount: number;
  readonly unit: 'CALENDAR_DAYS' | 'WORKING_DAYS' | 'WORKING_HOURS';
  /** Matters to calendar days only; FORWARD when absent. */
  readonly onDayOff?: DayOffPolicy;
}

/** A term and why it applies: «Категория «Ямы»: 10 рабочих дней». */
export interface GroundedTerm {
  readonly term: Term;
  readonly reasons: readonly LocalizedText[];
}

/** 59-ФЗ, art. 12: thirty days from registration; a term that ends on a day off is kept on the working day before. */
const UNDER_59_FZ: GroundedTerm = {
  term: { amount: 30, unit: 'CALENDAR_DAYS', onDayOff: 'BACKWARD' },
  reasons: [{ ru: 'Обращение по 59-ФЗ: 30 календарных дней', en: 'Appeal under Federal Law 59-FZ: 30 calendar days' }],
};

/** The usual rules of the regional control centres (ЦУР). */
const OF_INCIDENT: GroundedTerm = {
  term: { amount: 9, unit: 'WORKING_HOURS' },
  reasons: [{ ru: 'Инцидент: 9 рабочих часов', en: 'Incident: 9 working hours' }],
};
const OF_IMPORTANT_INCIDENT: GroundedTerm = {
  term: { amount: 4, unit: 'WORKING_HOURS' },
  reasons: [{ ru: 'Инцидент высокой важности: 4 рабочих часа', en: 'Incident of high importance: 4 working hours' }],
};

const OF_INCIDENT_AFTER_INTERIM: GroundedTerm = {
  term: { amount: 7, unit: 'WORKING_DAYS' },
  reasons: [{ ru: 'Инцидент, промежуточный ответ дан: 7 рабочих дней на окончательный', en: 'Incident with an interim answer: 7 working days for the final one' }],
};

/** What the term of an incident depends on besides. */
export interface IncidentTraits {
  readonly isImportant: boolean;
  readonly hasInterimAnswer: boolean;
}

/** The term of an appeal: the law's, the incident rule, or for a message what its category says. */
export function termOf(kind: AppealKind, ofMessage: () => GroundedTerm, { isImportant, hasInterimAnswer }: IncidentTraits = ORDINARY): GroundedTerm {
  if (kind === AppealKind.APPEAL) return UNDER_59_FZ;
  if (kind === AppealKind.INCIDENT && hasInterimAnswer) return OF_INCIDENT_AFTER_INTERIM;
  if (kind === AppealKind.INCIDENT) return isImportant ? OF_IMPORTANT_INCIDENT : OF_INCIDENT;
  return ofMessage();
}

const ORDINARY: IncidentTraits = { isImportant: false, hasInterimAnswer: false };
