import { localize, type Locale } from '@otklik/base';
import { HOLDER_TITLES } from '@otklik/identity';
import type { PermissionRow } from './permission-rows.js';

/** The permission table for a terminal: two lines for each row, what with who, and why. */
export function permissionsText(rows: readonly PermissionRow[], locale: Locale): string {
  const width = Math.max(...rows.map(({ action }) => action.length)) + 2;
  const indent = ' '.repeat(width);
  const machine = locale === 'ru' ? 'внешняя система с областью' : 'a machine with the scope';
  const lines = rows.flatMap(({ action, title, who, scope, ground }) => {
    const holders = who.map((holder) => localize(HOLDER_TITLES[holder], locale));
    const all = scope === undefined ? holders : [...holders, `${machine} ${scope}`];
    return [`${action.padEnd(width)}${localize(title, locale)}`, `${indent}→ ${all.join('; ')}`, `${indent}  ${localize(ground, locale)}`, ''];
  });
  return lines.join('\n');
}
