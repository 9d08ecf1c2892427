import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { SYSTEM, sessionOf } from '@otklik/database';
import type { DetailsVault } from '../domain/details-vault.js';
import { putSealedAnew, sealedByOthers } from '../store/personal-details.js';

/** What a rotation works with. */
export interface ResealOptions {
  readonly orm: MikroORM;
  readonly vault: DetailsVault;
  /** Id of the key that values are written with. */
  readonly keyId: string;
  /** How many values in one transaction; 500 unless told. */
  readonly batch?: number;
}

/** What came of it. */
export interface Resealed {
  readonly sealed: number;
  /** Values whose key is not known, which stay as they are. */
  readonly left: number;
}

/** Seals the personal details of every appeal anew that another key has sealed, batch by batch. */
export async function resealDetails({ orm, vault, keyId, batch = 500 }: ResealOptions): Promise<Resealed> {
  let [sealed, left, after, count] = [0, 0, null as string | null, batch];
  while (count === batch) {
    await orm.em.fork({ session: sessionOf(SYSTEM) }).transactional(async (tx: EntityManager) => {
      const values = await sealedByOthers(tx, keyId, after, batch);
      for (const value of values) {
        const text = await vault.open(value.appealId, value.sealed).catch(() => null);
        if (text === null) left++;
        else {
          await putSealedAnew(tx, { ...value, sealed: await vault.seal(value.appealId, text) });
          sealed++;
        }
      }
      count = values.length;
      after = values.at(-1)?.appealId ?? after;
    });
  }
  return { sealed, left };
}
