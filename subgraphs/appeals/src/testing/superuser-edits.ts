import type { Database } from '../store/chain/database.js';
import { forgeChain } from './forge-chain.js';
import type { SeededRandom } from './seeded-random.js';

/** An appeal that was sealed, and how long its history was then. */
export interface SealedAppeal {
  readonly id: string;
  readonly version: number;
}

/** What a superuser of the database does, in one transaction. */
export interface SuperuserEdit {
  readonly title: string;
  readonly apply: (database: Database) => Promise<void>;
}

type Editor = (random: SeededRandom, appeal: SealedAppeal, others: readonly SealedAppeal[]) => readonly [title: string, statements: readonly string[]];

/** Another value for each column of a row of the history. */
const ROW_VALUES: Readonly<Record<string, string>> = {
  at: "at + interval '1 hour'",
  status: "case status when 'ANSWERED' then 'RATED' else 'ANSWERED' end",
  actor: "actor || 'x'",
  actor_role: "actor_role || '2'",
  comment: `coalesce(comment, '{}') || '{"ru": "Иначе"}'`,
  state_digest: 'sha256(state_digest)',
  actor_salt: 'sha256(actor_salt)',
  actor_digest: 'sha256(actor_digest)',
  digest: 'sha256(digest)',
};
/** And of an appeal, with its checks out of the way. */
const APPEAL_VALUES: Readonly<Record<string, string>> = {
  text: "text || '!'",
  kind: "case kind when 'MESSAGE' then 'INCIDENT' else 'MESSAGE' end",
  category_id: "category_id || 'x'",
  agency_id: 'gen_random_uuid()',
  cabinet_id: 'gen_random_uuid()',
  author_id: 'gen_random_uuid()',
  latitude: 'coalesce(latitude, 0) + 0.001',
  address: "coalesce(address, '') || ', кв. 1'",
  details: `coalesce(details, '{}') || '{"lane": 8}'`,
  visibility: "case visibility when 'PUBLIC' then 'PRIVATE' else 'PUBLIC' end",
  status: "case status when 'IN_PROGRESS' then 'ANSWERED' else 'IN_PROGRESS' end",
  number: "coalesce(number, '') || '0'",
  executor: "coalesce(executor, '') || 'x'",
  answer_text: "coalesce(answer_text, '') || '…'",
  answered_at: "coalesce(answered_at, now()) - interval '1 day'",
  rating_score: 'coalesce(rating_score, 0) + 1',
  submitted_at: "submitted_at + interval '1 day'",
  due_at: "due_at + interval '30 days'",
  due_reasons: `due_reasons || '[{"ru": "Продлено"}]'`,
  state_salt: 'sha256(state_salt)',
  chain_head: 'sha256(chain_head)',
};

const rowOf = ({ id }: SealedAppeal, version: number | string): string => `appeal_id = '${id}' and version = ${version}`;
const WITHOUT_REFERENCES = 'set local session_replication_role = replica';

function changeRow(random: SeededRandom, appeal: SealedAppeal): readonly [string, readonly string[]] {
  const version = random.between(1, appeal.version);
  const column = random.pick(Object.keys(ROW_VALUES));
  return [`change ${column} of change ${version}`, [`update appeals.appeal_history set ${column} = ${ROW_VALUES[column]!} where ${rowOf(appeal, version)}`]];
}

function changeAppeal(random: SeededRandom, appeal: SealedAppeal): readonly [string, readonly string[]] {
  const column = random.pick(Object.keys(APPEAL_VALUES));
  return [`change ${column} of the appeal`, [`update appeals.appeal set ${column} = ${APPEAL_VALUES[column]!} where id = '${appeal.id}'`]];
}

function deleteRow(random: SeededRandom, appeal: SealedAppeal): readonly [string, readonly string[]] {
  const version = random.between(1, appeal.version);
  const closeUp = `update appeals.appeal_history set version = version - 1 where appeal_id = '${appeal.id}' and version > ${version}`;
  const isClosed = random.between(0, 1) === 1;
  return [`delete change ${version}${isClosed ? ' and close the gap' : ''}`, [`delete from appeals.appeal_history where ${rowOf(appeal, version)}`, ...(isClosed ? [closeUp] : [])]];
}

