import { CodedError } from '@otklik/base';
import { decodeCursor, encodeCursor, type EventLog, type LogEvent } from '@otklik/events';
import { publicPayloadOf, type PublicPayload } from '../domain/public-change.js';
import { INSIGHTS_PERMISSIONS } from '../permissions.js';
import { privateCategories } from '../store/published.js';
import type { Setting } from './setting.js';

/** The most changes of one answer. */
export const MAX_CHANGES = 1_000;

const DEFAULT_CHANGES = 100;
const WINDOW = 1_000;
/** So many events are looked at for one answer: a long stretch without a public one gives an empty page that moves on. */
const MAX_WINDOWS = 20;

/** An event as the public may know it. */
export interface Change extends PublicPayload {
  readonly cursor: string;
  readonly at: Date;
  readonly topic: string;
  readonly type: string;
  readonly version: number;
  readonly aggregateId: string;
}

/** A page of the public part of the log. */
export interface ChangePage {
  readonly nodes: readonly Change[];
  /** Where to go on, over hidden events too. */
  readonly endCursor: string;
  readonly hasNextPage: boolean;
}

/**
 * The public part of the log after a cursor, or from the oldest event that is kept.
 * @throws CodedError BAD_CURSOR, CURSOR_EXPIRED when retention has removed events after the cursor, BAD_USER_INPUT, or FORBIDDEN for a machine without the scope
 */
export async function listChanges(
  { viewer, em, log }: Pick<Setting, 'viewer' | 'em' | 'log'>,
  after: string | null | undefined,
  first: number | null | undefined,
): Promise<ChangePage> {
  INSIGHTS_PERMISSIONS.requireToRead(viewer, 'change.list');
  const size = changesSize(first);
  const hidden = await privateCategories(em);
  let position = after == null ? await log.oldestPosition() : await positionOf(log, after);
  const nodes: Change[] = [];
  for (let window = 0; window < MAX_WINDOWS; window++) {
    const page = await log.after(position, { limit: WINDOW });
    for (const event of page.events) {
      const payload = publicPayloadOf(event, hidden);
      if (payload === null) continue;
      // One more than fits: there is a next page, and it begins with this one.
      if (nodes.length === size) return pageOf(nodes, event.position - 1, true);
      nodes.push(changeOf(event, payload));
    }
    position = page.position;
    if (page.events.length < WINDOW) return pageOf(nodes, position, false);
  }
  return pageOf(nodes, position, true);
}

function changesSize(first: number | null | undefined): number {
  const size = first ?? DEFAULT_CHANGES;
  if (size >= 1 && size <= MAX_CHANGES) return size;
  throw CodedError.badInput({ ru: `first: число от 1 до ${MAX_CHANGES}.`, en: `first: a number from 1 to ${MAX_CHANGES}.` });
}

async function positionOf(log: EventLog, text: string): Promise<number> {
  const cursor = decodeCursor(text);
  // A place that the log has not reached is of another platform, or of this one before it was restored from a backup.
  if (cursor.kind !== 'log' || cursor.position > (await log.head())) throw CodedError.badCursor();
  return cursor.position;
}

function changeOf({ position, at, topic, type, version, aggregate }: LogEvent, payload: PublicPayload): Change {
  return { cursor: encodeCursor({ kind: 'log', position }), at, topic, type, version, aggregateId: aggregate, ...payload };
}

function pageOf(nodes: readonly Change[], position: number, hasNextPage: boolean): ChangePage {
  return { nodes, endCursor: encodeCursor({ kind: 'log', position }), hasNextPage };
}
