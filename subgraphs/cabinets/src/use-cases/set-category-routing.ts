import { Refusal, canName } from '@otklik/base';
import type { Viewer } from '@otklik/identity';
import { once } from '@otklik/subgraph';
import { CABINET_PERMISSIONS } from '../permissions.js';
import { CategoryEntity, type Category } from '../store/category.entity.js';
import { holdersOfCategories } from '../store/category-holders.js';
import { setRouting } from '../store/territories.js';
import type { ImportSetting } from './import-once.js';

/** Whether messages of a category go to the agency of their territory. */
export interface CategoryRoutingInput {
  readonly categoryId: string;
  readonly byTerritory: boolean;
  readonly idempotencyKey?: string | null;
}

/** The cabinet that holds a category says whether its messages go to the municipality that they are about. What has come in stays where it is. */
export async function setCategoryRouting({ em, clock }: ImportSetting, asker: Viewer, input: CategoryRoutingInput): Promise<Category> {
  const viewer = CABINET_PERMISSIONS.requireSomewhere(asker, 'category.route');
  const { categoryId, byTerritory } = input;
  return em.fork().transactional((tx) =>
    once(tx, 'cabinets', { viewer, mutation: 'setCategoryRouting', input, clock }, {
      answer: ({ id }) => id,
      work: async () => {
        const category = canName(categoryId) ? await tx.findOne(CategoryEntity, { id: categoryId }) : null;
        if (category === null) throw Refusal.notFound();
        const [holder] = await holdersOfCategories(tx, [categoryId]);
        CABINET_PERMISSIONS.require(viewer, 'category.route', { cabinetId: holder?.cabinetId ?? null });
        await setRouting(tx, categoryId, byTerritory);
        return category;
      },
      replay: (id: string) => tx.findOneOrFail(CategoryEntity, { id }),
    }),
  );
}
