import type { PubSub } from 'type-graphql';

/**
 * type-graphql insists on a PubSub as soon as there is a subscription field. Ours are served by the gateway from the
 * event log, so nothing ever comes through here.
 */
export const unusedPubSub: PubSub = {
  publish() {},
  subscribe() {
    throw new Error('Subscriptions are served by the gateway.');
  },
};
