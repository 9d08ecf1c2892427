import type { Clock, FixedClock } from '@otklik/base';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** A clock that stands at the moment in a file: the clock of a test, as other processes see it. Read anew each time, so that no request is ahead of it. */
export function fileClock(file: string): Clock {
  return { now: () => new Date(readFileSync(file, 'utf8')) };
}

/** Keeps a file at the moment of a clock, whenever it is moved. */
export function mirrorClock(clock: FixedClock, file: string): void {
  // Put in its place whole: the others would take half a moment for no moment at all.
  const write = (): void => {
    writeFileSync(`${file}.new`, clock.now().toISOString());
    renameSync(`${file}.new`, file);
  };
  const set = clock.set.bind(clock);
  clock.set = (at) => {
    set(at);
    write();
  };
  write();
}
