import { createReadStream } from 'node:fs';

const LINE_FEED = 10;

/**
 * Reads the lines of a file, one after the other, whatever its size. What follows the last line feed is no line. A missing file has none.
 * @param end where to stop, in bytes; the end of the file when absent
 * @param onLine gets each line without its line feed, and where it begins
 */
export async function eachLine(file: string, end: number | undefined, onLine: (line: string, start: number) => void): Promise<void> {
  if (end === 0) return;
  let rest: Buffer = Buffer.alloc(0);
  let start = 0;
  try {
    for await (const chunk of createReadStream(file, { end: end === undefined ? Infinity : end - 1, highWaterMark: 1 << 18 }) as AsyncIterable<Buffer>) {
      const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      let from = 0;
      for (let to = bytes.indexOf(LINE_FEED); to >= 0; to = bytes.indexOf(LINE_FEED, from)) {
        onLine(bytes.toString('latin1', from, to), start + from);
        from = to + 1;
      }
      start += from;
      rest = bytes.subarray(from);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
