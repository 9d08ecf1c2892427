import { localize } from '@otklik/base';
import { Access, outcome } from '@otklik/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { CabinetsContext } from '../cabinets-context.js';
import { CABINET_PERMISSIONS } from '../permissions.js';
import { importTerritories } from '../use-cases/import-territories.js';
import { setCategoryRouting } from '../use-cases/set-category-routing.js';
import { ImportTerritoriesInput, ImportTerritoriesResult, ImportTerritoriesSuccess, SetCategoryRoutingInput, SetCategoryRoutingResult, SetCategoryRoutingSuccess } from './territory.type.js';

@Resolver()
export class TerritoryMutationsResolver {
  @Access(CABINET_PERMISSIONS, 'territory.import')
  @Mutation(() => ImportTerritoriesResult, { description: 'Puts a tree of territories with their borders in the place of the one before, whole or not at all. For the operator. What was counted before stays as it was.' })
  importTerritories(@Arg('input', () => ImportTerritoriesInput, { description: 'The tree.' }) input: ImportTerritoriesInput, @Ctx() ctx: CabinetsContext): Promise<typeof ImportTerritoriesResult> {
    return outcome(ctx.locale, async () => {
      const { count, notices } = await importTerritories(ctx, ctx.viewer, input);
      return Object.assign(new ImportTerritoriesSuccess(), { count, notices: notices.map((notice) => localize(notice, ctx.locale)) });
    });
  }

  @Access(CABINET_PERMISSIONS, 'category.route')
  @Mutation(() => SetCategoryRoutingResult, {
    description: 'Says whether messages of a category go to the agency of the territory that they are about. For administrators of the cabinet that holds the category, and the operator. What has come in stays where it is.',
  })
  setCategoryRouting(@Arg('input', () => SetCategoryRoutingInput, { description: 'Which category, and where to.' }) input: SetCategoryRoutingInput, @Ctx() ctx: CabinetsContext): Promise<typeof SetCategoryRoutingResult> {
    return outcome(ctx.locale, async () => Object.assign(new SetCategoryRoutingSuccess(), { category: await setCategoryRouting(ctx, ctx.viewer, input) }));
  }
}
