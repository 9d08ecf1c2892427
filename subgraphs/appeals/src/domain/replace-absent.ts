import { formatFullDay, type LocalDate, type LocalizedText, type ValidationIssue } from '@otklik/base';

/** Those whom an appeal goes to. */
export interface Assignees {
  readonly executor: string;
  readonly coExecutors: readonly string[];
}

/** That somebody is away. */
export interface Away {
  readonly login: string;
  readonly substitute: string | null;
  /** The last day. */
  readonly untilDay: string;
}

/** Those whom it goes to when those who are away are replaced; or why it cannot go. */
export type Replaced = { readonly assignees: Assignees; readonly note: LocalizedText | null } | { readonly issues: readonly ValidationIssue[] };

/**
 * Puts substitutes in the place of those who are away, one step and no further. Somebody who would be named twice is named once.
 * @param away by login
 */
export function replaceAbsent({ executor, coExecutors }: Assignees, away: ReadonlyMap<string, Away>): Replaced {
  const issues: ValidationIssue[] = [];
  const notes: LocalizedText[] = [];
  const present = (login: string, path: readonly string[]): string => {
    const absence = away.get(login);
    if (absence === undefined) return login;
    const { substitute } = absence;
    if (substitute === null || away.has(substitute)) {
      issues.push({ path, code: 'ABSENT', message: absent(absence) });
      return login;
    }
    notes.push(instead(absence, substitute));
    return substitute;
  };
  const found = present(executor, ['executor']);
  const others = coExecutors.map((login, index) => present(login, ['coExecutors', String(index)]));
  if (issues.length > 0) return { issues };
  const note = notes.length === 0 ? null : { ru: notes.map(({ ru }) => ru).join('; '), en: notes.map(({ en }) => en ?? '').join('; ') };
  return { assignees: { executor: found, coExecutors: [...new Set(others)].filter((login) => login !== found) }, note };
}

function absent({ login, substitute, untilDay }: Away): ValidationIssue['message'] {
  const day = formatFullDay(untilDay as LocalDate);
  if (substitute === null) return { ru: `${login} отсутствует по ${day.ru}, замещающего нет.`, en: `${login} is away until ${day.en}, and nobody stands in.` };
  return { ru: `${login} отсутствует по ${day.ru}; замещает ${substitute}, но тоже отсутствует.`, en: `${login} is away until ${day.en}; ${substitute} stands in, but is away too.` };
}

function instead({ login, untilDay }: Away, substitute: string): LocalizedText {
  const day = formatFullDay(untilDay as LocalDate);
  return { ru: `${substitute} вместо ${login} (отсутствует по ${day.ru})`, en: `${substitute} instead of ${login} (away until ${day.en})` };
}
