import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal } from '@otklik/base';
import { newestFacts } from '../domain/appeal-fact.js';
import { INSIGHTS_PERMISSIONS } from '../permissions.js';
import { applyFacts, countFacts, dropOtherGenerations } from '../store/apply-facts.js';
import { loggedEventsAfter } from '../store/logged-events.js';
import { lockProgress, readProgress, storeProgress } from '../store/progress.js';
import { regionTimeZone } from '../store/published.js';
import type { Setting } from './setting.js';

/** What a rebuild has read and found. */
export interface Rebuilt {
  readonly events: number;
  readonly appeals: number;
}

const BATCH = 5_000;

/** The operator has all figures made anew from the event log. */
export async function rebuildInsights({ viewer, em }: Pick<Setting, 'viewer' | 'em'>): Promise<Rebuilt> {
  INSIGHTS_PERMISSIONS.require(viewer, 'insights.rebuild');
  return rebuildFromLog(em);
}

/**
 * Makes all figures anew from the beginning of the log, beside the ones in use: readers see the old ones until the new ones are
 * whole, and the follower keeps those current meanwhile. Interrupted, it leaves the old ones as they are.
 * @throws Refusal Conflict WRONG_STATUS while another rebuild is at work
 */
export async function rebuildFromLog(em: EntityManager, batchSize: number = BATCH): Promise<Rebuilt> {
  // The lock ends with its transaction, also when this process does.
  return em.fork().transactional(async (turn) => {
    const [lock] = await turn.execute<{ mine: boolean }[]>(
      "select pg_try_advisory_xact_lock(hashtextextended('otklik.insights.rebuild', 0)) as mine",
    );
    if (lock?.mine !== true) throw Refusal.conflict('WRONG_STATUS', ALREADY_RUNNING);
    return makeGeneration(em, batchSize);
  });
}

async function makeGeneration(em: EntityManager, batchSize: number): Promise<Rebuilt> {
  const inUse = (await readProgress(em)).generation;
  await dropOtherGenerations(em, inUse);
  const next = { generation: inUse + 1, position: 0, events: 0 };
  while (await applyNext(em, next, batchSize));
  await em.fork().transactional(async (tx) => {
    // From here on the follower waits; what it has taken in since the last look is read again.
    await lockProgress(tx);
    while (await applyNext(tx, next, batchSize));
    await storeProgress(tx, next);
  });
  await dropOtherGenerations(em, next.generation);
  return { events: next.events, appeals: await countFacts(em, next.generation) };
}

/** Takes one batch into the new generation and says whether there may be more. */
async function applyNext(
  em: EntityManager,
  next: { generation: number; position: number; events: number },
  batchSize: number,
): Promise<boolean> {
  const events = await loggedEventsAfter(em, next.position, batchSize);
  await applyFacts(em, next.generation, newestFacts(events, await regionTimeZone(em)));
  next.position = events.at(-1)?.position ?? next.position;
  next.events += events.length;
  return events.length === batchSize;
}

const ALREADY_RUNNING = { ru: 'Пересчёт уже идёт.', en: 'A rebuild is already running.' };
