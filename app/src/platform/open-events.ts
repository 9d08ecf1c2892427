import { EventLog, natsLine, Relay, WakeUp, type NatsOptions, type RelayState } from '@otklik/events';
import type { Closing } from './closing.js';
import { logTrouble } from './log-trouble.js';

/** The event log as a process uses it. */
export interface Events {
  readonly log: EventLog;
  /** To be called after every commit that put events into the outbox. */
  readonly onCommitted: () => void;
  /** Hears other processes from now on, and moves events from the outbox to the log unless another process does. */
  start(): void;
  /** What the relay of this process does. */
  readonly relayState: () => RelayState;
}

/** Where the log is, and how its processes wake each other: over PostgreSQL, or over NATS where they are on several machines. */
export interface EventsOptions {
  readonly databaseUrl: string;
  readonly nats: NatsOptions | null;
}

/** Opens the log. Every process runs a relay: one of them works, and another takes over when it ends. */
export function openEvents({ databaseUrl, nats }: EventsOptions, closing: Closing): Events {
  const wakeUp = new WakeUp({ databaseUrl, ...(nats === null ? {} : { line: natsLine(nats) }), onError: logTrouble('wake-up') });
  const log = new EventLog({ databaseUrl, wakeUp, onError: logTrouble('event log') });
  closing.add(() => log.close());
  let relay: Relay | null = null;
  return {
    log,
    onCommitted: () => wakeUp.poke('outbox'),
    start() {
      wakeUp.start();
      closing.add(() => wakeUp.stop());
      relay = new Relay({ databaseUrl, wakeUp, onError: logTrouble('relay') });
      relay.start();
      closing.add(() => relay?.stop());
    },
    relayState: () => relay?.state ?? 'stopped',
  };
}
