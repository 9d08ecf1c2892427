import { isWithin, isYearly, localize } from '@otklik/base';
import type { Ref } from '@otklik/subgraph';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { CabinetsContext } from '../cabinets-context.js';
import type { Category } from '../store/category.entity.js';
import { traitsOfCategory } from '../use-cases/traits-of-category.js';
import { CategoryPeriodObject, CategoryReplyTemplateObject, CategorySeasonObject, Open311ServiceObject, RootCauseObject } from './category-traits.type.js';
import { CategoryObject } from './category.type.js';

/** What a plugin says of its category besides form and term. */
@Resolver(() => CategoryObject)
export class CategoryTraitsResolver {
  @FieldResolver(() => CategoryPeriodObject, { nullable: true, description: 'Of a campaign, when it takes messages; null when the category always does.' })
  async period(@Root() { period }: Ref<Category>, @Ctx() ctx: CabinetsContext): Promise<CategoryPeriodObject | null> {
    if (period == null) return null;
    return { from: period.from, to: period.to, isYearly: isYearly(period), isOpen: isWithin(period, await ctx.loaders.today()) };
  }

  @FieldResolver(() => CategorySeasonObject, { nullable: true, description: 'When front ends offer it first; null when at no time in particular.' })
  async season(@Root() category: Ref<Category>, @Ctx() ctx: CabinetsContext): Promise<CategorySeasonObject | null> {
    const { season } = await traitsOfCategory(ctx.loaders, category);
    if (season === null) return null;
    const { key, title, from, to } = season;
    return { key, title: localize(title, ctx.locale), from, to, isNow: isWithin(season, await ctx.loaders.today()) };
  }

  @FieldResolver(() => [RootCauseObject], { description: 'Why its problems may have arisen, as its plugin knows.' })
  async rootCauses(@Root() category: Ref<Category>, @Ctx() ctx: CabinetsContext): Promise<RootCauseObject[]> {
    const { rootCauses } = await traitsOfCategory(ctx.loaders, category);
    return rootCauses.map(({ key, title }) => ({ key, title: localize(title, ctx.locale) }));
  }

  @FieldResolver(() => [CategoryReplyTemplateObject], { description: 'Texts of its plugin that a clerk can start an answer from.' })
  async replyTemplates(@Root() category: Ref<Category>, @Ctx() ctx: CabinetsContext): Promise<CategoryReplyTemplateObject[]> {
    const { replyTemplates } = await traitsOfCategory(ctx.loaders, category);
    return replyTemplates.map(({ key, title, text }) => ({ key, title: localize(title, ctx.locale), text: localize(text, ctx.locale) }));
  }

  @FieldResolver(() => Open311ServiceObject, { nullable: true, description: 'How it is named in Open311; null when it is not.' })
  async open311(@Root() category: Ref<Category>, @Ctx() ctx: CabinetsContext): Promise<Open311ServiceObject | null> {
    const { open311 } = await traitsOfCategory(ctx.loaders, category);
    if (open311 === null) return null;
    return { serviceCode: open311.serviceCode, group: open311.group === null ? null : localize(open311.group, ctx.locale), keywords: [...open311.keywords] };
  }
}
