import type { FollowOptions, LiveStep } from './follow-options.js';
import { LiveClient, type LiveClientOptions } from './live-client.js';

export interface FollowLiveOptions<TResult, TVariables, TFirst, TFirstVariables>
  extends LiveClientOptions,
    FollowOptions<TResult, TVariables, TFirst, TFirstVariables> {}

/**
 * Follows one thing on a connection of its own. A page that follows several makes one `LiveClient` for all of them.
 * @throws LiveError what ended it for good
 */
export async function* followLive<TResult, TVariables, TFirst = never, TFirstVariables = never>(
  options: FollowLiveOptions<TResult, TVariables, TFirst, TFirstVariables>,
): AsyncGenerator<LiveStep<TResult, TFirst>, undefined> {
  const client = new LiveClient(options);
  try {
    yield* client.follow(options);
  } finally {
    client.close();
  }
}
