import { digestOfActor, digestOfChange, digestOfState, digestOfSubmission, newSalt, type ChainedChange } from '../../domain/chain/digests.js';
import { coveredOfRow, submittedOf } from './coverage.js';

/** Runs one statement with `?` placeholders and answers its rows. */
type Execute = (sql: string, params: unknown[]) => Promise<unknown>;

type AppealRow = Readonly<Record<string, unknown>> & { readonly id: string };
type ChangeRow = Pick<ChainedChange, 'version' | 'at' | 'status' | 'comment'> & { readonly appeal_id: string; readonly actor: string; readonly actor_role: string };

const BATCH = 2_000;

/**
 * Links the changes that an earlier version wrote, batch by batch, in the caller's transaction. What an appeal was like before its newest
 * change nobody knows any more, so every one of them holds the digest of the appeal as it is now.
 */
export async function linkExisting(execute: Execute): Promise<void> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const appeals = (await execute('select * from appeals.appeal where id > ? order by id limit ?', [after, BATCH])) as AppealRow[];
    if (appeals.length === 0) return;
    after = appeals.at(-1)!.id;
    const changes = (await execute(
      'select appeal_id, version, at, status, actor, actor_role, comment from appeals.appeal_history where appeal_id = any(?::uuid[]) order by appeal_id, version',
      [arrayOf(appeals.map(({ id }) => id))],
    )) as ChangeRow[];
    await writeLinks(execute, appeals, Map.groupBy(changes, ({ appeal_id }) => appeal_id));
  }
}

async function writeLinks(execute: Execute, appeals: readonly AppealRow[], histories: ReadonlyMap<string, readonly ChangeRow[]>): Promise<void> {
  const heads: string[][] = [];
  const links: string[][] = [];
  for (const appeal of appeals) {
    const salt = newSalt();
    const covered = coveredOfRow(appeal);
    const stateDigest = digestOfState(salt, covered);
    let previous: Buffer | null = null;
    for (const { version, at, status, actor, actor_role: actorRole, comment } of histories.get(appeal.id) ?? []) {
      const actorSalt = newSalt();
      const actorDigest = digestOfActor(actorSalt, actor);
      const submissionDigest = version === 1 ? digestOfSubmission(salt, submittedOf(covered)) : null;
      previous = digestOfChange(previous, { appealId: appeal.id, version, at: new Date(at), status, actorRole, comment, actorDigest, stateDigest, submissionDigest });
      links.push([appeal.id, String(version), hex(stateDigest), submissionDigest === null ? 'null' : hex(submissionDigest), hex(actorSalt), hex(actorDigest), hex(previous)]);
    }
    if (previous !== null) heads.push([appeal.id, hex(salt), hex(previous)]);
  }
  await execute(
    `update appeals.appeal set state_salt = decode(made.salt, 'hex'), chain_head = decode(made.head, 'hex')
     from unnest(?::uuid[], ?::text[], ?::text[]) as made (id, salt, head) where appeal.id = made.id`,
    columnsOf(heads, 3),
  );
  await execute(
    `update appeals.appeal_history as change
     set state_digest = decode(made.state, 'hex'), submission_digest = decode(made.submission, 'hex'), actor_salt = decode(made.salt, 'hex'),
       actor_digest = decode(made.actor, 'hex'), digest = decode(made.link, 'hex')
     from unnest(?::uuid[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) as made (id, version, state, submission, salt, actor, link)
     where change.appeal_id = made.id and change.version = made.version`,
    columnsOf(links, 7),
  );
}

/** The columns of a table of ids, numbers and hexadecimal texts or `null`, each as an array of PostgreSQL. */
function columnsOf(rows: readonly (readonly string[])[], width: number): string[] {
  return Array.from({ length: width }, (_, column) => arrayOf(rows.map((row) => row[column]!)));
}

function arrayOf(values: readonly string[]): string {
  return `{${values.join(',')}}`;
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
