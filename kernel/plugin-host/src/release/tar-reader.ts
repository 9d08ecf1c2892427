import { RELEASE_LIMITS, RELEASE_ROOT } from '@otklik/plugin-sdk';
import { ReleaseInvalid } from './release-invalid.js';
import { checkReleasePath } from './release-path.js';

const BLOCK = 512;
const FILE = new Set(['0', '\0']);
const FOLDER = '5';

/**
 * The files of a tar (POSIX ustar), by their paths inside `package/`. Only plain files: whoever unpacks a link, a device or
 * an extension header would have to trust it. Nothing is written anywhere.
 * @throws ReleaseInvalid
 */
export function readTar(tar: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  const taken = new Set<string>();
  let at = 0;
  while (at + BLOCK <= tar.length) {
    const header = tar.subarray(at, at + BLOCK);
    if (isZero(header)) {
      if (!isZero(tar.subarray(at))) throw broken('has data after its end');
      return files;
    }
    checkSum(header);
    const size = octal(header, 124, 12);
    const kind = String.fromCharCode(header[156]!);
    const name = nameOf(header);
    const begins = at + BLOCK;
    if (begins + size > tar.length) throw broken('ends in the middle of a file');
    at = begins + Math.ceil(size / BLOCK) * BLOCK;
    if (kind === FOLDER && size === 0) {
      if (`${name.replace(/\/+$/, '')}/` !== RELEASE_ROOT) checkReleasePath(insideRoot(name.replace(/\/+$/, '')));
      continue;
    }
    if (!FILE.has(kind)) throw broken(`has an entry of the type ${JSON.stringify(kind)} (${JSON.stringify(name)}): only plain files in the ustar format are taken, no links`);
    const path = insideRoot(name);
    checkReleasePath(path);
    // Some file systems have no case: what is two files here would be one there.
    if (taken.has(path.toLowerCase())) throw ReleaseInvalid.because('DUPLICATE_FILE', 'is there twice (case does not count)', path);
    taken.add(path.toLowerCase());
    if (files.size >= RELEASE_LIMITS.files) throw ReleaseInvalid.because('TOO_LARGE', `has more than ${RELEASE_LIMITS.files} files`);
    files.set(path, tar.subarray(begins, begins + size));
  }
  throw broken('has no end: two blocks of zeros are missing');
}

/** Escapes are found before the root is asked for: `../package/x` is told for what it is. */
function insideRoot(name: string): string {
  if (name.startsWith(RELEASE_ROOT)) return name.slice(RELEASE_ROOT.length);
  checkReleasePath(name);
  throw ReleaseInvalid.because('BAD_PATH', `${JSON.stringify(name)} does not lie in ${RELEASE_ROOT}, as in every npm package`);
}

function nameOf(header: Buffer): string {
  const prefix = header.toString('latin1', 257, 262) === 'ustar' ? textAt(header, 345, 155) : '';
  const name = textAt(header, 0, 100);
  return prefix === '' ? name : `${prefix}/${name}`;
}

function textAt(header: Buffer, start: number, length: number): string {
  const field = header.subarray(start, start + length);
  const end = field.indexOf(0);
  return field.toString('utf8', 0, end === -1 ? length : end);
}

function octal(header: Buffer, start: number, length: number): number {
  const digits = header.toString('latin1', start, start + length).replace(/[\0 ]+$/, '').trimStart();
  if (!/^[0-7]{1,11}$/.test(digits)) throw broken('has a header that cannot be read');
  return Number.parseInt(digits, 8);
}

/** The sum of the header's bytes, its own field counted as spaces. */
function checkSum(header: Buffer): void {
  let sum = 8 * 0x20;
  for (let i = 0; i < BLOCK; i++) if (i < 148 || i >= 156) sum += header[i]!;
  if (sum !== octal(header, 148, 8)) throw broken('has a header whose check sum is wrong');
}

function isZero(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0);
}

function broken(what: string): ReleaseInvalid {
  return ReleaseInvalid.because('BAD_ARCHIVE', what);
}
