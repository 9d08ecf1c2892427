import { BackupError } from '@otklik/database';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** What the system says of a file, as one line. Anything else is given back as it is. */
export function explainFile(error: unknown, file: string): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new BackupError('NO_SPACE', `There is no space left for ${file}`, { cause: error });
    case 'EFBIG':
      return new BackupError('NO_SPACE', `${file} grows larger than a file may be there`, { cause: error });
    case 'ENOENT':
    case 'ENOTDIR':
      return new BackupError('FILE_UNWRITABLE', `There is no folder ${dirname(file)}`, { cause: error });
    case 'EACCES':
    case 'EEXIST':
    case 'EPERM':
    case 'EROFS':
    case 'EISDIR':
    case 'ENAMETOOLONG':
    case 'EIO':
      return new BackupError('FILE_UNWRITABLE', `${file} cannot be written: ${code}`, { cause: error });
    default:
      return error;
  }
}

/** @throws BackupError FILE_EXISTS: what is there may be the last good backup */
export async function requireAbsent(file: string): Promise<void> {
  const found = await stat(file).catch(() => null);
  if (found !== null) throw new BackupError('FILE_EXISTS', `${file} exists: choose another name`);
}
