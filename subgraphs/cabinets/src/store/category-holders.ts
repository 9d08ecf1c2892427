import type { EntityManager } from '@mikro-orm/postgresql';

/** The cabinet that answers for a category. */
export interface CategoryHolder {
  readonly categoryId: string;
  readonly agencyId: string;
  readonly cabinetId: string;
}

/** Who answers for these categories; categories that no cabinet has installed are left out. */
export async function holdersOfCategories(em: EntityManager, categoryIds: readonly string[]): Promise<CategoryHolder[]> {
  const rows = await em.execute<{ id: string; agency_id: string; cabinet_id: string }[]>(
    'select id, agency_id, cabinet_id from cabinets.published_category where active and id in (?)',
    [[...categoryIds]],
  );
  return rows.map((row) => ({ categoryId: row.id, agencyId: row.agency_id, cabinetId: row.cabinet_id }));
}
