import { Refusal, localDateAt, momentAt, type ValidationIssue } from '@otklik/base';
import { SHORTEST_TERM_DAYS, type DiscussionKind } from './discussion-kind.js';

const DAY_MS = 86_400_000;

/** When proposals are taken. */
export interface Term {
  readonly opensAt: Date;
  readonly closesAt: Date;
}

/** Moments outside these are slips of the pen. */
const EARLIEST = new Date('2000-01-01T00:00:00Z');
const LATEST = new Date('2100-01-01T00:00:00Z');

/** What is wrong with a term by itself. */
export function checkTerm({ opensAt, closesAt }: Term): ValidationIssue[] {
  const far = Object.entries({ opensAt, closesAt }).filter(([, at]) => at < EARLIEST || at >= LATEST);
  if (far.length > 0) return far.map(([field]) => ({ path: [field], ...OUT_OF_RANGE }));
  if (closesAt > opensAt) return [];
  return [
    {
      path: ['closesAt'],
      code: 'ENDS_BEFORE_START',
      message: { ru: 'Обсуждение должно закончиться позже, чем начаться.', en: 'The discussion must end after it begins.' },
    },
  ];
}

const OUT_OF_RANGE = {
  code: 'OUT_OF_RANGE',
  message: { ru: 'Такой даты здесь быть не может: проверьте год.', en: 'Not a possible date here: check the year.' },
};

/**
 * What is wrong with a term that is published now: it may not be over, nor shorter than the law wants. Time before the
 * publication does not count, but the day of publication does, as a whole day of the region.
 */
export function checkPublishedTerm(kind: DiscussionKind, term: Term, now: Date, timeZone: string): ValidationIssue[] {
  const issues = checkTerm(term);
  if (issues.length > 0) return issues;
  if (term.closesAt <= now) {
    return [{ path: ['closesAt'], code: 'IN_THE_PAST', message: { ru: 'Срок обсуждения уже прошёл.', en: 'The term is over already.' } }];
  }
  const days = SHORTEST_TERM_DAYS[kind];
  const today = momentAt(localDateAt(now, timeZone), 0, timeZone);
  const begin = Math.max(term.opensAt.getTime(), today.getTime());
  if (term.closesAt.getTime() - begin >= days * DAY_MS) return [];
  return [
    {
      path: ['closesAt'],
      code: 'TERM_TOO_SHORT',
      message: {
        ru: `Проект нормативного акта обсуждают не меньше ${days} календарных дней со дня публикации.`,
        en: `The draft of a normative act is discussed for at least ${days} calendar days from its publication.`,
      },
    },
  ];
}

/** Lets the agency end the term early, once the shortest one has passed. @throws Refusal ValidationFailed TERM_TOO_SHORT */
export function requireShortestTerm(kind: DiscussionKind, opensAt: Date, now: Date): void {
  const days = SHORTEST_TERM_DAYS[kind];
  if (now.getTime() - opensAt.getTime() >= days * DAY_MS) return;
  throw Refusal.validation([
    {
      path: ['discussionId'],
      code: 'TERM_TOO_SHORT',
      message: {
        ru: `Приём предложений к проекту нормативного акта можно закончить не раньше чем через ${days} календарных дней.`,
        en: `Proposals to the draft of a normative act are taken for at least ${days} calendar days.`,
      },
    },
  ]);
}
