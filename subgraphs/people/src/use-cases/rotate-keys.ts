import type { MikroORM } from '@mikro-orm/postgresql';
import type { ValuePlace } from '../domain/personal-field.js';
import type { Vault } from '../sealing/vault.js';
import { countByKey, putSealedValue, valuesOfOtherKeys } from '../store/sealed-values.js';

/** What a rotation works with. */
export interface RotationOptions {
  readonly orm: MikroORM;
  readonly vault: Vault;
  /** How many values in one transaction; 500 unless told. */
  readonly batch?: number;
  /** Told after each transaction how many values it has sealed anew. */
  readonly onBatch?: (values: number) => void;
}

/** What came of a rotation. */
export interface Rotation {
  /** Id of the key that values are written with. */
  readonly keyId: string;
  /** Values sealed anew. */
  readonly sealed: number;
  /** How many values each key has sealed now. */
  readonly values: ReadonlyMap<string, number>;
}

const BATCH = 500;

/**
 * Seals every value of another key anew with the key that is written with. Batch by batch: broken off, it goes on where it was, and
 * nobody who reads or writes meanwhile notices. A value whose key is not known stays as it is; `values` counts it.
 * @throws CodedError PERSONAL_DATA_UNAVAILABLE when there is no key to write with
 */
export async function rotateKeys({ orm, vault, batch = BATCH, onBatch }: RotationOptions): Promise<Rotation> {
  const keyId = await vault.writingKeyId();
  let sealed = 0;
  let after: ValuePlace | null = null;
  for (;;) {
    const done: Batch = await rotateBatch(orm, vault, { keyId, after, batch });
    sealed += done.sealed;
    onBatch?.(done.sealed);
    if (done.last === null) break;
    after = done.last;
  }
  return { keyId, sealed, values: await countByKey(orm.em.fork()) };
}

interface Batch {
  readonly sealed: number;
  /** Where the next batch begins; null when there is none. */
  readonly last: ValuePlace | null;
}

function rotateBatch(orm: MikroORM, vault: Vault, { keyId, after, batch }: { keyId: string; after: ValuePlace | null; batch: number }): Promise<Batch> {
  return orm.em.fork().transactional(async (tx) => {
    const values = await valuesOfOtherKeys(tx, keyId, after, batch);
    let sealed = 0;
    for (const value of values) {
      const text = await vault.open(value, value.value).catch(() => null);
      if (text === null) continue;
      await putSealedValue(tx, { ...value, value: await vault.seal(value, text) });
      sealed++;
    }
    return { sealed, last: values.length < batch ? null : values.at(-1)! };
  });
}
