/**
 * Every table under row level security, with rows of it that are secret to strangers, and what the database alone lets whom do with them:
 * one letter each for nobody (no tenant was set), anonymous, another citizen, and the clerk of another cabinet. `o` they may, `-` they may not.
 * A new table needs an entry: which rows are somebody's, and `----` unless there is a reason.
 */
export interface GuardedTable {
  /** A condition; `<name>` stands for an id of the world. */
  readonly rows: string;
  readonly read?: string;
  /** A copy of such a row. */
  readonly add?: string;
  readonly change?: string;
  readonly remove?: string;
  /** Why some may. */
  readonly why?: string;
  /** A row, where the story of the world leaves none. */
  readonly fill?: string;
  /** Its role has no privilege on it at all: only maintenance, as another role, touches it. */
  readonly shut?: true;
}

const COUNTED = 'people count their answers into it, and only use-cases know when results are shown; the rows tie to nobody';

const MARKED = 'marks of people, tickets and addresses tie to nobody who does not know the secret of the votes; whoever answers leaves one';

const aKeyIn = (schema: string): string => `insert into ${schema}.idempotency_key values ('<anna>', 'tried', 'tried', 'tried', null, now())`;

export const GUARDED_TABLES: Readonly<Record<string, GuardedTable>> = {
  'appeals.appeal': { rows: `id = '<secret>'` },
  'appeals.appeal_detail': { rows: `appeal_id = '<secret>'` },
  'appeals.appeal_history': { rows: `appeal_id = '<secret>'` },
  'appeals.attachment': { rows: `appeal_id = '<secret>'` },
  'appeals.auto_rule': { rows: `cabinet_id = '<cabinet>'` },
  'appeals.discarded_file': { rows: 'true', add: '-ooo', why: 'whoever takes a row away leaves the key of its file, which says nothing', fill: `insert into appeals.discarded_file values ('<anna>')` },
  'appeals.export': { rows: `'<cabinet>' = any (cabinet_ids)` },
  'appeals.export_download': { rows: `export_id in (select id from appeals.export where '<cabinet>' = any (cabinet_ids))` },
  'appeals.forgotten_author': { rows: 'true', fill: `insert into appeals.forgotten_author values ('<anna>', now())`, shut: true },
  'appeals.idempotency_key': { rows: `person_id = '<anna>'` },
  'appeals.imported_message': { rows: 'true' },
  'appeals.internal_comment': { rows: `appeal_id = '<secret>'` },
  'appeals.number_counter': { rows: `agency_id = '<roads>'` },
  'appeals.personal_detail': { rows: `appeal_id = '<secret>'`, fill: `insert into appeals.personal_detail values ('<secret>', 'v1.k.x')` },
  'appeals.redaction': { rows: `appeal_id = '<secret-sign>'` },
  'appeals.reminder': { rows: `cabinet_id = '<cabinet>'` },
  'appeals.reply_template': { rows: `cabinet_id = '<cabinet>'` },
  'appeals.search_document': { rows: `appeal_id = '<secret>'`, shut: true },
  'appeals.search_word': { rows: 'true', shut: true },
  'appeals.saved_filter': { rows: `cabinet_id = '<cabinet>'` },
  'appeals.seal': { rows: 'true', fill: `insert into appeals.seal values ('<anna>', 1, now(), '')`, shut: true },
  'cabinets.absence': { rows: `cabinet_id = '<cabinet>'` },
  'cabinets.idempotency_key': { rows: `person_id = '<anna>'`, fill: aKeyIn('cabinets') },
  'cabinets.role_grant': { rows: `cabinet_id = '<cabinet>'` },
  'cabinets.staff': { rows: `login = 'roads-head'`, add: '---o', why: 'a login by itself opens nothing; roles are added only in one’s own cabinet' },
  'discussions.activity': { rows: `discussion_id = '<draftDiscussion>'` },
  'discussions.clause': { rows: `discussion_id = '<draftDiscussion>'` },
  'discussions.discussion': { rows: `id = '<draftDiscussion>'` },
  'discussions.draft_version': { rows: `discussion_id = '<draftDiscussion>'` },
  'discussions.idempotency_key': { rows: `person_id = '<anna>'` },
  'discussions.proposal': { rows: `id = '<pendingProposal>'` },
  'discussions.stance': { rows: `person_id = '<supporter>'` },
  'insights.idempotency_key': { rows: `person_id = '<anna>'`, fill: aKeyIn('insights') },
  'people.idempotency_key': { rows: `person_id = '<anna>'`, fill: aKeyIn('people') },
  'surveys.address_count': { rows: 'true', read: '-ooo', add: '-ooo', change: '-ooo', remove: '-ooo', why: MARKED },
  'surveys.answer_box': { rows: `questionnaire_id = '<openQuestionnaire>'`, read: '-ooo', add: '-ooo', change: '-ooo', why: COUNTED },
  'surveys.answer_mark': { rows: 'true', read: '-ooo', add: '-ooo', why: MARKED },
  'surveys.answer_texts': { rows: `questionnaire_id = '<openQuestionnaire>'`, read: '-ooo', add: '-ooo', change: '-ooo', why: COUNTED },
  'surveys.ballot_box': { rows: `survey_id = '<runningSurvey>'`, read: '-ooo', add: '--oo', change: '--oo', why: COUNTED },
  'surveys.idempotency_key': { rows: `person_id = '<coordinator>'` },
  'surveys.day_salt': { rows: 'true', read: '-ooo', add: '-ooo', change: '-ooo', remove: '-ooo', why: MARKED },
  'surveys.paper_entry': { rows: `questionnaire_id = '<openQuestionnaire>'` },
  'surveys.participation': { rows: 'true', read: '--oo', add: '--oo', why: 'a mark ties to nobody who does not know the secret of the votes: a person leaves one and asks for those they can compute' },
  'surveys.placement': { rows: `questionnaire_id = '<openQuestionnaire>'`, read: '-ooo', why: 'a placement is found by its token, which is on public pages; only use-cases list them' },
  'surveys.questionnaire': { rows: `id = '<draftQuestionnaire>'` },
  'surveys.questionnaire_version': { rows: `questionnaire_id = '<draftQuestionnaire>'` },
  'surveys.survey': { rows: `id = '<draftSurvey>'` },
  'surveys.text_bag': { rows: `survey_id = '<runningSurvey>'`, read: '-ooo', add: '--oo', change: '--oo', why: COUNTED },
};

