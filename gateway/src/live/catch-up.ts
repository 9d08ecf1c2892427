import type { LogEvent } from '@otklik/events';
import type { LiveGroup } from './live-group.js';
import type { Subscriber } from './subscriber.js';
import type { TopicLog } from './topic-log.js';

/** Events of one reading. */
export const PAGE = 50;

/** What follows a version of the group's topic, up to `PAGE` events; the newest event alone where those between are passed over. */
export async function missedEvents(log: TopicLog, { subject: { topic, operation } }: LiveGroup, version: number): Promise<LogEvent[]> {
  if (operation.live.everyMs === undefined) return log.ofTopic(topic, version, PAGE);
  const newest = await log.newest(topic);
  return newest === null || newest.version <= version ? [] : log.ofTopic(topic, newest.version - 1, PAGE);
}

/**
 * Brings a subscriber from his version to the present and lets him join the live results, without a gap and without a
 * double. He must have joined his group before `page` was read: whatever the follower brought until then is in the log, and
 * whatever it brings meanwhile is noted, so another reading finds it.
 *
 * @param page what follows his version in the log, up to `PAGE` events
 */
export async function catchUp(log: TopicLog, group: LiveGroup, member: Subscriber, page: readonly LogEvent[]): Promise<void> {
  let events = page;
  for (;;) {
    for (const event of events) {
      if (member.isClosed) return;
      const outcome = await group.outcomeOf(event);
      if (outcome.kind !== 'result') return member.end(outcome.error);
      await member.takeReplayed(event.version, outcome.result);
    }
    if (events.length < PAGE && member.noted <= member.version) return member.goLive();
    events = await missedEvents(log, group, member.version);
  }
}
