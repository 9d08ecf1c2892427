import type { MikroORM } from '@mikro-orm/postgresql';
import { LogFollower, type EventLog } from '@otklik/events';
import { readProgress } from '../store/progress.js';
import { followEvents } from '../use-cases/follow-events.js';
import { rebuildFromLog } from '../use-cases/rebuild-insights.js';
import { tellChanges } from '../use-cases/tell-changes.js';
import { Teller } from './teller.js';

/** By this name retention knows how far the log has been followed. */
const FOLLOWER = 'insights';
const BATCH = 2_000;
/** Changed figures are told of at most so often, in milliseconds. */
const TELL_EVERY_MS = 1_000;

/** What following the log needs. */
export interface FollowingOptions {
  readonly orm: MikroORM;
  readonly log: EventLog;
  /** Told of each failure; following tries again by itself. */
  readonly onError?: (error: unknown) => void;
}

/** The figures being kept current. */
export interface Following {
  /** Resolves when the batch under way is written; there is no further one. */
  stop(): Promise<void>;
}

/**
 * Keeps the figures current from now on. How far they go is stored with them, so several processes may do this at once and a
 * crash loses or doubles nothing. Figures that lie before what the log still has in full are made anew first.
 */
export async function startInsights({ orm, log, onError }: FollowingOptions): Promise<Following> {
  const em = orm.em.fork();
  let { position } = await readProgress(em);
  // From here on retention leaves what comes after this position.
  await log.storeFollowerPosition(FOLLOWER, position);
  if (position < (await log.oldestPosition())) {
    await rebuildFromLog(em);
    ({ position } = await readProgress(em));
    await log.storeFollowerPosition(FOLLOWER, position);
  }
  const teller = new Teller({
    everyMs: TELL_EVERY_MS,
    tell: async () => {
      if ((await tellChanges(em)) > 0) log.wakeUp.poke('outbox');
    },
    ...(onError === undefined ? {} : { onError }),
  });
  // What an earlier process did not come to.
  teller.poke();
  const follower = new LogFollower({
    log,
    from: position,
    batchSize: BATCH,
    deliver: async (events) => {
      if (await followEvents(em, events)) teller.poke();
      await log.storeFollowerPosition(FOLLOWER, events.at(-1)!.position);
    },
    ...(onError === undefined ? {} : { onError }),
  });
  await follower.start();
  return {
    async stop() {
      await follower.stop();
      await teller.stop();
    },
  };
}
