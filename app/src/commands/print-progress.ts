/** Tells who waits at the terminal what is being done. */
export function printProgress(line: string): void {
  process.stdout.write(`${line} …\n`);
}
