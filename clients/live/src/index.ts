export type { LiveDocument, TypedDocument } from './document.js';
export { followLive, type FollowLiveOptions } from './follow-live.js';
export type { First, FollowOptions, LiveStep } from './follow-options.js';
export { LiveClient, type LiveClientOptions, type LiveState, type TransportName } from './live-client.js';
export { LiveError } from './live-error.js';
