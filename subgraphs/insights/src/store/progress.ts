import type { EntityManager } from '@mikro-orm/postgresql';

/** Which facts and cells are read, and up to which position of the log they go. */
export interface Progress {
  readonly generation: number;
  readonly position: number;
}

const COLUMNS = 'generation, position::float8 as position';

export async function readProgress(em: EntityManager): Promise<Progress> {
  const [progress] = await em.execute<Progress[]>(`select ${COLUMNS} from insights.progress`);
  return progress!;
}

/** Reads it and keeps everybody else from moving it until the caller's transaction ends. */
export async function lockProgress(tx: EntityManager): Promise<Progress> {
  const [progress] = await tx.execute<Progress[]>(`select ${COLUMNS} from insights.progress for update`);
  return progress!;
}

/** Stores it, in the transaction that wrote what it says. */
export async function storeProgress(tx: EntityManager, { generation, position }: Progress): Promise<void> {
  await tx.execute('update insights.progress set generation = ?, position = ?', [generation, position]);
}
