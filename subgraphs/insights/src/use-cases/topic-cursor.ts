import { CodedError } from '@otklik/base';
import { decodeCursor, encodeCursor } from '@otklik/events';
import { newestVersions } from '../store/topics.js';
import type { Setting } from './setting.js';

/** A place in a topic of a family such as `agency/<id>`. */
export interface TopicPlace {
  /** What stands after the slash. */
  readonly of: string;
  readonly version: number;
}

/** Reads a cursor of a topic of the family. @throws CodedError BAD_CURSOR */
export function readTopicCursor(text: string, family: string): TopicPlace {
  const cursor = decodeCursor(text);
  if (cursor.kind !== 'version' || !cursor.topic.startsWith(`${family}/`)) throw CodedError.badCursor();
  return { of: cursor.topic.slice(family.length + 1), version: cursor.version };
}

/** The cursor from which a client hears of everything that happens in the topic from now on. */
export async function newestCursor({ loaders }: Pick<Setting, 'loaders'>, topic: string): Promise<string> {
  return encodeCursor({ kind: 'version', topic, version: await loaders.newest.load(topic) });
}

/** What to say of a version that the log does not have: it is over, or it has never been. */
export async function unknownVersion({ em }: Pick<Setting, 'em'>, topic: string, version: number): Promise<CodedError> {
  const [newest = 0] = await newestVersions(em, [topic]);
  return version > newest ? CodedError.badCursor() : CodedError.cursorExpired();
}
