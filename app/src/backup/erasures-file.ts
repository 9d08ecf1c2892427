import { isId } from '@otklik/base';
import { BackupError, createOrm } from '@otklik/database';
import { peopleEntities, repeatErasures, type Erasure } from '@otklik/people';
import { readFile } from 'node:fs/promises';

const REASONS: readonly string[] = ['OWN_REQUEST', 'OPERATOR', 'RETENTION'];

/** What "otklik personal erasures" printed. @throws BackupError FILE_UNREADABLE when it is not that: nobody is erased by mistake */
export async function readErasuresFile(file: string): Promise<Erasure[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new BackupError('FILE_UNREADABLE', error.code === 'ENOENT' ? `There is no file ${file}` : `${file} cannot be read: ${error.code}`, { cause: error });
  });
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line, index) => {
    const erasure = parse(line);
    if (erasure === null) throw new BackupError('FILE_UNREADABLE', `${file} is no list of "otklik personal erasures": see its line ${index + 1}`);
    return erasure;
  });
}

/** Repeats them in a database that is up to date. @returns of how many people there were data again */
export async function repeatErasuresOf(databaseUrl: string, erasures: readonly Erasure[]): Promise<number> {
  const orm = await createOrm({ databaseUrl, schema: 'people', entities: peopleEntities });
  try {
    // Whoever follows the log finds the events at the next start, or within a quarter of a second.
    return await repeatErasures({ orm, onCommitted: () => undefined }, erasures);
  } finally {
    await orm.close();
  }
}

function parse(line: string): Erasure | null {
  try {
    const { id, at, personId, reason, ground = null, erasedBy = null } = JSON.parse(line) as Partial<Record<keyof Erasure, string | null>>;
    if (typeof id !== 'string' || !isId(id) || typeof personId !== 'string' || !isId(personId) || !REASONS.includes(reason ?? '')) return null;
    const moment = new Date(at ?? '');
    return Number.isNaN(moment.getTime()) ? null : { id, at: moment, personId, reason: reason as Erasure['reason'], ground, erasedBy };
  } catch {
    return null;
  }
}
