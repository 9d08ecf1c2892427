import type pg from 'pg';

/** What is known of the backup that a database was restored from. */
export interface RestoredFrom {
  /** The moment of its snapshot. */
  readonly takenAt: Date;
  /** The present moment. */
  readonly now: Date;
}

/** More than a region's platform gives out over any length of time: 315 million a year. */
const POSITIONS_PER_SECOND = 10;
/** For imports, which give out many at once, and clocks that differ. */
const AT_LEAST = 10_000_000;

/**
 * Lets the log of a restored database go on, in the transaction that restores it. Between the backup and its restore the platform gave out
 * positions that the log does not have now; given out again, they would hide events from whoever holds a cursor from that time. So the
 * next position is beyond all of them; a log may have holes in its numbers. The event tells every follower, and carries them over.
 * @returns the newest position before and after
 */
export async function continueAfterRestore(client: pg.ClientBase, { takenAt, now }: RestoredFrom): Promise<{ before: number; after: number }> {
  const seconds = Math.max(0, Math.ceil((now.getTime() - takenAt.getTime()) / 1_000));
  const skipped = AT_LEAST + seconds * POSITIONS_PER_SECOND;
  const { rows } = await client.query<{ position: string }>('update events.head set position = position + $1 returning position', [skipped]);
  const after = Number(rows[0]!.position);
  await client.query("insert into events.outbox (topic, type, aggregate, payload) values ('platform', 'PlatformRestored', 'platform', $1)", [
    JSON.stringify({ takenAt: takenAt.toISOString(), restoredAt: now.toISOString() }),
  ]);
  return { before: after - skipped, after };
}
