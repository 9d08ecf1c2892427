import { setTimeout as sleep } from 'node:timers/promises';
import { Closing } from '../platform/closing.js';
import { untilToldToStop } from './until-told-to-stop.js';

/** How long work that is no longer wanted may take to its next step; then it is cut off as by a lost database. */
const PATIENCE_MS = 3_000;
const LONG_MS = 3_600_000;

/** What work is given. */
export interface Running {
  /** What is to be closed in the end, also when the work fails or is broken off. */
  readonly closing: Closing;
  /** The work is no longer wanted. */
  readonly signal: AbortSignal;
  /** Resolves when it is no longer wanted. */
  readonly stopped: Promise<void>;
  /** Ends the work from outside with a reason. */
  readonly fail: (reason: Error) => void;
}

/** Starts something that serves, waits until the process is told to stop, closes everything and ends the process. */
export function runUntilStopped(start: (running: Running) => Promise<void>): Promise<never> {
  return runToEnd(async (running) => {
    await start(running);
    await running.stopped;
  });
}

/** Does something, or breaks it off when the process is told to stop, closes everything and ends the process. */
export async function runToEnd(work: (running: Running) => Promise<void>): Promise<never> {
  // Who only waits for a signal would end by itself.
  const alive = setInterval(() => undefined, LONG_MS);
  const stop = new AbortController();
  const stopped = untilToldToStop().then(() => stop.abort());
  const closing = new Closing();
  const failed = Promise.withResolvers<never>();
  const working = work({ closing, signal: stop.signal, stopped, fail: failed.reject });
  try {
    await Promise.race([working, stopped, failed.promise]);
    await Promise.race([working.catch(() => undefined), sleep(PATIENCE_MS)]);
  } finally {
    await closing.run();
    clearInterval(alive);
  }
  process.exit();
}
