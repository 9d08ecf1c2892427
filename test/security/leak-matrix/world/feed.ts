import { encodeCursor } from '@otklik/events';
import type { Telling } from './world.js';

/** The relay comes after the commit; a busy machine is given time. */
const TRIES = 600;
const WAIT_MS = 100;

const READ = 'query ($cursor: String!) { agencyFeedUpdate(cursor: $cursor) { appeal { id } survey { id } discussion { id } } }';

type Told = Record<'appeal' | 'survey' | 'discussion', { id: string } | null>;

/** Finds in the feed of the roads agency where it tells first of each kind of object. */
export async function findInFeed({ cast, ids }: Telling): Promise<void> {
  const cursorAt = (version: number): string => encodeCursor({ kind: 'version', topic: `agency/${ids['roads']}`, version });
  ids['feedBegin'] = cursorAt(0);
  let version = 1;
  for (let tries = 0; tries < TRIES; tries++) {
    const told = await cast.operator.ask<{ agencyFeedUpdate: Told }>(READ, { cursor: cursorAt(version) }).then(({ agencyFeedUpdate }) => agencyFeedUpdate, () => null);
    if (told === null) await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
    else {
      if (told.appeal !== null) ids['feedAppeal'] ??= cursorAt(version);
      if (told.survey !== null) ids['feedSurvey'] ??= cursorAt(version);
      if (told.discussion !== null) ids['feedDiscussion'] ??= cursorAt(version);
      if (['feedAppeal', 'feedSurvey', 'feedDiscussion'].every((name) => ids[name] !== undefined)) return;
      version += 1;
    }
  }
  throw new Error('The feed of the roads agency does not tell of an appeal, a survey and a discussion.');
}
