import { RELEASE_ROOT } from '@otklik/plugin-sdk';
import { checkReleasePath } from './release-path.js';

const BLOCK = 512;

/** A tar (POSIX ustar) of files by their paths inside `package/`. The same files always give the same bytes: no times, no owners. */
export function writeTar(files: ReadonlyMap<string, Uint8Array>): Buffer {
  const blocks: Uint8Array[] = [];
  for (const [path, content] of [...files].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    checkReleasePath(path);
    blocks.push(headerOf(RELEASE_ROOT + path, content.length), content, new Uint8Array((BLOCK - (content.length % BLOCK)) % BLOCK));
  }
  return Buffer.concat([...blocks, new Uint8Array(2 * BLOCK)]);
}

function headerOf(name: string, size: number): Buffer {
  const header = Buffer.alloc(BLOCK);
  header.write(name, 0, 100, 'latin1');
  for (const [at, text] of [[100, '0000644\0'], [108, '0000000\0'], [116, '0000000\0'], [136, '00000000000\0'], [156, '0'], [257, 'ustar\x0000']] as const) header.write(text, at, 'latin1');
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124, 'latin1');
  header.fill(' ', 148, 156);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return header;
}
