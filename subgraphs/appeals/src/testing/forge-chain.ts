import { digestOfActor, digestOfChange, digestOfState, digestOfSubmission } from '../domain/chain/digests.js';
import type { Database } from '../store/chain/database.js';
import { chainsOf } from '../store/chain/read-chains.js';

/**
 * What the best forger does after an edit: computes every digest of an appeal anew, so that its chain is in itself consistent again. Only
 * what lies outside of the database can tell.
 */
export async function forgeChain(database: Database, appealId: string): Promise<void> {
  const [{ appeal, changes }] = (await chainsOf(database, [appealId])) as [Awaited<ReturnType<typeof chainsOf>>[number]];
  const salt = appeal!.stateSalt!;
  let previous: Buffer | null = null;
  for (const [index, change] of changes.entries()) {
    const { actor, actorSalt, at, status, actorRole, comment, version } = change;
    const actorDigest = actor === null || actorSalt === null ? change.actorDigest! : digestOfActor(actorSalt, actor);
    const stateDigest = index === changes.length - 1 ? digestOfState(salt, appeal!.fields) : change.stateDigest!;
    const submissionDigest = index === 0 ? digestOfSubmission(salt, appeal!.submitted) : null;
    previous = digestOfChange(previous, { appealId, version, at, status, actorRole, comment, actorDigest, stateDigest, submissionDigest });
    await database.query(
      'update appeals.appeal_history set state_digest = $3, submission_digest = $4, actor_digest = $5, digest = $6 where appeal_id = $1 and version = $2',
      [appealId, version, stateDigest, submissionDigest, actorDigest, previous],
    );
  }
  await database.query('update appeals.appeal set chain_head = $2 where id = $1', [appealId, previous]);
}
