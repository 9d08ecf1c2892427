import { open, readFile, stat, truncate, type FileHandle } from 'node:fs/promises';

const LARGEST_BYTES = 10 * 1024 * 1024;

/** Opens the file that PostgreSQL writes its messages to. One that has grown large starts anew. */
export async function openLog(file: string): Promise<FileHandle> {
  const size = await stat(file).then((found) => found.size, () => 0);
  if (size > LARGEST_BYTES) await truncate(file);
  return open(file, 'a', 0o600);
}

/** The last error in the log, or its last line: what to show of a server that did not start. */
export async function lastLine(file: string): Promise<string> {
  const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const told = lines.slice(-30).findLast((line) => /(FATAL|PANIC|error):/.test(line)) ?? lines.at(-1) ?? 'it says nothing';
  return `${told.replace(/^.*?(FATAL|PANIC|error):\s*/, '')} (see ${file})`;
}
