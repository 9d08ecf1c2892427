export { appendEvents, type Execute } from './append-events.js';
export { decodeCursor, decodeVersionCursor, encodeCursor, type Cursor, type LogCursor, type VersionCursor } from './cursor.js';
export { eventsDatabaseModule } from './database-module.js';
export type { LogEvent, NewEvent } from './event.js';
export { EventLog, type EventLogOptions, type LogPage, type TopicHead } from './event-log.js';
export type { FollowerFigures, LogFigures } from './log-figures.js';
export { LogFollower, type FollowFrom, type LogFollowerOptions } from './log-follower.js';
export { Relay, type RelayOptions, type RelayState } from './relay.js';
export { WakeUp, type WakeUpOptions, type WakeUpSignal } from './wake-up.js';
