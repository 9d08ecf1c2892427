import type { Database } from '../chain/database.js';
import type { SealFile } from './seal-file.js';
import type { WrittenSeal } from './seal-writer.js';

/** Notes that a seal was written, so that its file cannot lose its end unnoticed. */
export async function registerSeal(database: Database, { file, number, at, digest }: WrittenSeal): Promise<void> {
  await database.query("insert into appeals.seal (file_id, number, at, digest) values ($1, $2, $3, decode($4, 'hex')) on conflict do nothing", [file, number, at, digest]);
}

/** Of each file of seals the newest that was written to it, as far as the database knows. */
export async function registeredSeals(database: Database): Promise<Map<string, number>> {
  const { rows } = await database.query('select file_id, max(number) as number from appeals.seal group by file_id', []);
  return new Map((rows as { file_id: string; number: number }[]).map(({ file_id, number }) => [file_id, number]));
}

/**
 * The number of the first seal that the file should hold and does not; null when it is whole. One that is newer than the database knows is
 * in order: it goes to the file first. Other processes may have files of their own, but where there are seals and no file, they are missing.
 */
export function missingSeal({ last }: SealFile, registered: ReadonlyMap<string, number>): number | null {
  if (last === null) return registered.size === 0 ? null : 1;
  return (registered.get(last.file) ?? 0) > last.number ? last.number + 1 : null;
}
