import type { MikroORM } from '@mikro-orm/postgresql';
import { addErasure, hasErasure, type Erasure } from '../store/erasures.js';
import { erase } from './erase-personal-data.js';

/**
 * Erases once more what was erased after a backup that has been restored since: a backup brings people back who did not want to be kept.
 * What the restored database knows of is left out, so it may be repeated; the moments and grounds stay those of the first time.
 * @returns of how many people there were data again
 */
export async function repeatErasures({ orm, onCommitted }: { readonly orm: MikroORM; readonly onCommitted: () => void }, erasures: readonly Erasure[]): Promise<number> {
  let people = 0;
  for (const erasure of erasures) {
    const em = orm.em.fork();
    if (await hasErasure(em, erasure.id)) continue;
    if (await erase({ em, clock: { now: () => erasure.at }, onCommitted }, erasure)) people++;
    // The proof is kept also of those who wrote about themselves after the backup.
    else await addErasure(em, erasure);
  }
  return people;
}