const EVERYBODYS = 'everybody may read it: it is on public pages; only the operator writes, by a use-case';
const MIGRATIONS = 'which migrations have run';
const LOG = 'the log of events: ids and statuses, no words and no personal data (test/security/canaries); what is public of it use-cases decide';
const FIGURES = 'figures and what they are made of: ids, moments, statuses; no words, nobody’s name. Public figures count every appeal';
const ONE_ROLE = 'only the role of people may touch it (the next list), whose use-cases ask for the permission; values are sealed one by one';

/** Every other table, and why it needs no guard. */
export const OTHER_TABLES: Readonly<Record<string, string>> = {
  'appeals.schema_migration': MIGRATIONS,
  'cabinets.agency': EVERYBODYS,
  'cabinets.cabinet': EVERYBODYS,
  'cabinets.category': EVERYBODYS,
  'cabinets.category_routing': EVERYBODYS,
  'cabinets.graph_part': 'which processes serve which revision of the graph',
  'cabinets.graph_revision': 'which plugins were in the graph when: public; who changed it only the role of cabinets reads',
  'cabinets.plugin': EVERYBODYS,
  'cabinets.plugin_installation': 'which plugins a cabinet has is public; its settings only subgraphs read: cabinets, whose use-case asks who looks, and appeals, whose rules ask for them and tell nobody',
  'cabinets.plugin_release': EVERYBODYS,
  'cabinets.publisher': EVERYBODYS,
  'cabinets.publisher_key': EVERYBODYS,
  'cabinets.region': EVERYBODYS,
  'cabinets.schema_migration': MIGRATIONS,
  'cabinets.territory': EVERYBODYS,
  'discussions.schema_migration': MIGRATIONS,
  'events.follower': 'how far the readers of the log are',
  'events.head': 'where the log ends',
  'events.log': LOG,
  'events.outbox': LOG,
  'events.pruned': 'where the log begins',
  'events.rejected': LOG,
  'events.schema_migration': MIGRATIONS,
  'insights.appeal_fact': FIGURES,
  'insights.life_situation': EVERYBODYS,
  'insights.metric_value': EVERYBODYS,
  'insights.monthly_cell': FIGURES,
  'insights.monthly_cell_0': FIGURES,
  'insights.monthly_cell_1': FIGURES,
  'insights.monthly_cell_2': FIGURES,
  'insights.principle_check': EVERYBODYS,
  'insights.progress': FIGURES,
  'insights.root_cause': 'which cause was behind which appeal, and who has said so: read only summed up, by use-cases',
  'insights.schema_migration': MIGRATIONS,
  'insights.service': EVERYBODYS,
  'insights.stage': EVERYBODYS,
  'insights.stage_service': EVERYBODYS,
  'insights.systemic_problem': EVERYBODYS,
  'insights.untold': FIGURES,
  'jobs.run': 'when which periodic job has run',
  'jobs.schema_migration': MIGRATIONS,
  'people.citizen': ONE_ROLE,
  'people.ended_session': ONE_ROLE,
  'people.schema_migration': MIGRATIONS,
  'personal.erasure': ONE_ROLE,
  'personal.personal_data': ONE_ROLE,
  'personal.read_log': ONE_ROLE,
  'personal.sealed_value': ONE_ROLE,
  'surveys.schema_migration': MIGRATIONS,
};

