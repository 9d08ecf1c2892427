import type { EntityManager } from '@mikro-orm/postgresql';
import { grouped } from '@otklik/subgraph';
import { AbsenceEntity, type Absence } from './absence.entity.js';

/** Absences of cabinets that are not over, for each the first one first. */
export async function absencesOfCabinets(em: EntityManager, cabinetIds: readonly string[], now: Date): Promise<Absence[][]> {
  const rows = await em.find(AbsenceEntity, { cabinetId: { $in: [...cabinetIds] }, endsAt: { $gt: now } }, { orderBy: { beginsAt: 'asc', id: 'asc' } });
  return grouped(
    cabinetIds,
    rows.filter(({ beginsAt, endsAt }) => endsAt > beginsAt),
    (row) => row.cabinetId,
  );
}

/** Lets nobody else write down absences in a cabinet until the end of the transaction: each is judged by all others. */
export async function lockAbsences(tx: EntityManager, cabinetId: string): Promise<void> {
  await tx.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`otklik absences ${cabinetId}`]);
}
