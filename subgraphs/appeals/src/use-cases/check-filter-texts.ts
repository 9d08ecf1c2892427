import { canName, type ValidationIssue } from '@otklik/base';

/** Checks a filter of `appeals` that is to be kept: where it is only used, a text that no row can have finds nothing. */
export function checkFilterTexts(filter: object): ValidationIssue[] {
  const wrong = Object.entries(filter).filter(([, value]) => [value].flat().some((each) => typeof each === 'string' && !canName(each)));
  return wrong.map(([field]) => ({ path: ['filter', field], code: 'BAD_TEXT', message: { ru: 'Здесь не может быть управляющих символов.', en: 'There can be no control characters here.' } }));
}
