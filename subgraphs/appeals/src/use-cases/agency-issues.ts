import type { ValidationIssue } from '@otklik/base';

/** What may be wrong with an agency that is named. @param path of the field that names it */
export const AGENCY_ISSUES = {
  unknown: (path: readonly string[]): ValidationIssue => ({
    path,
    code: 'UNKNOWN_AGENCY',
    message: { ru: 'Такого ведомства нет, или у него нет кабинета.', en: 'There is no such agency, or it has no cabinet.' },
  }),
  same: (path: readonly string[]): ValidationIssue => ({
    path,
    code: 'SAME_AGENCY',
    message: { ru: 'Обращение уже у этого ведомства.', en: 'The appeal is with this agency already.' },
  }),
  askedBefore: (path: readonly string[]): ValidationIssue => ({
    path,
    code: 'ALREADY_ASKED',
    message: { ru: 'Это ведомство уже спросили, и его ответа ждут.', en: 'This agency is asked already, and its answer is waited for.' },
  }),
  takesNoPart: (path: readonly string[]): ValidationIssue => ({
    path,
    code: 'TAKES_NO_PART',
    message: { ru: 'Это ведомство не участвует в обращении.', en: 'This agency takes no part in the appeal.' },
  }),
} as const;