/** What each role may touch outside of its schema, besides adding events and reading their log: `role schema.table`. */
export const FOREIGN_TABLES: Readonly<Record<string, string>> = {
  'otklik_people personal.erasure': 'people keeps personal data in a schema of their own',
  'otklik_people personal.personal_data': 'as personal.erasure',
  'otklik_people personal.read_log': 'as personal.erasure',
  'otklik_people personal.sealed_value': 'as personal.erasure',
};

/** Functions that run with the rights of their owner, and what keeps them from telling too much. */
export const DEFINER_FUNCTIONS: Readonly<Record<string, string>> = {
  'appeals.forget_author': 'only people may call it, when it erases somebody: it takes a login out of histories and tells nothing',
  'appeals.forget_login': 'as appeals.forget_author',
  'appeals.found': 'gives ids of appeals that have words which the tenant of the transaction may read in them, whatever scope it is told',
  'appeals.hand_over': 'gives away only an appeal of its own cabinet, to where it was redirected or to whom takes part in it, and tells nothing',
  'appeals.is_appeal': 'says whether there is an appeal with an id, nothing more: so that who may change appeals learns of a wrong id',
  'appeals.keep_details': 'a trigger: it keeps the details of the row that was written, for those who read that row',
  'appeals.learn_words': 'nobody but the functions below may call it: it keeps words that are there',
  'appeals.leave': 'writes the tenant’s own part in an appeal of another, by which it may lose sight of it, and tells nothing',
  'appeals.note_words': 'a trigger: it keeps the words of the row that was written',
  'appeals.publish_words': 'keeps words for everybody with an appeal of the tenant’s own, and tells nothing',
  'appeals.search_for': 'gives words like those of a search, none that the tenant finds nothing by (appeals.found)',
  'appeals.similar_words': 'as appeals.search_for, which alone may call it',
  'cabinets.subordinate_cabinets': 'gives the tree of agencies, which is public',
};
