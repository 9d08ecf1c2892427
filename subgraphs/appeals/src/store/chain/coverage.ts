/**
 * Whether the chain vouches for a column: as the newest change left it (`COVERED`), or as it was submitted and never changes again
 * (`SUBMITTED`); or the reason why it does not.
 */
export type Coverage = 'COVERED' | 'SUBMITTED' | { readonly not: string };

const COVERED = 'COVERED';
const SUBMITTED = 'SUBMITTED';

/**
 * Every column of `appeals.appeal`. A test fails while a column is missing here. Once a column is covered it stays covered under its name;
 * a migration that gives existing rows another value in one must write a change into their histories.
 */
export const APPEAL_COVERAGE: Readonly<Record<string, Coverage>> = {
  id: SUBMITTED,
  kind: COVERED,
  category_id: COVERED,
  agency_id: COVERED,
  cabinet_id: COVERED,
  author_id: SUBMITTED,
  origin: SUBMITTED,
  text: SUBMITTED,
  latitude: SUBMITTED,
  longitude: SUBMITTED,
  address: SUBMITTED,
  territory: COVERED,
  plugin_id: COVERED,
  form: SUBMITTED,
  form_version: SUBMITTED,
  details: SUBMITTED,
  channel: SUBMITTED,
  visibility: COVERED,
  status: COVERED,
  version: COVERED,
  number: COVERED,
  priority: COVERED,
  executor: COVERED,
  answer_text: COVERED,
  answered_at: COVERED,
  rejection_ground: COVERED,
  rejection_comment: COVERED,
  rating_score: COVERED,
  rating_comment: COVERED,
  submitted_at: SUBMITTED,
  registered_at: COVERED,
  due_at: COVERED,
  due_reasons: COVERED,
  is_provisional: COVERED,
  is_important: COVERED,
  co_executors: COVERED,
  clarifications: COVERED,
  resume_status: COVERED,
  extended_by: COVERED,
  extension_ground: COVERED,
  promised_on: COVERED,
  postponement_comment: COVERED,
  interim_answers: COVERED,
  return_comment: COVERED,
  redirections: COVERED,
  fixed: COVERED,
  fixed_comment: COVERED,
  reopened_at: COVERED,
  reopen_comment: COVERED,
  earlier_answers: COVERED,
  updated_at: { not: 'the moment of the newest change, where it is covered; only lists are sorted by it' },
  participations: COVERED,
  co_cabinet_ids: { not: 'the database makes it of the participations, which are covered' },
  readers: { not: 'the database makes it of columns that are covered' },
  state_salt: { not: 'goes into the digest of the appeal, so another one is found as a changed appeal' },
  chain_head: { not: 'is compared with the digest of the newest change' },
};

/** Every column of `appeals.appeal_history`. */
export const HISTORY_COVERAGE: Readonly<Record<string, Coverage>> = {
  appeal_id: COVERED,
  version: COVERED,
  at: COVERED,
  status: COVERED,
  actor: COVERED,
  actor_role: COVERED,
  comment: COVERED,
  on_behalf_of: COVERED,
  note: COVERED,
  author_id: { not: 'a copy from the appeal, where it is covered; only row level security asks for it' },
  cabinet_id: { not: 'a copy from the appeal, where it is covered; only row level security asks for it' },
  state_digest: COVERED,
  actor_salt: { not: 'goes into the digest of the actor, so another one is found as a changed row' },
  actor_digest: COVERED,
  submission_digest: COVERED,
  digest: { not: 'is the link itself' },
};

const COVERED_COLUMNS = Object.keys(APPEAL_COVERAGE).filter((column) => typeof APPEAL_COVERAGE[column] === 'string');
const SUBMITTED_COLUMNS = Object.keys(APPEAL_COVERAGE).filter((column) => APPEAL_COVERAGE[column] === SUBMITTED);
const COVERED_PROPERTIES = COVERED_COLUMNS.map((column) => [column, column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())] as const);

/** What the chain vouches for of a row as the database gives it; columns that are not there yet count as null. */
export function coveredOfRow(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(COVERED_COLUMNS.map((column) => [column, column.endsWith('_at') ? momentOf(row[column]) : row[column]]));
}

/** The same of an appeal as the ORM holds it. */
export function coveredOfEntity(appeal: object): Record<string, unknown> {
  const properties = appeal as Readonly<Record<string, unknown>>;
  const covered: Record<string, unknown> = {};
  for (const [column, property] of COVERED_PROPERTIES) covered[column] = properties[property];
  return covered;
}

/** Of what the chain vouches for, what never changes after the submission. */
export function submittedOf(covered: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(SUBMITTED_COLUMNS.map((column) => [column, covered[column]]));
}

/** The ORM's connection gives moments as PostgreSQL writes them, others give dates. */
function momentOf(value: unknown): unknown {
  return typeof value === 'string' ? new Date(value) : value;
}
