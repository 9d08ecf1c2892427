import process from 'node:process';

/** Tells the reader of the run, without the frames that jest puts around. */
export function print(title: string, value: unknown): void {
  process.stdout.write(`${title}: ${JSON.stringify(value, null, 2)}\n`);
}
