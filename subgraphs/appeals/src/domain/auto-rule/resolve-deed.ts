import type { LocalizedText } from '@otklik/base';
import { replaceAbsent, type Assignees, type Away } from '../replace-absent.js';
import type { AutoRuleDeed } from './auto-rule.js';

/** Who of a cabinet can be given work. */
export interface Workforce {
  /** Logins. */
  readonly executors: ReadonlySet<string>;
  /** By login. */
  readonly away: ReadonlyMap<string, Away>;
}

/** What a rule would do now; or why it can do nothing, so that it is passed over. */
export type ResolvedDeed = { readonly assignees: Assignees | null; readonly note: LocalizedText | null } | { readonly problem: LocalizedText };

/** Puts substitutes in the place of those who are away. Co-executors who are no longer there, or away and not replaced, are left out. */
export function resolveDeed({ executor, coExecutors }: AutoRuleDeed, { executors, away }: Workforce): ResolvedDeed {
  if (executor === null) return { assignees: null, note: null };
  if (!executors.has(executor)) return { problem: { ru: `${executor} больше не исполнитель этого кабинета.`, en: `${executor} is an executor of this cabinet no longer.` } };
  const helpers = coExecutors.filter((login) => executors.has(login) && isThere(login, away));
  const replaced = replaceAbsent({ executor, coExecutors: helpers }, away);
  return 'issues' in replaced ? { problem: replaced.issues[0]!.message } : replaced;
}

function isThere(login: string, away: ReadonlyMap<string, Away>): boolean {
  const absence = away.get(login);
  return absence === undefined || (absence.substitute !== null && !away.has(absence.substitute));
}

/** What an administrator should know of a rule: why it does nothing now, or whom it leaves out; null when all is well. */
export function problemOf(deed: AutoRuleDeed, workforce: Workforce): LocalizedText | null {
  const resolved = resolveDeed(deed, workforce);
  if ('problem' in resolved) return resolved.problem;
  const gone = deed.coExecutors.filter((login) => !workforce.executors.has(login));
  if (gone.length === 0) return null;
  return { ru: `Больше не исполнители этого кабинета: ${gone.join(', ')}.`, en: `No longer executors of this cabinet: ${gone.join(', ')}.` };
}
