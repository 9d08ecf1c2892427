import { Access, outcome, type Ref } from '@otklik/subgraph';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Directive, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import type { AppealsContext } from '../../appeals-context.js';
import { AppealOrder } from '../../domain/appeal-order.js';
import { MOST_COUNTED } from '../../domain/desk/bounded-count.js';
import { APPEAL_PERMISSIONS } from '../../permissions.js';
import type { SavedFilter } from '../../store/desk/saved-filter.entity.js';
import { deleteSavedFilter, saveFilter } from '../../use-cases/desk/keep-filters.js';
import { countByFilter, filtersOfCabinet, ownFilters } from '../../use-cases/desk/read-filters.js';
import type { AppealFilterInput } from '../appeal.type.js';
import { RawDetailsFilter, withRawDetails } from '../raw-details.js';
import { CabinetStub, CitizenStub } from '../stubs.type.js';
import { AppealFilterValuesObject, conditionsOf, orderOf } from './filter-values.js';
import {
  BoundedCountObject,
  DeleteSavedFilterInput,
  DeleteSavedFilterResult,
  DeleteSavedFilterSuccess,
  SaveFilterInput,
  SaveFilterResult,
  SaveFilterSuccess,
  SavedFilterObject,
} from './saved-filter.type.js';

@Resolver(() => SavedFilterObject)
export class SavedFilterResolver {
  @Access(APPEAL_PERMISSIONS, 'saved-filter.use')
  @Mutation(() => SaveFilterResult, {
    description: 'Keeps conditions of a list of appeals under a title; at most 50 of one’s own in a cabinet, and 50 shared ones. For those who work in the cabinet; shared ones for its administrators (`saved-filter.share`).',
  })
  saveFilter(@Arg('input', () => SaveFilterInput, { description: 'What to keep, and where.' }) input: SaveFilterInput, @RawDetailsFilter() details: unknown, @Ctx() ctx: AppealsContext): Promise<typeof SaveFilterResult> {
    return outcome(ctx.locale, async () => Object.assign(new SaveFilterSuccess(), { savedFilter: await saveFilter(ctx, { ...input, filter: withRawDetails(input.filter, details) }) }));
  }

  @Access(APPEAL_PERMISSIONS, 'saved-filter.use')
  @Mutation(() => DeleteSavedFilterResult, { description: 'Takes a saved filter away. For whoever keeps it; shared ones for the administrators of the cabinet.' })
  deleteSavedFilter(@Arg('input', () => DeleteSavedFilterInput, { description: 'Which one.' }) input: DeleteSavedFilterInput, @Ctx() ctx: AppealsContext): Promise<typeof DeleteSavedFilterResult> {
    return outcome(ctx.locale, async () => Object.assign(new DeleteSavedFilterSuccess(), { savedFilterId: await deleteSavedFilter(ctx, input) }));
  }

  @FieldResolver(() => CabinetStub, { description: 'Where it is kept.' })
  cabinet(@Root() { cabinetId }: Ref<SavedFilter>): CabinetStub {
    return { id: cabinetId };
  }

  @FieldResolver(() => Boolean, { description: 'Whether it is for everybody in the cabinet.' })
  isShared(@Root() { ownerId }: Ref<SavedFilter>): boolean {
    return ownerId == null;
  }

  @FieldResolver(() => AppealFilterValuesObject, { description: 'The conditions, as far as the graph knows them now.' })
  filter(@Root() saved: Ref<SavedFilter>, @Info() { schema }: Ref<GraphQLResolveInfo>): AppealFilterInput {
    return conditionsOf(saved, schema);
  }

  @FieldResolver(() => AppealOrder, { description: 'How it sorts.' })
  orderBy(@Root() saved: Ref<SavedFilter>, @Info() { schema }: Ref<GraphQLResolveInfo>): AppealOrder {
    return orderOf(saved, schema);
  }

  @FieldResolver(() => BoundedCountObject, { description: 'How many appeals the viewer finds by it now, counted up to 1,000.' })
  async count(@Root() saved: Ref<SavedFilter>, @Ctx() ctx: AppealsContext, @Info() { schema }: Ref<GraphQLResolveInfo>): Promise<BoundedCountObject> {
    const found = await countByFilter(ctx, conditionsOf(saved, schema));
    return { value: Math.min(found, MOST_COUNTED), isExact: found <= MOST_COUNTED };
  }
}

@Resolver(() => CabinetStub)
export class CabinetFiltersResolver {
  @Access(APPEAL_PERMISSIONS, 'saved-filter.use')
  @Directive('@listSize(assumedSize: 20)')
  @FieldResolver(() => [SavedFilterObject], { nullable: true, description: 'The filters that it shares, then those that the viewer keeps here, by their titles. Null for those who do not work in the cabinet, nor look after it.' })
  savedFilters(@Root() cabinet: CabinetStub, @Ctx() ctx: AppealsContext): Promise<SavedFilter[] | null> {
    return filtersOfCabinet(ctx, cabinet.id);
  }
}

@Resolver(() => CitizenStub)
export class CitizenFiltersResolver {
  @Access(APPEAL_PERMISSIONS, 'saved-filter.use')
  @Directive('@listSize(assumedSize: 20)')
  @FieldResolver(() => [SavedFilterObject], { description: 'The filters that the viewer keeps for themselves in the cabinets where they work, by their titles; of others none.' })
  savedFilters(@Root() citizen: CitizenStub, @Ctx() ctx: AppealsContext): Promise<SavedFilter[]> {
    return ownFilters(ctx, citizen.id);
  }
}
