import { canName, localize } from '@otklik/base';
import type { Ref } from '@otklik/subgraph';
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { CabinetsContext } from '../cabinets-context.js';
import type { Agency } from '../store/agency.entity.js';
import type { Category } from '../store/category.entity.js';
import type { Plugin } from '../store/plugin.entity.js';
import { listCategories } from '../use-cases/list-categories.js';
import { AgencyObject } from './agency.type.js';
import { PluginObject } from './cabinet.type.js';
import { CategoryObject } from './category.type.js';

@Resolver(() => CategoryObject)
export class CategoryResolver {
  @Query(() => [CategoryObject], { description: 'The categories that take messages now; campaigns in their period alone. Public.' })
  categories(@Ctx() ctx: CabinetsContext): Promise<Ref<Category>[]> {
    return listCategories(ctx.em, ctx.clock);
  }

  @Query(() => CategoryObject, { nullable: true, description: 'One category; null when there is none with this id.' })
  category(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() ctx: CabinetsContext): Promise<Ref<Category> | null> {
    return canName(id) ? ctx.loaders.category.load(id) : Promise.resolve(null);
  }

  @FieldResolver(() => String, { description: 'Name, in the language of `Accept-Language`.' })
  title(@Root() category: Ref<Category>, @Ctx() ctx: CabinetsContext): string {
    return localize(category.title, ctx.locale);
  }

  @FieldResolver(() => AgencyObject, { nullable: true, description: 'Who answers for it now; null when no cabinet does.' })
  async agency(@Root() category: Ref<Category>, @Ctx() ctx: CabinetsContext): Promise<Ref<Agency> | null> {
    const holder = await ctx.loaders.holderOfCategory.load(category.id);
    return holder === null ? null : ctx.loaders.agency.load(holder.agencyId);
  }

  @FieldResolver(() => PluginObject, { description: 'The plugin that declares it.' })
  plugin(@Root() category: Ref<Category>, @Ctx() ctx: CabinetsContext): Promise<Ref<Plugin> | null> {
    return ctx.loaders.plugin.load(category.pluginId);
  }
}
