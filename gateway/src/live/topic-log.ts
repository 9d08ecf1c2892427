import { CodedError } from '@otklik/base';
import type { EventLog, LogEvent, TopicHead } from '@otklik/events';
import { GraphQLError } from 'graphql';

/** What subscriptions ask the log for. While it cannot be read they are told what any part's absence is told by: it passes, try again with the last cursor. */
export class TopicLog {
  constructor(private readonly log: Pick<EventLog, 'newest' | 'ofTopic'>) {}

  /** @throws GraphQLError SUBGRAPH_UNAVAILABLE */
  newest(topic: string): Promise<TopicHead | null> {
    return this.log.newest(topic).catch(fail);
  }

  /** @throws CodedError CURSOR_EXPIRED, GraphQLError SUBGRAPH_UNAVAILABLE */
  ofTopic(topic: string, afterVersion: number, limit: number): Promise<LogEvent[]> {
    return this.log.ofTopic(topic, afterVersion, limit).catch(fail);
  }
}

function fail(error: unknown): never {
  if (error instanceof CodedError) throw error;
  const originalError = error instanceof Error ? error : new Error(String(error));
  throw new GraphQLError('The event log cannot be read now: try again in a moment.', { originalError, extensions: { code: 'SUBGRAPH_UNAVAILABLE' } });
}