function exchangeRows(random: SeededRandom, appeal: SealedAppeal): readonly [string, readonly string[]] {
  const first = random.between(1, appeal.version - 1);
  const second = random.between(first + 1, appeal.version);
  if (random.between(0, 1) === 1) {
    const move = (from: number, to: number): string => `update appeals.appeal_history set version = ${to} where ${rowOf(appeal, from)}`;
    return [`exchange changes ${first} and ${second}`, [move(first, 1_000), move(second, first), move(1_000, second)]];
  }
  const said = 'at = b.at, status = b.status, actor_role = b.actor_role, comment = b.comment, actor = b.actor, actor_salt = b.actor_salt, actor_digest = b.actor_digest, state_digest = b.state_digest, submission_digest = b.submission_digest';
  return [
    `exchange what changes ${first} and ${second} say`,
    [`update appeals.appeal_history a set ${said} from appeals.appeal_history b where a.appeal_id = b.appeal_id and a.appeal_id = '${appeal.id}' and a.version in (${first}, ${second}) and b.version = ${first + second} - a.version`],
  ];
}

function truncate(random: SeededRandom, appeal: SealedAppeal): readonly [string, readonly string[]] {
  const last = random.between(0, appeal.version - 1);
  const cut = `delete from appeals.appeal_history where appeal_id = '${appeal.id}' and version > ${last}`;
  const setBack = `update appeals.appeal set version = ${last}, status = h.status, chain_head = h.digest from appeals.appeal_history h where id = h.appeal_id and h.appeal_id = '${appeal.id}' and h.version = ${last}`;
  return random.between(0, 1) === 1 ? [`end after change ${last} and set the appeal back`, [cut, setBack]] : [`end after change ${last}`, [cut]];
}

function removeAppeal(random: SeededRandom, appeal: SealedAppeal): readonly [string, readonly string[]] {
  const history = random.between(0, 1) === 1 ? [`delete from appeals.appeal_history where appeal_id = '${appeal.id}'`] : [];
  return [`delete the appeal${history.length > 0 ? ' and its history' : ''}`, [`delete from appeals.appeal where id = '${appeal.id}'`, ...history]];
}

function takeHistoryOfAnother(random: SeededRandom, appeal: SealedAppeal, others: readonly SealedAppeal[]): readonly [string, readonly string[]] {
  const other = random.pick(others.filter(({ id }) => id !== appeal.id));
  const columns = 'version, at, status, actor, actor_role, comment, state_digest, submission_digest, actor_salt, actor_digest, digest';
  return [
    `take the history of ${other.id}`,
    [
      `delete from appeals.appeal_history where appeal_id = '${appeal.id}'`,
      `insert into appeals.appeal_history (appeal_id, ${columns}) select '${appeal.id}', ${columns} from appeals.appeal_history where appeal_id = '${other.id}'`,
    ],
  ];
}

function insertRow(random: SeededRandom, appeal: SealedAppeal): readonly [string, readonly string[]] {
  const version = random.between(1, appeal.version);
  const columns = 'status, actor, actor_role, comment, state_digest, submission_digest, actor_salt, actor_digest, digest';
  return [
    `insert a change before ${version}`,
    [
      `update appeals.appeal_history set version = version + 1000 where appeal_id = '${appeal.id}' and version >= ${version}`,
      `update appeals.appeal_history set version = version - 999 where appeal_id = '${appeal.id}' and version > 1000`,
      `insert into appeals.appeal_history (appeal_id, version, at, ${columns})
         select appeal_id, ${version}, at - interval '1 minute', ${columns} from appeals.appeal_history where ${rowOf(appeal, version + 1)}`,
      `update appeals.appeal set version = version + 1 where id = '${appeal.id}'`,
    ],
  ];
}

const EDITORS: readonly Editor[] = [changeRow, changeAppeal, deleteRow, exchangeRows, truncate, removeAppeal, takeHistoryOfAnother, insertRow];
/** Edits after which there is a chain to make consistent again. Digests and salts alone are not worth it: that restores what was. */
const FORGEABLE: readonly Editor[] = [changeRow, changeAppeal, exchangeRows, insertRow];
const OF_THE_CHAIN_ITSELF = /change (\w+_digest|digest|chain_head) of/;

/** A random edit of a sealed appeal; two in five are made consistent again by somebody who knows how chains are made. */
export function superuserEdit(random: SeededRandom, appeals: readonly SealedAppeal[]): SuperuserEdit {
  const appeal = random.pick(appeals);
  let isForged = random.between(0, 4) < 2;
  const [title, statements] = random.pick(isForged ? FORGEABLE : EDITORS)(random, appeal, appeals);
  isForged &&= !OF_THE_CHAIN_ITSELF.test(title);
  return {
    title: `${appeal.id}: ${title}${isForged ? ', then forge the chain' : ''}`,
    apply: async (database) => {
      for (const statement of [WITHOUT_REFERENCES, ...statements]) await database.query(statement, []);
      if (isForged) await forgeChain(database, appeal.id);
    },
  };
}
