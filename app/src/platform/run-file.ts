import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a running platform says about itself to commands on the same machine. */
export interface RunningPlatform {
  readonly url: string;
  readonly pid: number;
}

const fileOf = (home: string): string => join(home, 'running.json');

/** Leaves word where the platform listens. */
export function writeRunFile(home: string, running: RunningPlatform): Promise<void> {
  return writeFile(fileOf(home), `${JSON.stringify(running)}\n`);
}

/** Where the platform of this home listens; null when none left word. It may be gone by now. */
export async function readRunFile(home: string): Promise<RunningPlatform | null> {
  try {
    return JSON.parse(await readFile(fileOf(home), 'utf8')) as RunningPlatform;
  } catch {
    return null;
  }
}

/** Takes the word back. */
export function removeRunFile(home: string): Promise<void> {
  return rm(fileOf(home), { force: true });
}
