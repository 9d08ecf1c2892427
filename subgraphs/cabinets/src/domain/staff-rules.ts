import { checkLine, type ValidationIssue } from '@otklik/base';

const MAX_LOGIN_LENGTH = 200;
const MAX_POSITION_LENGTH = 500;
const OF_THE_PLATFORM_ONLY: readonly string[] = ['OPERATOR'];
const OF_THE_PLATFORM_TOO: readonly string[] = ['OPERATOR', 'AUDITOR', 'INTEGRATOR'];
/** What the logins of machines begin with: they get INTEGRATOR and nothing else, and nobody else gets it. */
const MACHINE_PREFIX = 'client:';

/** What is wrong with a role that somebody is to get, as far as it can be said without looking at cabinets. */
export function checkStaff(staff: { login: string; role: string; cabinet?: string | null; position?: string | null }): ValidationIssue[] {
  const { login, role, cabinet = null, position = null } = staff;
  const issues = checkLine(login, ['login'], MAX_LOGIN_LENGTH);
  if (issues.length === 0 && /[\s\p{Cf}]/u.test(login)) issues.push(issue('login', 'BAD_FORMAT', BAD_LOGIN));
  if (login.startsWith(MACHINE_PREFIX) !== (role === 'INTEGRATOR')) issues.push(issue('role', 'NOT_ALLOWED', MACHINES_ONLY));
  if (position !== null) issues.push(...checkLine(position, ['position'], MAX_POSITION_LENGTH));
  if (cabinet === null && !OF_THE_PLATFORM_TOO.includes(role)) issues.push(issue('cabinet', 'REQUIRED', NEEDS_CABINET));
  if (cabinet !== null && OF_THE_PLATFORM_ONLY.includes(role)) issues.push(issue('cabinet', 'NOT_ALLOWED', NO_CABINET));
  return issues;
}

function issue(field: string, code: string, message: ValidationIssue['message']): ValidationIssue {
  return { path: [field], code, message };
}

const BAD_LOGIN = { ru: 'В логине нет пробелов и невидимых знаков.', en: 'A login has no spaces and invisible characters.' };
const MACHINES_ONLY = {
  ru: 'INTEGRATOR — роль внешних систем (логин «client:…»), и другой у них нет.',
  en: 'INTEGRATOR is the role of machines (a login that begins with "client:"), and they have no other.',
};
const NEEDS_CABINET = { ru: 'Эту роль дают в кабинете: укажите его.', en: 'This role is held in a cabinet: name one.' };
const NO_CABINET = { ru: 'Эту роль дают на всей платформе, без кабинета.', en: 'This role is held on the whole platform, without a cabinet.' };
