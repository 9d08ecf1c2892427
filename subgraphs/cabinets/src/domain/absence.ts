import { addDays, daysBetween, isLocalDate, momentAt, type LocalDate, type ValidationIssue } from '@otklik/base';

/** Why somebody is away. */
export enum AbsenceReason {
  VACATION = 'VACATION',
  SICK_LEAVE = 'SICK_LEAVE',
  BUSINESS_TRIP = 'BUSINESS_TRIP',
  TRAINING = 'TRAINING',
  OTHER = 'OTHER',
}

/** The roles that a substitute gets for the time. Not those that rule over others, see other cabinets or only look. */
export const SUBSTITUTED_ROLES: readonly string[] = ['MODERATOR', 'COORDINATOR', 'EXECUTOR', 'APPROVER'];

/** Three years: the longest leave that there is. */
const MAX_DAYS = 1_096;
/** How far ahead one begins. */
const MAX_AHEAD_DAYS = 366;
/** What was forgotten is written down for so long. */
const MAX_BACK_DAYS = 31;
/** Present and to come, of one person in one cabinet. */
const MAX_ABSENCES = 20;

/** Days of an absence, both included. */
export interface Days {
  readonly from: string;
  readonly until: string;
}

/** What somebody is in a cabinet, as far as an absence depends on it. */
export interface Member {
  readonly login: string;
  /** Empty for somebody who does not work there. */
  readonly roles: readonly string[];
  /** Present and to come. */
  readonly absences: readonly Days[];
}

/** An absence that is to be. */
export interface PlannedAbsence extends Days {
  readonly absent: Member;
  readonly substitute: Member | null;
  /** In the region. */
  readonly today: LocalDate;
}

/** What is wrong with it. */
export function checkAbsence({ from, until, absent, substitute, today }: PlannedAbsence): ValidationIssue[] {
  if (absent.roles.length === 0) return [issue(['login'], 'UNKNOWN_STAFF', NOT_HERE)];
  const issues = checkDays(from, until, today);
  if (issues.length === 0) {
    if (absent.absences.length >= MAX_ABSENCES) issues.push(issue(['from'], 'OUT_OF_RANGE', TOO_MANY));
    if (absent.absences.some((other) => meet(other, { from, until }))) issues.push(issue(['from'], 'OVERLAP', OVERLAP));
  }
  if (substitute !== null) issues.push(...checkSubstitute(substitute, absent, issues.length === 0 ? { from, until } : null));
  return issues;
}

/** When an absence begins and ends in a time zone: from the first midnight to the one after the last day. */
export function timeOf({ from, until }: { readonly from: LocalDate; readonly until: LocalDate }, timeZone: string): { beginsAt: Date; endsAt: Date } {
  return { beginsAt: momentAt(from, 0, timeZone), endsAt: momentAt(addDays(until, 1), 0, timeZone) };
}

/** Whether two absences have a day in common. */
export function meet(one: Days, other: Days): boolean {
  return one.from <= other.until && other.from <= one.until;
}

function checkDays(from: string, until: string, today: LocalDate): ValidationIssue[] {
  const issues = Object.entries({ from, until }).flatMap(([name, day]) => (isLocalDate(day) ? [] : [issue([name], 'BAD_DATE', BAD_DATE)]));
  if (!isLocalDate(from) || !isLocalDate(until)) return issues;
  if (from > addDays(today, MAX_AHEAD_DAYS) || from < addDays(today, -MAX_BACK_DAYS)) issues.push(issue(['from'], 'OUT_OF_RANGE', BAD_FROM));
  if (until < from || until < today || daysBetween(from, until) >= MAX_DAYS) issues.push(issue(['until'], 'OUT_OF_RANGE', BAD_UNTIL));
  return issues;
}

/** Nobody is followed further than one step: a substitute is there for the whole time. */
function checkSubstitute(substitute: Member, absent: Member, days: Days | null): ValidationIssue[] {
  const path = ['substitute'];
  if (substitute.login === absent.login) return [issue(path, 'SELF_SUBSTITUTE', SELF)];
  if (substitute.roles.length === 0) return [issue(path, 'UNKNOWN_STAFF', NOT_HERE)];
  const isSuitable = substitute.roles.some((role) => SUBSTITUTED_ROLES.includes(role)) && (!absent.roles.includes('EXECUTOR') || substitute.roles.includes('EXECUTOR'));
  if (!isSuitable) return [issue(path, 'UNSUITABLE_ROLE', UNSUITABLE)];
  if (days !== null && substitute.absences.some((other) => meet(other, days))) return [issue(path, 'SUBSTITUTE_ABSENT', ABSENT_TOO)];
  return [];
}

function issue(path: readonly string[], code: string, message: ValidationIssue['message']): ValidationIssue {
  return { path, code, message };
}

const NOT_HERE = { ru: 'Такого сотрудника в этом кабинете нет.', en: 'There is no such member of staff in this cabinet.' };
const BAD_DATE = { ru: 'Нужна дата вида 2027-05-15.', en: 'Give a date such as 2027-05-15.' };
const BAD_FROM = { ru: 'Отсутствие начинается не раньше месяца назад и не позже чем через год.', en: 'An absence begins no earlier than a month ago and within a year.' };
const BAD_UNTIL = { ru: 'Последний день — не раньше первого и сегодняшнего, не дольше трёх лет.', en: 'The last day is not before the first one nor today, within three years.' };
const OVERLAP = { ru: 'На эти дни отсутствие уже отмечено.', en: 'An absence is on record for some of these days already.' };
const TOO_MANY = { ru: `Отсутствий впереди — не больше ${MAX_ABSENCES}.`, en: `There are at most ${MAX_ABSENCES} absences to come.` };
const SELF = { ru: 'Замещает кто-то другой.', en: 'Somebody else has to stand in.' };
const UNSUITABLE = {
  ru: 'Замещает тот, кто сам работает с обращениями; исполнителя — исполнитель.',
  en: 'Who stands in has to work on appeals; an executor is stood in for by an executor.',
};
const ABSENT_TOO = { ru: 'Этот сотрудник сам отсутствует в эти дни.', en: 'This member of staff is absent on some of these days too.' };
